import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../../../src/backends/scheduling/bookings/appointment.ts';
import { isLive } from '../../../../src/backends/scheduling/bookings/appointment-state.ts';
import { holdingOf } from '../../../../src/backends/scheduling/bookings/crew-day.ts';
import type { Job } from '../../../../src/backends/scheduling/bookings/job.ts';
import {
  atWork,
  chosen,
  codeOf,
  handled,
  heldSlots,
  jobWith,
  lease,
  liveSlots,
  seeded,
  shuffled,
  stores,
} from './setting.ts';

const dates = ['2025-10-14', '2025-10-15', '2025-10-16', '2025-10-17', '2025-10-20'];
const times = ['08:00 AM', '09:00 AM', '10:00 AM', '11:00 AM'];

const anHour = (changes: Partial<Job>) => jobWith({ durationMinutes: 60, ...changes });

describe.each(stores)('on $kind', ({ open }) => {
  test('200 callers at once for 20 slots: 20 are booked, 180 hear that it is taken', async () => {
    const store = await open();
    const { desk } = atWork({ store });
    const callers = await Promise.all(
      Array.from({ length: 200 }, async (_, number) => {
        const job = anHour({ projectId: `job-${number}`, customerId: `customer-${number}` });
        const slot = { date: dates[number % 5] ?? '', time: times[Math.trunc(number / 5) % 4] ?? '' };
        return { job, choice: await chosen(desk, job, slot) };
      }),
    );
    const codes = await Promise.all(callers.map(({ job, choice }) => codeOf(desk.confirm(job, choice))));
    const counts = Object.fromEntries(
      [...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]),
    );
    console.log('200 callers for 20 slots:', counts);
    expect(counts).toEqual({ done: 20, slot_taken: 180 });
    const live = (await Promise.all(callers.map(({ job }) => liveSlots(desk, job.projectId)))).flat();
    expect(new Set(live.map(({ slot }) => slot)).size).toBe(20);
    await store.close();
  });

  test('two programs that move the same appointment: it is moved, and stands once', async () => {
    const results = new Set<string>();
    for (let round = 1; round <= 25; round++) {
      const store = await open();
      const random = seeded(round);
      const { desk, clock } = atWork({ store });
      const job = jobWith();
      await desk.confirm(job, await chosen(desk, job));
      const programs = [2, 3].map((seed) => atWork({ store: shuffled(store, random), clock, seed }).desk);
      const codes = await Promise.all(
        programs.map(async (program, number) => {
          const choice = await chosen(desk, job, { time: number === 0 ? '09:00 AM' : '11:00 AM' });
          return codeOf(program.reschedule(job, choice));
        }),
      );
      expect(codes).toContain('done');
      for (const code of codes) expect(['done', 'throttled']).toContain(code);
      results.add(codes.toSorted().join(' '));
      const live = await liveSlots(desk, job.projectId);
      expect(live).toHaveLength(1);
      expect(await heldSlots(store)).toEqual(live);
      const moved = codes.filter((code) => code === 'done').length;
      expect(await desk.history(job.projectId)).toHaveLength(1 + moved);
      await store.close();
    }
    expect(results).toContain('done throttled');
  });
});

test('programs that are stopped for longer than the lease, at any point, never share a slot', async () => {
  const seen: { [code: string]: number } = {};
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1;
  };
  for (let round = 1; round <= 300; round++) {
    const random = seeded(round);
    const { desk, store, clock } = atWork();
    const promised: string[] = [];
    const first = anHour({ projectId: 'job-1' });
    await desk.confirm(first, await chosen(desk, first, { time: '09:00 AM' }));
    // Two of the four work on one job.
    const jobs = [first, first, anHour({ projectId: 'job-2' }), anHour({ projectId: 'job-3' })];
    const actors = jobs.map(async (job, number) => {
      const requests = await Promise.all([1, 2].map(() => chosen(desk, job)));
      const slow = atWork({
        store: shuffled(store, random, () => {
          if (random() > 0.06) return;
          // For everybody else the time goes on while this one stands still.
          clock.moveTo(clock.now() + lease + 1);
          count('stops');
        }),
        clock,
        seed: 2 + number,
      }).desk;
      for (const request of requests) {
        const choice = { ...request, time: random() < 0.7 ? '10:00 AM' : '11:00 AM' };
        const last = await slow.appointmentOf(job.projectId);
        const booked = (appointment: Appointment) => promised.push(appointment.appointmentId);
        const moves = last?.state === 'scheduled' && random() < 0.5;
        const work =
          last?.state !== 'scheduled'
            ? slow.confirm(job, choice).then(booked)
            : moves
              ? slow.reschedule(job, choice).then(({ appointment }) => booked(appointment))
              : slow.cancel(job, { reason: 'moving house' });
        count(await codeOf(work));
      }
    });
    await Promise.all(actors);

    clock.moveTo(clock.now() + lease);
    const histories = await Promise.all(jobs.slice(1).map(({ projectId }) => desk.history(projectId)));
    const known = histories.flat().map(({ appointmentId }) => appointmentId);
    expect(known).toEqual(expect.arrayContaining(promised));
    expect(new Set(known).size).toBe(known.length);
    const live = (await Promise.all(jobs.slice(1).map(({ projectId }) => liveSlots(desk, projectId)))).flat();
    expect(new Set(live.map(({ slot }) => slot)).size).toBe(live.length);
    expect(await heldSlots(store)).toEqual(expect.arrayContaining(live));
    // A slot that somebody slow took too late counts for nothing: whoever has no appointment can have it.
    const fresh = anHour({ projectId: 'fresh' });
    const { requestId } = await desk.dates(fresh);
    const { slots } = await desk.slots(fresh, { date: '2025-10-14', requestId });
    const taken = new Set(live.map(({ slot }) => slot.split('/').at(-1)));
    expect(
      ['09:00 AM', '10:00 AM', '11:00 AM'].every((time) => slots.includes(time) !== taken.has(time)),
    ).toBe(true);
    for (const time of slots.slice(0, 3))
      expect(
        await codeOf(
          desk.confirm(
            anHour({ projectId: time }),
            await chosen(desk, anHour({ projectId: time }), { time }),
          ),
        ),
      ).toBe('done');
  }
  const codes = ['already_scheduled', 'done', 'slot_taken', 'state_conflict', 'stops', 'throttled'];
  expect(Object.keys(seen).toSorted()).toEqual(codes);
  for (const often of Object.values(seen)) expect(often).toBeGreaterThan(5);
});

