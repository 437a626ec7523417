import type { Clock } from '../../../src/language/clock.ts';
import type { Collection, Placed, Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { laws, type Row } from './laws.ts';

/** A store, and everything that was ever written down of the turns of calls. */
export interface WatchedStore {
  readonly store: Store;
  /** The laws that were broken, each with the turn. */
  readonly broken: readonly string[];
  /** Every version of every turn, in the order in which they were written. */
  readonly writes: readonly { readonly key: string; readonly row: Row }[];
  /** A turn as it stands. */
  row(call: string, turn: number): Row | undefined;
}

/** Opens a store in memory that holds every record of a turn against the laws when it is written. */
export function watchedStore(clock: Clock): WatchedStore {
  const own = memoryStore();
  const rows = new Map<string, Row>();
  const writes: { readonly key: string; readonly row: Row }[] = [];
  const broken: string[] = [];

  function wrote(key: string, value: unknown): void {
    // What is written is looked at as it is, and the shape of it is what the laws are about.
    const row = JSON.parse(JSON.stringify(value)) as Row;
    const [call = '', number = ''] = key.split('/');
    const turn = Number(number);
    const change = {
      turn,
      row,
      before: rows.get(key),
      previous: rows.get(`${call}/${turn - 1}`),
      now: clock.now(),
    };
    for (const { name, isKept } of laws) if (!isKept(change)) broken.push(`${key}: ${name}`);
    rows.set(key, row);
    writes.push({ key, row });
  }

  function watched<Value>(records: Collection<Value>): Collection<Value> {
    const noted = async (key: string, value: Value, writing: Promise<boolean>) => {
      const isWritten = await writing;
      if (isWritten) wrote(key, value);
      return isWritten;
    };
    return {
      ...records,
      insert: (key: string, value: Value, placed?: Placed) =>
        noted(key, value, records.insert(key, value, placed)),
      replace: (key: string, version: number, value: Value, placed?: Placed) =>
        noted(key, value, records.replace(key, version, value, placed)),
    };
  }

  return {
    store: {
      ...own,
      collection: <Value>(name: string): Collection<Value> => {
        const records = own.collection<Value>(name);
        return name === 'turns' ? watched(records) : records;
      },
    },
    broken,
    writes,
    row: (call, turn) => rows.get(`${call}/${turn}`),
  };
}
