import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool, QueryResultRow } from 'pg';
import { TrunklineError } from '../../language/error.ts';
import { migrate } from '../migrations.ts';
import type { Executing } from '../prepared.ts';
import { type SqlSchema, sqlTable } from '../sql-table.ts';
import type { Store } from '../store.ts';
import { storeFailure } from '../store-failure.ts';
import { tableStore } from '../table-store.ts';

/** Milliseconds for a connection, and for a statement. */
const patience = 5000;

/** Where the records are. */
export type PostgresSetting =
  | {
      /** `postgres://user:password@host:5432/database`. */
      readonly url: string;
    }
  | {
      /** Connections of `pg` that are set up elsewhere. Closing the store leaves them open. */
      readonly pool: Pool;
    };

/**
 * A store in a PostgreSQL database. Its tables are made when they are missing; their names begin with `trunkline_`.
 *
 * @throws {TrunklineError} `bad_store_url` for a URL that cannot be read, `store_unavailable` for a server that cannot
 * be reached, does not let us in, or does not let us make tables.
 *
 * @example
 * const store = await postgresStore({ url: 'postgres://desk@localhost:5432/desk' });
 * await store.collection('tickets').insert('INC0000001', { state: 'open' });
 * await store.close();
 */
export async function postgresStore(setting: PostgresSetting): Promise<Store> {
  const where = 'url' in setting ? addressOf(setting.url) : 'PostgreSQL';
  let kysely: Kysely<SqlSchema> | undefined;
  try {
    const pool = 'url' in setting ? await poolOf(setting.url) : setting.pool;
    // Without somebody who listens, a broken connection would end the program, and not only its query.
    pool.on('error', () => undefined);
    pool.on('connect', (connection) => connection.on('error', () => undefined));
    const end = async () => ('url' in setting ? pool.end() : undefined);
    kysely = new Kysely<SqlSchema>({
      dialect: new PostgresDialect({ pool: { connect: () => pool.connect(), end } }),
    });
    const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(kysely);
    await migrate(kysely, 'postgres', rows[0]?.schema ?? undefined);
    return tableStore(sqlTable(where, kysely, askedOf(pool)));
  } catch (error) {
    await kysely?.destroy();
    throw storeFailure(
      where,
      error,
      'Look at its URL, and whether the server runs and lets this user make tables.',
    );
  }
}

async function poolOf(url: string): Promise<Pool> {
  const { Pool } = await import('pg');
  return new Pool({
    connectionString: url,
    connectionTimeoutMillis: patience,
    statement_timeout: patience,
    // Of a connection that has gone silent, no server says that it is too late.
    query_timeout: patience + 1000,
    keepAlive: true,
    allowExitOnIdle: true,
  });
}

/**
 * Statements go to the pool itself. They have no name, so that they pass a pooler that gives each of them another
 * connection. The pool closes a connection on which one has failed: where no answer came in time, `pg` would give it to
 * the next statement.
 */
function askedOf(pool: Pool): Executing {
  return {
    executeQuery: async <Row>(query: CompiledQuery<Row>) => {
      const { rows, rowCount } = await pool.query<Row & QueryResultRow>(query.sql, [...query.parameters]);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    },
  };
}

/** @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
function addressOf(url: string): string {
  // A user without a host is a URL for PostgreSQL, and for nobody else: the socket is a parameter.
  const parsed = url.replace('@/', '@localhost/');
  if (!URL.canParse(parsed)) {
    throw new TrunklineError(
      'bad_store_url',
      'That is no URL of a PostgreSQL database. It has the form postgres://user:password@host:5432/database, ' +
        'with #, @, : and / in a password written as %23, %40, %3A and %2F.',
    );
  }
  const { host, pathname, searchParams } = new URL(parsed);
  return `PostgreSQL at ${searchParams.get('host') ?? (host || 'localhost')}${pathname}`;
}
