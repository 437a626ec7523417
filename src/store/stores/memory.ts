import type { Store } from '../store.ts';
import type { Place, Row } from '../table.ts';
import { tableStore } from '../table-store.ts';

type PlacedRow = Row & Place;

/**
 * A store that lives as long as the program, for tests and for trying things out.
 *
 * @example
 * const store = memoryStore();
 * await store.collection('tickets').insert('INC0000001', { state: 'open' }); // true
 * await store.collection('tickets').insert('INC0000001', { state: 'open' }); // false
 */
export function memoryStore(): Store {
  const collections = new Map<string, Map<string, PlacedRow>>();
  const rowsOf = (name: string) => {
    const rows = collections.get(name) ?? new Map<string, PlacedRow>();
    collections.set(name, rows);
    return rows;
  };

  return tableStore({
    where: 'The store in memory',
    get: async (collection, key) => rowsOf(collection).get(key),
    insert: async (collection, key, value, place) => {
      const rows = rowsOf(collection);
      if (rows.has(key)) return false;
      rows.set(key, { key, version: 1, value, ...place });
      return true;
    },
    replace: async (collection, key, version, value, place) => {
      const rows = rowsOf(collection);
      const row = rows.get(key);
      if (row?.version !== version) return false;
      rows.set(key, { ...row, ...place, version: version + 1, value });
      return true;
    },
    remove: async (collection, key, version) => {
      const rows = rowsOf(collection);
      return rows.get(key)?.version === version && rows.delete(key);
    },
    newest: async (collection, group, limit) =>
      [...rowsOf(collection).values()]
        .filter((row) => row.group === group)
        .sort((one, other) => byBytes(other.order, one.order) || byBytes(other.key, one.key))
        .slice(0, limit),
    sweep: async (now) => {
      let swept = 0;
      for (const rows of collections.values()) {
        for (const { key, expires } of rows.values()) {
          if (expires !== null && expires <= now && rows.delete(key)) swept++;
        }
      }
      return swept;
    },
    close: async () => collections.clear(),
  });
}

/** JavaScript compares half characters, and puts some rare characters before others that come first everywhere else. */
function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
