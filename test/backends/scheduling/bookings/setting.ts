import { isLive } from '../../../../src/backends/scheduling/bookings/appointment-state.ts';
import { type Bookings, bookings } from '../../../../src/backends/scheduling/bookings/bookings.ts';
import { type CrewDay, dayKey } from '../../../../src/backends/scheduling/bookings/crew-day.ts';
import type { Job } from '../../../../src/backends/scheduling/bookings/job.ts';
import { timeOfDayAt } from '../../../../src/backends/scheduling/bookings/time-of-day.ts';
import type { Calendar } from '../../../../src/language/calendar.ts';
import { TrunklineError } from '../../../../src/language/error.ts';
import { type VirtualClock, virtualClock } from '../../../../src/language/virtual-clock.ts';
import type { Collection, Store } from '../../../../src/store/store.ts';
import { memoryStore } from '../../../../src/store/stores/memory.ts';
import { sqliteStore } from '../../../../src/store/stores/sqlite.ts';

/** 6 October 2025, nine o’clock in New York. */
export const monday = Date.parse('2025-10-06T09:00:00-04:00');
export const hours: Calendar = {
  timeZone: 'America/New_York',
  open: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, ['08:00-17:00']]),
  ),
};
export const lease = 10_000;
export const stores: readonly { readonly kind: string; readonly open: () => Promise<Store> }[] = [
  { kind: 'memory', open: () => Promise.resolve(memoryStore()) },
  { kind: 'SQLite', open: () => sqliteStore() },
];

/** A windows job of three hours in Tampa, with changes. */
export function jobWith(changes: Partial<Job> = {}): Job {
  return {
    projectId: '12347',
    customerId: 'CUST001',
    crew: 'tampa',
    durationMinutes: 180,
    state: 'schedulable',
    ...changes,
  };
}

/** Bookings on a Monday morning, in a store of their own unless one is given. */
export function atWork({
  store = memoryStore(),
  clock = virtualClock(monday),
  calendar = hours,
  seed = 1,
}: {
  readonly store?: Store;
  readonly clock?: VirtualClock;
  readonly calendar?: Calendar;
  readonly seed?: number;
} = {}) {
  return { store, clock, desk: bookings({ store, clock, calendar, random: seeded(seed), lease }) };
}

/** A request under which the times of some dates have been told, by default those of the Tuesday a week ahead. */
export async function offered(
  desk: Bookings,
  job: Job,
  dates: readonly string[] = ['2025-10-14'],
): Promise<string> {
  const { requestId } = await desk.dates(job);
  for (const date of dates) await desk.slots(job, { date, requestId });
  return requestId;
}

/** An offered slot, to be booked. */
export async function chosen(
  desk: Bookings,
  job: Job,
  { date = '2025-10-14', time = '10:00 AM', key }: { date?: string; time?: string; key?: string } = {},
) {
  const requestId = await offered(desk, job, [date]);
  return { date, time, requestId, ...(key !== undefined && { key }) };
}

/** The code of what a promise is refused with, and `done` where it is not. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'done';
  } catch (error) {
    if (error instanceof TrunklineError) return error.code;
    throw error;
  }
}

/** A store whose calls go through a hand. */
export function handled(
  store: Store,
  hand: <Answer>(call: () => Promise<Answer>, what: string) => Promise<Answer>,
): Store {
  return {
    collection: <Value>(name: string): Collection<Value> => {
      const records = store.collection<Value>(name);
      return {
        get: (key) => hand(() => records.get(key), `${name}.get`),
        insert: (...of) => hand(() => records.insert(...of), `${name}.insert`),
        replace: (...of) => hand(() => records.replace(...of), `${name}.replace`),
        remove: (...of) => hand(() => records.remove(...of), `${name}.remove`),
        newest: (...of) => hand(() => records.newest(...of), `${name}.newest`),
      };
    },
    sweep: (now) => store.sweep(now),
    close: () => store.close(),
  };
}

export class Killed extends Error {}

/** A program on a store that fails with its n-th call, or is killed there: before the call has its effect or after. */
export function broken(
  store: Store,
  { at, effect, stays }: { readonly at: number; readonly effect: boolean; readonly stays: boolean },
) {
  const calls: string[] = [];
  const hand = async <Answer>(call: () => Promise<Answer>, what: string): Promise<Answer> => {
    calls.push(what);
    if (calls.length === at && effect) await call();
    if (calls.length === at || (stays && calls.length > at)) throw new Killed(what);
    return call();
  };
  return { calls, store: handled(store, hand) };
}

/** A store whose calls come late, by chance, so that others get between them. */
export function shuffled(store: Store, random: () => number, stop: () => void = () => {}): Store {
  return handled(store, async (call) => {
    for (let turns = Math.trunc(random() * 12); turns > 0; turns--) await Promise.resolve();
    stop();
    const answer = await call();
    for (let turns = Math.trunc(random() * 12); turns > 0; turns--) await Promise.resolve();
    return answer;
  });
}

/** Who has which slot, as the store itself says it. */
export async function heldSlots(store: Store, dates: readonly string[] = ['2025-10-14']) {
  const days = store.collection<CrewDay>('crew-days');
  const found = await Promise.all(dates.map((date) => days.get(dayKey({ crew: 'tampa', date }))));
  return found.flatMap((kept) =>
    (kept?.value.held ?? [])
      .toSorted((one, other) => one.from - other.from)
      .map(({ projectId, appointmentId, from }) => ({
        slot: `${kept?.key}/${timeOfDayAt(from)}`,
        projectId,
        appointmentId,
      })),
  );
}

/** The live appointments of a job, as slots. */
export async function liveSlots(desk: Bookings, projectId: string) {
  return (await desk.history(projectId))
    .filter(({ state }) => isLive(state))
    .map(({ crew, date, time, appointmentId }) => ({
      slot: `${crew}/${date}/${time}`,
      projectId,
      appointmentId,
    }));
}

/** Always the same numbers, evenly spread. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
