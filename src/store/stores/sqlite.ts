import { open } from 'node:fs/promises';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { systemClock } from '../../language/system-clock.ts';
import { groupCommit } from '../group-commit.ts';
import { migrate } from '../migrations.ts';
import { type SqlSchema, sqlTable } from '../sql-table.ts';
import { type OpenDatabase, openDatabase } from '../sqlite-database.ts';
import type { Store } from '../store.ts';
import { storeFailure } from '../store-failure.ts';
import { tableStore } from '../table-store.ts';

/** Milliseconds that a statement waits for another program to finish its own. */
const patience = 5000;

/** Where the records are. */
export interface SqliteSetting {
  /** A path. Without it, the store lives in memory, as long as the program. */
  readonly file?: string;
}

/**
 * A store in a file, which several programs on one machine may use at once. Two more files stand beside it while it is
 * open. What was written outlives the program that wrote it, however that ends.
 *
 * @throws {TrunklineError} `store_unavailable` for a file that cannot be opened or written, or is no SQLite file.
 *
 * @example
 * const store = await sqliteStore({ file: 'desk.db' });
 * await store.collection('tickets').insert('INC0000001', { state: 'open' });
 * await store.close();
 */
export async function sqliteStore({ file }: SqliteSetting = {}): Promise<Store> {
  const where = file === undefined ? 'SQLite in memory' : `SQLite file ${file}`;
  let database: OpenDatabase | undefined;
  try {
    if (file !== undefined && file !== ':memory:') await makeAlone(file);
    database = await openDatabase(file ?? ':memory:');
    database.exec(`pragma busy_timeout = ${patience}`);
    await writeAhead(database);
    database.exec('pragma synchronous = normal');
    // Pages that are written again and again are copied into the file less often, for up to 16 MB beside it.
    database.exec('pragma wal_autocheckpoint = 4000');
    const kysely = new Kysely<SqlSchema>({ dialect: new SqliteDialect({ database }) });
    await inTurn(() => migrateAlone(kysely));
    const table = sqlTable(where, kysely, groupCommit(database));
    const opened = database;
    return tableStore({
      ...table,
      close: async () => {
        // The file alone is then whole, and can be copied. A program that still reads keeps it from being so.
        opened.exec('pragma wal_checkpoint(truncate)');
        await table.close();
      },
    });
  } catch (error) {
    database?.close();
    throw storeFailure(
      where,
      error,
      'Its folder has to be there, and both have to be writable. A file that is missing is made; one that is there has to be a SQLite file.',
    );
  }
}

/** What is kept is about people, so a new file is read by nobody else; the two beside it get the same mode. */
async function makeAlone(file: string): Promise<void> {
  const made = await open(file, 'a', 0o600);
  await made.close();
}

/** Of programs that change a new file to this mode at once, SQLite refuses all but one, without waiting. */
async function writeAhead(database: OpenDatabase, attempts = 100): Promise<void> {
  try {
    database.exec('pragma journal_mode = wal');
  } catch (error) {
    if (attempts === 1 || !String(error).includes('database is locked')) throw error;
    await systemClock.sleep(patience / 100);
    await writeAhead(database, attempts - 1);
  }
}

let lastTurn = Promise.resolve();

/** SQLite lets nobody else in this program go on while it waits, so whoever is waited for has to be through by then. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

/** Kysely takes no lock in SQLite. A transaction that writes from the start keeps other programs waiting meanwhile. */
async function migrateAlone(kysely: Kysely<SqlSchema>): Promise<void> {
  await kysely.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    await migrate(connection, 'sqlite');
    await sql`commit`.execute(connection);
  });
}
