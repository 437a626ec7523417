import type { Collection, Store } from '../../store/store.ts';

/**
 * A store that is opened when it is first asked, and again when that failed. A function then starts without its
 * database, and what is asked of it meanwhile fails as any other call of a store does.
 *
 * @example const outcomes = storeOnDemand(() => postgresStore({ url }));
 */
export function storeOnDemand(open: () => Promise<Store>): Store {
  let opening: Promise<Store> | undefined;
  const opened = (): Promise<Store> => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    collection: <Value>(name: string): Collection<Value> => {
      const collection = async () => (await opened()).collection<Value>(name);
      return {
        get: async (...asked) => (await collection()).get(...asked),
        insert: async (...asked) => (await collection()).insert(...asked),
        replace: async (...asked) => (await collection()).replace(...asked),
        remove: async (...asked) => (await collection()).remove(...asked),
        newest: async (...asked) => (await collection()).newest(...asked),
      };
    },
    sweep: async (now) => (await opened()).sweep(now),
    close: async () => {
      const store = opening;
      opening = undefined;
      await (await store)?.close();
    },
  };
}
