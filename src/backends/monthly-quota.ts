import type { Clock } from '../language/clock.ts';
import type { Store } from '../store/store.ts';

/** What a quota counts, and where. */
export interface MonthlyQuota {
  readonly store: Store;
  readonly clock: Clock;
  /** The collection that it is kept in. */
  readonly name: string;
  /** Calls of one client in a calendar month, UTC. */
  readonly most: number;
}

const blockSize = 100;
/** Milliseconds after which nobody waits any longer for what somebody else has asked the store. */
const patience = 2000;

/**
 * A quota that several instances share. Each takes calls from the store a hundred at a time, so that few calls cost a
 * write; never more than the quota goes through, and what an instance has taken and not used by its end is not given to
 * others.
 *
 * @returns Counts a call of a client, and gives the milliseconds until the next month where nothing is left, else 0.
 */
export function monthlyQuota({
  store,
  clock,
  name,
  most,
}: MonthlyQuota): (client: string) => Promise<number> {
  const months = store.collection<{ readonly taken: number }>(name);
  const rests = new Map<string, { readonly key: string; readonly count: number }>();
  const taking = new Map<string, { readonly since: number; readonly block: Promise<number> }>();

  const take = async (key: string, end: number): Promise<number> => {
    for (;;) {
      const kept = await months.get(key);
      const taken = kept?.value.taken ?? 0;
      const count = Math.min(blockSize, most - taken);
      if (count <= 0) return 0;
      const value = { taken: taken + count };
      const written =
        kept === undefined
          ? await months.insert(key, value, { expires: end })
          : await months.replace(key, kept.version, value);
      if (written) return count;
    }
  };

  const taken = (client: string, key: string, end: number): Promise<number> => {
    const block = take(key, end)
      .then((count) => {
        rests.set(client, { key, count });
        return count;
      })
      .finally(() => {
        if (taking.get(key)?.block === block) taking.delete(key);
      });
    taking.set(key, { since: clock.now(), block });
    return block;
  };

  return async (client) => {
    const now = new Date(clock.now());
    const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1);
    const key = `${client}/${now.toISOString().slice(0, 7)}`;
    const restNow = () => {
      const rest = rests.get(client);
      return rest?.key === key ? rest.count : 0;
    };
    // Calls at the same time wait for one block together; those that it is too small for, for the next.
    while (restNow() === 0) {
      const { since = 0, block } = taking.get(key) ?? {};
      const isFresh = block !== undefined && clock.now() - since < patience;
      const count = await (isFresh ? block : taken(client, key, end));
      if (count === 0) return end - now.getTime();
    }
    rests.set(client, { key, count: restNow() - 1 });
    return 0;
  };
}
