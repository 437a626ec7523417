import { describe, expect, test } from 'vitest';
import type { Bookings } from '../../../../src/backends/scheduling/bookings/bookings.ts';
import {
  atWork,
  broken,
  chosen,
  codeOf,
  heldSlots,
  jobWith,
  Killed,
  lease,
  liveSlots,
  seeded,
  shuffled,
  stores,
} from './setting.ts';

const job = jobWith({ durationMinutes: 60 });
const other = jobWith({ projectId: 'other', customerId: 'CUST002', durationMinutes: 60 });
const key = 'one key';

/** Each work with the appointments that are alive before it and after it, and those that are known in the end. */
const works = [
  {
    work: 'confirm',
    before: [],
    after: ['11:00 AM'],
    known: 1,
    prepare: async (desk: Bookings) => {
      const choice = await chosen(desk, job, { time: '11:00 AM', key });
      return (on: Bookings) => on.confirm(job, choice);
    },
  },
  {
    work: 'reschedule',
    before: ['10:00 AM'],
    after: ['11:00 AM'],
    known: 2,
    prepare: async (desk: Bookings) => {
      await desk.confirm(job, await chosen(desk, job));
      const choice = await chosen(desk, job, { time: '11:00 AM', key });
      return (on: Bookings) => on.reschedule(job, choice);
    },
  },
  {
    work: 'cancel',
    before: ['10:00 AM'],
    after: [],
    known: 1,
    prepare: async (desk: Bookings) => {
      await desk.confirm(job, await chosen(desk, job));
      return (on: Bookings) => on.cancel(job, { reason: 'moving house', key });
    },
  },
] as const;

const faults = [
  { fault: 'is killed before', effect: false, stays: true },
  { fault: 'is killed after', effect: true, stays: true },
  { fault: 'fails once before', effect: false, stays: false },
  { fault: 'fails once after', effect: true, stays: false },
] as const;

/** What is alive of the job, and that the store holds the slots of these and no others of the job. */
async function standing({ desk, store }: Pick<ReturnType<typeof atWork>, 'desk' | 'store'>) {
  const live = await liveSlots(desk, job.projectId);
  const held = await heldSlots(store);
  expect(held.filter(({ projectId }) => projectId === job.projectId)).toEqual(live);
  return live.map(({ slot }) => slot.split('/').at(-1));
}

describe.each(stores)('on $kind', ({ open }) => {
  describe.each(works)('$work', ({ before, after, known, prepare }) => {
    test.each(faults)('that $fault the n-th call of the store, for each n', async ({ effect, stays }) => {
      let failed = 0;
      for (let at = 1; ; at++) {
        const store = await open();
        const { desk, clock } = atWork({ store });
        const run = await prepare(desk);
        const { store: brokenStore, calls } = broken(store, { at, effect, stays });
        const outcome = await run(atWork({ store: brokenStore, clock, seed: 2 }).desk).then(
          () => 'done',
          (error: unknown) => {
            expect(error).toBeInstanceOf(Killed);
            return 'failed';
          },
        );
        if (calls.length < at) break;
        failed++;

        // One read after the lease, and one of the two states holds, whole.
        clock.moveTo(clock.now() + lease);
        await desk.appointmentOf(job.projectId);
        const now = await standing({ desk, store });
        expect([before, after]).toContainEqual(now);
        if (outcome === 'done') expect(now).toEqual(after);
        // Nobody hears of a failure once it is done, unless the answer to the deciding write was lost.
        else if (!effect) expect(now).toEqual(before);

        // The repeat does what is left to do, once.
        await run(desk);
        expect(await standing({ desk, store })).toEqual(after);
        expect(await desk.history(job.projectId)).toHaveLength(known);
        await store.close();
      }
      expect(failed).toBeGreaterThan(3);
    });

    test('that is killed at the n-th call is repeated at once, within the lease', async () => {
      for (let at = 1; ; at++) {
        const store = await open();
        const { desk, clock } = atWork({ store });
        const run = await prepare(desk);
        const { store: brokenStore, calls } = broken(store, { at, effect: true, stays: true });
        await codeOfKilled(run(atWork({ store: brokenStore, clock, seed: 2 }).desk));
        if (calls.length < at) break;
        await run(desk);
        expect(await standing({ desk, store })).toEqual(after);
        expect(await desk.history(job.projectId)).toHaveLength(known);
        await store.close();
      }
    });
  });
});

