import { TrunklineError } from '../language/error.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that a URL names, and loads no other one.
 *
 * | URL | store |
 * |---|---|
 * | none, or `memory:` | in memory, as long as the program lives |
 * | `sqlite:desk.db`, `sqlite:///var/desk.db`, `desk.db`, `./desk` | in a file |
 * | `postgres://user:password@host:5432/database` | in a PostgreSQL database |
 * | `dynamodb:desk?region=eu-central-1` | in a table of Amazon DynamoDB |
 *
 * @param url What `DATABASE_URL` says.
 * @throws {TrunklineError} `bad_store_url` for anything else, `store_unavailable` for a store that cannot be opened.
 *
 * @example
 * const store = await openStore(process.env.DATABASE_URL);
 */
export async function openStore(url?: string): Promise<Store> {
  if (url === undefined || url === 'memory:') {
    const { memoryStore } = await import('./stores/memory.ts');
    return memoryStore();
  }
  const scheme = schemeOf(url);
  if (scheme === 'postgres' || scheme === 'postgresql') {
    const { postgresStore } = await import('./stores/postgres.ts');
    return postgresStore({ url });
  }
  if (scheme === 'dynamodb') {
    const { dynamodbStore } = await import('./stores/dynamodb.ts');
    return dynamodbStore({ url });
  }
  const file = fileIn(url);
  const problem = problemWith(scheme, file);
  if (file === undefined || problem !== undefined)
    // The URL may hold a password.
    throw new TrunklineError(
      'bad_store_url',
      `${problem}. Use postgres://…, dynamodb:<table>, sqlite:<file>, the path of a file such as desk.db, or memory:.`,
      { scheme },
    );
  const { sqliteStore } = await import('./stores/sqlite.ts');
  return sqliteStore({ file });
}

/** The SQLite file that a URL names; nothing where it names a store of another kind. */
export function fileIn(url: string): string | undefined {
  const scheme = schemeOf(url);
  return scheme === undefined || scheme === 'sqlite' ? url.replace(/^sqlite:(\/\/)?/, '') : undefined;
}

function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1];
}

function problemWith(scheme: string | undefined, file: string | undefined): string | undefined {
  if (file === undefined) return `No store is reached by ${scheme}:`;
  if (file === '') return 'An empty URL names no store';
  return scheme !== undefined || looksLikePath.test(file)
    ? undefined
    : 'What is no URL, and has no dot and no slash as a path has, names no store';
}

/** With a folder or an ending, or what SQLite itself keeps in memory. A word alone is rather a URL that went wrong. */
const looksLikePath = /[./\\]|^:memory:$/;
