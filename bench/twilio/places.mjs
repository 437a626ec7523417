// Stores for the load: where a server finds one, and how large it has become.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { Client } from 'pg';

/** A SQLite file, which several servers may share. */
export function sqlitePlace(folder) {
  const file = join(folder, `calls-${performance.now()}.db`);
  return {
    store: `sqlite:${file}`,
    sizeOf: async () =>
      [file, `${file}-wal`].reduce(
        (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
        0,
      ),
    /** The mean length of what the turn that contacts wait in has written. */
    newestBytes: async () => {
      const database = new Libsql(file);
      const [{ bytes }] = database
        .prepare(
          "select avg(length(cast(value as blob))) as bytes from trunkline_records where key like '%/1'",
        )
        .all();
      database.close();
      return Math.round(bytes);
    },
  };
}

/** A schema of its own on a PostgreSQL server. */
export async function postgresPlace(server) {
  const store = await server.fresh();
  const schema = new URL(store).searchParams.get('application_name');
  return {
    store,
    sizeOf: async () => {
      const client = new Client({ connectionString: store });
      await client.connect();
      const { rows } = await client.query('select pg_total_relation_size($1) as bytes', [
        `${schema}.trunkline_records`,
      ]);
      await client.end();
      return Number(rows[0].bytes);
    },
  };
}