test('jobs that overlap, booked and moved by programs that are stopped for longer than the lease', async () => {
  const seen = new Set<string>();
  for (let round = 1; round <= 200; round++) {
    const random = seeded(round);
    const { desk, store, clock } = atWork();
    const jobs = [60, 120, 180, 240].map((durationMinutes) =>
      jobWith({ projectId: `${durationMinutes}`, durationMinutes }),
    );
    const booked: string[] = [];
    await Promise.all(
      jobs.map(async (job, number) => {
        const { requestId } = await desk.dates(job);
        const { slots } = await desk.slots(job, { date: '2025-10-14', requestId });
        const time = slots[Math.trunc(random() * 4)] ?? '';
        const choice = { date: '2025-10-14', time, requestId };
        const stop = () => {
          if (random() < 0.05) clock.moveTo(clock.now() + lease + 1);
        };
        const slow = atWork({ store: shuffled(store, random, stop), clock, seed: 2 + number }).desk;
        const work = slow.confirm(job, choice).then(({ projectId }) => booked.push(projectId));
        seen.add(await codeOf(work));
      }),
    );
    clock.moveTo(clock.now() + lease);
    const all = (await Promise.all(jobs.map(({ projectId }) => desk.history(projectId)))).flat();
    expect(all.map(({ projectId }) => projectId)).toEqual(expect.arrayContaining(booked));
    const live = all.filter(({ state }) => isLive(state)).map(holdingOf);
    for (const one of live)
      for (const other of live)
        if (one !== other) expect(one.from >= other.to || other.from >= one.to).toBe(true);
  }
  expect([...seen].toSorted()).toEqual(['done', 'slot_taken']);
});

test('somebody slow who begins anew and somebody who takes over the slot meanwhile do not both have it', async () => {
  const { desk, store, clock } = atWork();
  const job = jobWith();
  const other = jobWith({ projectId: 'other' });
  const choice = await chosen(desk, job);
  const elsewhere = await chosen(desk, other);
  const atTakeover = signal();
  const goOn = signal();
  const taker = atWork({
    store: handled(store, async (call, what) => {
      if (what === 'crew-days.replace') {
        atTakeover.give();
        await goOn.given;
      }
      return call();
    }),
    clock,
    seed: 2,
  }).desk;
  let taking: Promise<string> | undefined;
  const slow = atWork({
    store: handled(store, async (call, what) => {
      if (what !== 'crew-days.insert' || taking !== undefined) return call();
      // The claim is undone before the slot is taken for it, and the slot so taken is found without an owner.
      clock.moveTo(clock.now() + lease);
      await desk.appointmentOf(job.projectId);
      const answer = await call();
      taking = codeOf(taker.confirm(other, elsewhere));
      await atTakeover.given;
      return answer;
    }),
    clock,
    seed: 3,
  }).desk;

  const codes = [await codeOf(slow.confirm(job, choice))];
  goOn.give();
  codes.push((await taking) ?? '');
  expect(codes).toEqual(['done', 'slot_taken']);
});

/** A promise that others keep. */
function signal() {
  const keep: (() => void)[] = [];
  const given = new Promise<void>((resolve) => {
    keep.push(resolve);
  });
  return { given, give: () => keep[0]?.() };
}
