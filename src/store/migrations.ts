import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { SqlSchema } from './sql-table.ts';

/** The table of the migrations that have run. */
const done = 'trunkline_migrations';

/** How a database is told to compare texts by their bytes. */
const byteOrder = { sqlite: sql`text`, postgres: sql`text collate "C"` };

/**
 * Brings the tables of a database up to date, or does nothing where they are.
 *
 * @param schema Where PostgreSQL keeps them: without it, tables of the same name in another schema count as these.
 */
export async function migrate(
  database: Kysely<SqlSchema>,
  dialect: keyof typeof byteOrder,
  schema?: string,
): Promise<void> {
  const all = migrations(byteOrder[dialect]);
  // A Lambda function opens its store at every start, and the migrator asks ten things and takes a lock.
  if ((await newestIn(database, schema)) === Object.keys(all).at(-1)) return;
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => all },
    migrationTableName: done,
    migrationLockTableName: 'trunkline_migrations_lock',
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** The newest migration that has run; nothing where there are no tables yet. */
async function newestIn(
  database: Kysely<SqlSchema>,
  schema: string | undefined,
): Promise<string | undefined> {
  const table = schema === undefined ? sql.id(done) : sql.id(schema, done);
  try {
    const { rows } = await sql<{ name: string }>`select max(name) as name from ${table}`.execute(database);
    return rows[0]?.name;
  } catch {
    return undefined;
  }
}

/** By their names, in whose order they run. What has run somewhere is never changed: a later one changes the tables. */
function migrations(text: (typeof byteOrder)['sqlite']): Record<string, Migration> {
  return {
    '0001-records': {
      up: async (database: Kysely<unknown>) => {
        await database.schema
          .createTable('trunkline_records')
          .addColumn('collection', text, (column) => column.notNull())
          .addColumn('key', text, (column) => column.notNull())
          .addColumn('version', 'integer', (column) => column.notNull())
          .addColumn('value', 'text', (column) => column.notNull())
          .addColumn('in_group', text)
          .addColumn('ordered_by', text, (column) => column.notNull())
          .addColumn('expires_at', 'double precision')
          .addPrimaryKeyConstraint('trunkline_records_key', ['collection', 'key'])
          .execute();
        await database.schema
          .createIndex('trunkline_records_newest')
          .on('trunkline_records')
          .columns(['collection', 'in_group', 'ordered_by', 'key'])
          .where(sql.ref('in_group'), 'is not', null)
          .execute();
        await database.schema
          .createIndex('trunkline_records_expired')
          .on('trunkline_records')
          .column('expires_at')
          .where(sql.ref('expires_at'), 'is not', null)
          .execute();
      },
    },
  };
}
