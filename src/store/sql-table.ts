import type { ExpressionBuilder, Kysely } from 'kysely';
import { type Executing, prepared, slot } from './prepared.ts';
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

/**
 * Rows in an SQL database: the same statements for each.
 *
 * @param executing What carries them out, where that is not the database itself.
 */
export function sqlTable(where: string, database: Kysely<SqlSchema>, executing: Executing = database): Table {
  const at = { collection: slot('collection'), key: slot('key') };
  const isIt = (row: ExpressionBuilder<SqlSchema, typeof records>) => row.and(at);
  const columns = {
    in_group: slot('in_group'),
    ordered_by: slot('ordered_by'),
    expires_at: slot('expires_at'),
  };
  const written = { version: slot('next'), value: slot('value') };
  const get = prepared(
    executing,
    database.selectFrom(records).select(['key', 'version', 'value']).where(isIt),
  );
  const insert = prepared(
    executing,
    database
      .insertInto(records)
      .values({ ...at, ...written, ...columns })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const replacing = (changes: Partial<typeof columns>) =>
    prepared(
      executing,
      database
        .updateTable(records)
        .set({ ...written, ...changes })
        .where(isIt)
        .where('version', '=', slot('version')),
    );
  const replaceThere = replacing({});
  const replaceAndPlace = replacing(columns);
  const remove = prepared(
    executing,
    database.deleteFrom(records).where(isIt).where('version', '=', slot('version')),
  );
  const newest = prepared(
    executing,
    database
      .selectFrom(records)
      .select(['key', 'version', 'value'])
      .where('collection', '=', at.collection)
      .where('in_group', '=', slot('group'))
      .orderBy('ordered_by', 'desc')
      .orderBy('key', 'desc')
      .limit(slot('limit')),
  );
  const sweep = prepared(executing, database.deleteFrom(records).where('expires_at', '<=', slot('now')));

  return {
    where,
    get: async (collection, key) => (await get({ collection, key })).rows[0],
    insert: async (collection, key, value, place) => {
      const { numAffectedRows } = await insert({ collection, key, next: 1, value, ...columnsOf(place) });
      return numAffectedRows === 1n;
    },
    replace: async (collection, key, version, value, place) => {
      const values = { collection, key, version, next: version + 1, value };
      const { numAffectedRows } = await (place === undefined
        ? replaceThere(values)
        : replaceAndPlace({ ...values, ...columnsOf(place) }));
      return numAffectedRows === 1n;
    },
    remove: async (collection, key, version) =>
      (await remove({ collection, key, version })).numAffectedRows === 1n,
    newest: async (collection, group, limit) => (await newest({ collection, group, limit })).rows,
    sweep: async (now) => Number((await sweep({ now })).numAffectedRows),
    close: () => database.destroy(),
  };
}

function columnsOf({ group, order, expires }: Place) {
  return { in_group: group, ordered_by: order, expires_at: expires };
}
