import type { Kysely } from 'kysely';
import type { Place, Table } from './table.ts';

/** The table of every SQL database, as queries see it. */
export interface SqlSchema {
  readonly trunkline_records: {
    readonly collection: string;
    readonly key: string;
    readonly version: number;
    readonly value: string;
    readonly in_group: string | null;
    readonly ordered_by: string;
    readonly expires_at: number | null;
  };
}

const records = 'trunkline_records';

/** Rows in an SQL database: the same statements for each. */
export function sqlTable(where: string, database: Kysely<SqlSchema>): Table {
  return {
    where,
    get: (collection, key) =>
      database
        .selectFrom(records)
        .select(['key', 'version', 'value'])
        .where('collection', '=', collection)
        .where('key', '=', key)
        .executeTakeFirst(),
    insert: async (collection, key, value, place) => {
      const { numInsertedOrUpdatedRows } = await database
        .insertInto(records)
        .values({ collection, key, version: 1, value, ...columnsOf(place) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    replace: async (collection, key, version, value, place) => {
      const { numUpdatedRows } = await database
        .updateTable(records)
        .set({ version: version + 1, value, ...(place === undefined ? {} : columnsOf(place)) })
        .where('collection', '=', collection)
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    remove: async (collection, key, version) => {
      const { numDeletedRows } = await database
        .deleteFrom(records)
        .where('collection', '=', collection)
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    newest: (collection, group, limit) =>
      database
        .selectFrom(records)
        .select(['key', 'version', 'value'])
        .where('collection', '=', collection)
        .where('in_group', '=', group)
        .orderBy('ordered_by', 'desc')
        .orderBy('key', 'desc')
        .limit(limit)
        .execute(),
    sweep: async (now) => {
      const { numDeletedRows } = await database
        .deleteFrom(records)
        .where('expires_at', '<=', now)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
    close: () => database.destroy(),
  };
}

function columnsOf({ group, order, expires }: Place) {
  return { in_group: group, ordered_by: order, expires_at: expires };
}
