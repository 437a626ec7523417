import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** A connection as Kysely takes it, and with statements of which nobody reads the answer. */
export interface OpenDatabase extends SqliteDatabase {
  exec(sql: string): unknown;
}

/** What is used of `node:sqlite`. The types of Node 20 do not have it. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => NodeDatabase;
  readonly StatementSync: { readonly prototype: object };
}

interface NodeDatabase {
  exec(sql: string): void;
  close(): void;
  prepare(sql: string): {
    columns(): readonly unknown[];
    all(...parameters: readonly unknown[]): unknown[];
    run(...parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
    iterate(...parameters: readonly unknown[]): IterableIterator<unknown>;
  };
}

/** Opens a file with the SQLite that Node brings along, or with libsql where it brings none. */
export async function openDatabase(file: string): Promise<OpenDatabase> {
  const sqlite = nodeSqlite();
  return sqlite === undefined ? openLibsql(file) : openNodeSqlite(sqlite, file);
}

async function openLibsql(file: string): Promise<OpenDatabase> {
  const { default: Libsql } = await import('libsql');
  const database: OpenDatabase = new Libsql(file);
  return {
    exec: (statements) => database.exec(statements),
    close: () => database.close(),
    prepare: preparedOnce((text) => database.prepare(text)),
  };
}

function openNodeSqlite(sqlite: NodeSqlite, file: string): OpenDatabase {
  const database = new sqlite.DatabaseSync(file);
  return {
    exec: (statements) => database.exec(statements),
    close: () => database.close(),
    prepare: preparedOnce((text) => {
      const statement = database.prepare(text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      };
    }),
  };
}

/** A store asks with the same few texts for ever, and preparing one costs more than carrying it out. */
function preparedOnce(prepare: SqliteDatabase['prepare']): SqliteDatabase['prepare'] {
  const prepared = new Map<string, SqliteStatement>();
  return (text) => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const statement = prepare(text);
    // Schema changes are asked once, and not kept.
    if (/^(?:select|insert|update|delete)\b/i.test(text)) prepared.set(text, statement);
    return statement;
  };
}

/**
 * Statements tell their columns from Node 22.16 on.
 *
 * @see https://nodejs.org/api/sqlite.html#statementcolumns
 */
function nodeSqlite(): NodeSqlite | undefined {
  const { emitWarning } = process;
  // Node 22 warns that it is experimental, once and as it is loaded. Whoever runs a program can do nothing about that.
  process.emitWarning = () => undefined;
  try {
    const sqlite = process.getBuiltinModule('node:sqlite' as string) as NodeSqlite | undefined;
    return sqlite !== undefined && 'columns' in sqlite.StatementSync.prototype ? sqlite : undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}
