import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL server of the tests. */
export interface PostgresServer {
  /** A URL of an empty place in its database: a schema of its own, whose name its connections bear too. */
  fresh(): Promise<string>;
  /** Runs one statement, as whoever owns the server. */
  run(statement: string): Promise<void>;
  close(): Promise<void>;
}

const programs = [
  ...(process.env['PATH'] ?? '').split(delimiter),
  ...versionsIn('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`),
].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));

/** Why there is no server to test with; nothing where there is one. */
export const whyNoServer =
  process.env['DATABASE_URL'] === undefined && programs === undefined
    ? 'no PostgreSQL is installed: apt-get install postgresql, or set DATABASE_URL'
    : undefined;

/** The server that `DATABASE_URL` names, or one of our own in a temporary folder, on a socket and no port. */
export async function postgresServer(): Promise<PostgresServer> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return serverAt(given, async () => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-postgres-'));
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) spawnSync('chown', ['postgres', folder]);
  const call = ['sh', '-c', script, 'sh', programs ?? '', folder] as const;
  const [command, ...args] = isRoot ? (['runuser', '-u', 'postgres', '--', ...call] as const) : call;
  // Its input ends when this program does, however it ends, and the server with it.
  const server = spawn(command, args, { cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  let said = '';
  const ready = new Promise<void>((resolve) => {
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
  });
  await Promise.race([ready, ended]);
  if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${said}`);
  return serverAt(`postgres:///postgres?user=postgres&host=${folder}`, async () => {
    server.stdin.end();
    await ended;
  });
}

// A language's own order, where the server has one: the store must not depend on the order of a database. What has only
// begun to start hears TERM and nothing else; what runs would wait for its connections, and hears INT.
const script = `
  server=$1 folder=$2
  trap 'rm -rf "$folder"' EXIT
  set -- --username=postgres --auth=trust --encoding=UTF8 --no-sync
  "$server/initdb" "$folder/data" "$@" --locale-provider=icu --icu-locale=en >&2 ||
    "$server/initdb" "$folder/data" "$@" >&2 || exit
  "$server/postgres" -D "$folder/data" -k "$folder" -h '' -F -c max_connections=60 <&- &
  cat >/dev/null
  kill -TERM $!
  kill -INT $!
  wait
`;

async function serverAt(url: string, stop: () => Promise<void>): Promise<PostgresServer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const mark = `trunkline_test_${process.pid}`;
  let schemas: readonly string[] = [];
  return {
    fresh: async () => {
      const schema = `${mark}_${schemas.length}`;
      schemas = [...schemas, schema];
      await client.query(`create schema ${schema}`);
      const place = new URL(url);
      place.searchParams.set('options', `-c search_path=${schema}`);
      place.searchParams.set('application_name', schema);
      // A store waits a few seconds for a statement; a busy machine may take longer.
      place.searchParams.set('statement_timeout', '120000');
      place.searchParams.set('query_timeout', '120000');
      return place.href;
    },
    run: async (statement) => {
      await client.query(statement);
    },
    close: async () => {
      for (const schema of schemas) await client.query(`drop schema ${schema} cascade`);
      await client.end();
      await stop();
    },
  };
}

function versionsIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