test('a claim of somebody who was killed keeps its slot and its job for the lease, and no longer', async () => {
  const { desk, store, clock } = atWork();
  const choice = await chosen(desk, job);
  const elsewhere = await chosen(desk, other);
  // The third write: claim, slot, and now the appointment.
  const { store: brokenStore, calls } = broken(store, { at: 8, effect: false, stays: true });
  await codeOfKilled(atWork({ store: brokenStore, clock, seed: 2 }).desk.confirm(job, choice));
  expect(calls.at(7)).toBe('appointments.replace');
  expect(await codeOf(desk.confirm(other, elsewhere))).toBe('slot_taken');
  expect(await codeOf(desk.confirm(job, choice))).toBe('throttled');
  expect(await codeOf(desk.transition(job.projectId, 'confirmed'))).toBe('state_conflict');
  clock.moveTo(clock.now() + lease - 1);
  expect(await codeOf(desk.confirm(other, elsewhere))).toBe('slot_taken');
  clock.moveTo(clock.now() + 1);
  expect(await codeOf(desk.confirm(other, elsewhere))).toBe('done');
  expect(await codeOf(desk.confirm(job, choice))).toBe('slot_taken');
});

test('an appointment that is being moved by somebody who was killed stays as it is for the lease', async () => {
  const { desk, store, clock } = atWork();
  await desk.confirm(job, await chosen(desk, job));
  const choice = await chosen(desk, job, { time: '11:00 AM' });
  const { store: brokenStore, calls } = broken(store, { at: 8, effect: false, stays: true });
  await codeOfKilled(atWork({ store: brokenStore, clock, seed: 2 }).desk.reschedule(job, choice));
  expect(calls.at(7)).toBe('appointments.replace');
  const reason = 'moving house';
  expect(await codeOf(desk.cancel(job, { reason }))).toBe('throttled');
  expect(await codeOf(desk.transition(job.projectId, 'confirmed'))).toBe('throttled');
  expect((await desk.appointmentOf(job.projectId))?.state).toBe('scheduled');
  clock.moveTo(clock.now() + lease);
  expect(await codeOf(desk.cancel(job, { reason }))).toBe('done');
  expect(await heldSlots(store)).toEqual([]);
});

test('the slot of a cancelled appointment is free at once, even where the one who cancelled was killed', async () => {
  const { desk, store, clock } = atWork();
  await desk.confirm(job, await chosen(desk, job));
  const { requestId } = await desk.dates(other);
  const { store: brokenStore, calls } = broken(store, { at: 3, effect: false, stays: true });
  await atWork({ store: brokenStore, clock, seed: 2 }).desk.cancel(job, { reason: 'moving house' });
  expect(calls.slice(0, 3)).toEqual(['appointments.get', 'appointments.replace', 'appointments.get']);
  expect(await heldSlots(store)).toHaveLength(1);
  expect((await desk.slots(other, { date: '2025-10-14', requestId })).slots).toContain('10:00 AM');
});

test('a rescheduling killed between any two writes, among another booker’s, 100 rounds', async () => {
  const outcomes = { old: 0, new: 0, otherBooked: 0, kills: 0 };
  for (let round = 1; round <= 100; round++) {
    const random = seeded(round);
    for (let at = 1; ; at++) {
      const { desk, store, clock } = atWork();
      await desk.confirm(job, await chosen(desk, job));
      const choice = await chosen(desk, job, { time: '11:00 AM' });
      // The other one wants the slot that is being taken, or the one that is being left.
      const wish = await chosen(desk, other, { time: random() < 0.5 ? '11:00 AM' : '09:00 AM' });
      const { store: brokenStore, calls } = broken(store, { at, effect: random() < 0.5, stays: true });
      const mover = atWork({ store: shuffled(brokenStore, random), clock, seed: 2 }).desk;
      const booker = atWork({ store: shuffled(store, random), clock, seed: 3 }).desk;
      await Promise.all([codeOfKilled(mover.reschedule(job, choice)), codeOf(booker.confirm(other, wish))]);
      if (calls.length < at) break;
      outcomes.kills++;

      clock.moveTo(clock.now() + lease);
      await desk.appointmentOf(job.projectId);
      const now = await standing({ desk, store });
      expect(now).toHaveLength(1);
      outcomes[now[0] === '11:00 AM' ? 'new' : 'old']++;
      const others = await liveSlots(desk, other.projectId);
      outcomes.otherBooked += others.length;
      expect((await heldSlots(store)).filter(({ projectId }) => projectId === other.projectId)).toEqual(
        others,
      );
    }
  }
  console.log('a rescheduling that is killed, 100 rounds:', outcomes);
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(50);
});

async function codeOfKilled(promise: Promise<unknown>): Promise<string> {
  try {
    return await codeOf(promise);
  } catch (error) {
    expect(error).toBeInstanceOf(Killed);
    return 'killed';
  }
}
