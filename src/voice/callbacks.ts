import type { Contact } from '../action/contact.ts';
import type { ScheduleCallback } from '../action/effect.ts';
import { plainName } from '../language/resource.ts';
import type { Store } from '../store/store.ts';

/** A callback that a caller has asked for. Whoever answers the queue makes it. */
export interface Callback {
  readonly id: string;
  readonly contactId: string;
  /** The queue by its name; `''` where an agent is meant. */
  readonly queue: string;
  readonly agent: string;
  /** E.164. */
  readonly number: string;
  /** When it may be made at the earliest, and when it was asked for: ISO times. */
  readonly notBefore: string;
  readonly askedAt: string;
  /** How often it is tried, and the seconds between two tries. */
  readonly attempts: number;
  readonly retryDelay: number;
}

type CallbackRecord = Omit<Callback, 'id'> & { readonly made?: true };

const waiting = 'waiting';
const made = 'made';

function recordsIn(store: Store) {
  return store.collection<CallbackRecord>('callbacks');
}

/**
 * The callbacks that nobody has made yet, the earliest first.
 *
 * @param limit How many at the most, of those that are due last.
 */
export async function listCallbacks(store: Store, limit = 1000): Promise<readonly Callback[]> {
  const found = await recordsIn(store).newest(waiting, limit);
  return found.map(({ key: id, value }) => ({ id, ...value })).toReversed();
}

/** Takes a callback off the list. Says false where somebody else has, or where there is none. */
export async function closeCallback(store: Store, id: string): Promise<boolean> {
  const kept = await recordsIn(store).get(id);
  if (kept === undefined || kept.value.made === true) return false;
  const { notBefore: order } = kept.value;
  return recordsIn(store).replace(id, kept.version, { ...kept.value, made: true }, { group: made, order });
}

/**
 * Writes a callback down, once however often it is asked for.
 *
 * @param turn Names the question within its contact.
 * @param now Milliseconds since 1970.
 */
export async function keepCallback(
  store: Store,
  { queue, agent, number, delay, attempts, retryDelay }: ScheduleCallback,
  contact: Contact,
  turn: string,
  now: number,
): Promise<void> {
  const notBefore = new Date(now + delay * 1000).toISOString();
  await recordsIn(store).insert(
    `${contact.id}/${turn}`,
    {
      contactId: contact.id,
      queue: plainName(queue),
      agent: plainName(agent),
      number,
      notBefore,
      askedAt: new Date(now).toISOString(),
      attempts,
      retryDelay,
    },
    { group: waiting, order: notBefore },
  );
}
