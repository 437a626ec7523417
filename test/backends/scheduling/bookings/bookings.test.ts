import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../../../src/backends/scheduling/bookings/appointment.ts';
import { bookings } from '../../../../src/backends/scheduling/bookings/bookings.ts';
import { atWork, chosen, codeOf, heldSlots, hours, jobWith, seeded, shuffled } from './setting.ts';

const job = jobWith();
const reason = 'moving house';
const week = ['2025-10-14', '2025-10-15'];

describe('confirm', () => {
  test('books the slot with a code that can be spelled', async () => {
    const { desk } = atWork();
    const appointment = await desk.confirm(job, await chosen(desk, job));
    expect(appointment).toMatchObject({
      projectId: '12347',
      date: '2025-10-14',
      time: '10:00 AM',
      state: 'scheduled',
      changes: [{ state: 'scheduled', at: '2025-10-06T13:00:00.000Z' }],
    });
    expect(appointment.code).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{6}$/);
    expect(await desk.appointmentOf('12347')).toEqual(appointment);
  });

  test.each([
    { state: 'schedulable', code: 'done' },
    { state: 'scheduled', code: 'already_scheduled' },
    { state: 'terminal', code: 'not_schedulable' },
    { state: 'blocked', code: 'not_schedulable' },
    { state: 'unknown', code: 'not_schedulable' },
  ] as const)('of a job that is $state: $code', async ({ state, code }) => {
    const { desk } = atWork();
    expect(await codeOf(desk.confirm(jobWith({ state }), await chosen(desk, job)))).toBe(code);
  });

  test('of a job that has an appointment is refused', async () => {
    const { desk } = atWork();
    await desk.confirm(job, await chosen(desk, job));
    const choice = await chosen(desk, job, { time: '11:00 AM' });
    expect(await codeOf(desk.confirm(job, choice))).toBe('already_scheduled');
    expect(await desk.history(job.projectId)).toHaveLength(1);
  });

  test('of a slot that is gone is refused, and the times are then fresh', async () => {
    const { desk } = atWork();
    const other = jobWith({ projectId: 'other' });
    const choice = await chosen(desk, job);
    await desk.confirm(other, await chosen(desk, other));
    expect(await codeOf(desk.confirm(job, choice))).toBe('slot_taken');
    expect(await desk.appointmentOf(job.projectId)).toBeUndefined();
    const { slots } = await desk.slots(job, choice);
    expect(slots).toEqual(['01:00 PM', '02:00 PM']);
    expect(await codeOf(desk.confirm(job, { ...choice, time: '01:00 PM' }))).toBe('done');
  });

  test('a slot is taken by the calendar of its crew only', async () => {
    const { desk } = atWork();
    const other = jobWith({ projectId: 'other', crew: 'tampa/second' });
    await desk.confirm(job, await chosen(desk, job));
    expect(await codeOf(desk.confirm(other, await chosen(desk, other)))).toBe('done');
  });
});

describe('jobs of one crew', () => {
  const long = jobWith({ projectId: 'long', durationMinutes: 240 });

  test.each([
    { what: 'begins while another is done', time: '09:00 AM', code: 'slot_taken' },
    { what: 'goes on while another begins', time: '08:00 AM', code: 'slot_taken', from: '10:00 AM' },
    { what: 'begins as another ends', time: '01:00 PM', code: 'done', from: '09:00 AM' },
    { what: 'ends as another begins', time: '08:00 AM', code: 'done', from: '11:00 AM' },
  ])('one that $what: $code', async ({ time, code, from = '08:00 AM' }) => {
    const { desk } = atWork();
    const choice = await chosen(desk, job, { time });
    await desk.confirm(long, await chosen(desk, long, { time: from }));
    expect(await codeOf(desk.confirm(job, choice))).toBe(code);
    const { requestId } = await desk.dates(job);
    const { slots } = await desk.slots(job, { date: choice.date, requestId });
    if (code === 'slot_taken') expect(slots).not.toContain(time);
  });

  test('that overlap, booked at once: one of them is', async () => {
    for (let round = 1; round <= 50; round++) {
      const { desk, store, clock } = atWork();
      const random = seeded(round);
      const wishes = [
        { of: long, choice: await chosen(desk, long, { time: '08:00 AM' }) },
        { of: job, choice: await chosen(desk, job, { time: '09:00 AM' }) },
        {
          of: jobWith({ projectId: 'third' }),
          choice: await chosen(desk, jobWith({ projectId: 'third' }), { time: '11:00 AM' }),
        },
      ];
      const codes = await Promise.all(
        wishes.map(({ of, choice }, number) =>
          codeOf(
            atWork({ store: shuffled(store, random), clock, seed: 2 + number }).desk.confirm(of, choice),
          ),
        ),
      );
      expect(codes.filter((code) => code === 'done')).toHaveLength(1);
      expect(await heldSlots(store)).toHaveLength(1);
    }
  });

  test('one may be moved into its own time', async () => {
    const { desk, store } = atWork();
    await desk.confirm(job, await chosen(desk, job));
    const { requestId } = await desk.dates(job);
    const { slots } = await desk.slots(job, { date: '2025-10-14', requestId });
    expect(slots).toEqual(['08:00 AM', '09:00 AM', '11:00 AM', '01:00 PM', '02:00 PM']);
    await desk.reschedule(job, { date: '2025-10-14', time: '11:00 AM', requestId });
    expect(await heldSlots(store)).toMatchObject([{ slot: 'tampa/2025-10-14/11:00 AM' }]);
  });
});

describe('codes', () => {
  test('differ in one second and through a random source that repeats itself', async () => {
    const { store, clock } = atWork();
    const random = () => {
      calls++;
      // Each number comes six times six: the first six codes would be the same.
      return (Math.trunc(calls / 36) % 29) / 29;
    };
    let calls = 0;
    const desk = bookings({ store, clock, calendar: hours, random });
    const codes = new Set<string>();
    for (let number = 0; number < 20; number++) {
      const appointment = await desk.adopt(jobWith({ projectId: `job-${number}`, crew: `${number}` }), {
        date: '2025-10-14',
        time: '10:00 AM',
      });
      codes.add(appointment.code);
    }
    expect(codes.size).toBe(20);
  });

  test('a source that never finds another one ends in an error', async () => {
    const { store, clock } = atWork();
    const desk = bookings({ store, clock, calendar: hours, random: () => 0.5 });
    const slot = { date: '2025-10-14', time: '10:00 AM' };
    await desk.adopt(job, slot);
    const other = jobWith({ projectId: 'other', crew: 'miami' });
    expect(await codeOf(desk.adopt(other, slot))).toBe('throttled');
  });
});

describe('reschedule', () => {
  test('makes another appointment and lets go of the first slot', async () => {
    const { desk, store, clock } = atWork();
    const first = await desk.confirm(job, await chosen(desk, job));
    clock.moveTo(clock.now() + 60_000);
    const choice = await chosen(desk, job, { date: '2025-10-15', time: '11:00 AM' });
    const { appointment, released } = await desk.reschedule(job, choice);
    expect(appointment).toMatchObject({
      date: '2025-10-15',
      time: '11:00 AM',
      state: 'scheduled',
      rescheduledFrom: first.appointmentId,
    });
    expect(released).toEqual({
      ...first,
      state: 'rescheduled',
      changes: [...first.changes, { state: 'rescheduled', at: '2025-10-06T13:01:00.000Z' }],
      rescheduledTo: appointment.appointmentId,
    });
    expect(await desk.history(job.projectId)).toEqual([released, appointment]);
    expect(await heldSlots(store, week)).toEqual([
      { slot: 'tampa/2025-10-15/11:00 AM', projectId: '12347', appointmentId: appointment.appointmentId },
    ]);
  });

  test('to a slot that is gone leaves everything as it was', async () => {
    const { desk, store } = atWork();
    const first = await desk.confirm(job, await chosen(desk, job));
    const choice = await chosen(desk, job, { time: '01:00 PM' });
    const other = jobWith({ projectId: 'other' });
    await desk.confirm(other, await chosen(desk, other, { time: '01:00 PM' }));
    const before = await heldSlots(store, week);
    expect(await codeOf(desk.reschedule(job, choice))).toBe('slot_taken');
    expect(await desk.history(job.projectId)).toEqual([first]);
    expect(await heldSlots(store, week)).toEqual(before);
  });

  test('and back again takes the first slot once more', async () => {
    const { desk, store } = atWork();
    await desk.confirm(job, await chosen(desk, job));
    await desk.reschedule(job, await chosen(desk, job, { time: '11:00 AM' }));
    const { appointment } = await desk.reschedule(job, await chosen(desk, job));
    expect(await heldSlots(store, week)).toEqual([
      { slot: 'tampa/2025-10-14/10:00 AM', projectId: '12347', appointmentId: appointment.appointmentId },
    ]);
    expect(await desk.counters([job.projectId])).toMatchObject({ total: 1 });
  });

  test.each([
    { what: 'nothing is booked', steps: [], code: 'state_conflict' },
    { what: 'it is cancelled', steps: ['cancelled'], code: 'state_conflict' },
    { what: 'it is confirmed', steps: ['confirmed'], code: 'done' },
    { what: 'it is in progress', steps: ['in_progress'], code: 'state_conflict' },
    { what: 'it is completed', steps: ['in_progress', 'completed'], code: 'state_conflict' },
    { what: 'nobody was there', steps: ['no_show'], code: 'state_conflict' },
    { what: 'the job is terminal', steps: ['confirmed'], state: 'terminal', code: 'not_schedulable' },
    { what: 'the job is blocked', steps: ['confirmed'], state: 'blocked', code: 'not_schedulable' },
  ] as const)('where $what: $code', async ({ what, steps, code, ...changes }) => {
    const { desk } = atWork();
    const requestId = (await chosen(desk, job, { time: '11:00 AM' })).requestId;
    if (what !== 'nothing is booked') await desk.confirm(job, await chosen(desk, job));
    for (const state of steps) await desk.transition(job.projectId, state);
    const choice = { date: '2025-10-14', time: '11:00 AM', requestId };
    expect(await codeOf(desk.reschedule(jobWith(changes), choice))).toBe(code);
  });
});

describe('cancel', () => {
  test('frees the slot and keeps the reason', async () => {
    const { desk, store } = atWork();
    const first = await desk.confirm(job, await chosen(desk, job));
    const cancelled = await desk.cancel(job, { reason: ` ${reason} ` });
    expect(cancelled).toMatchObject({
      cancellationId: `CXL-${first.code}`,
      cancelledAt: '2025-10-06T13:00:00.000Z',
      reason,
      appointment: { state: 'cancelled', appointmentId: first.appointmentId },
    });
    expect(await heldSlots(store, week)).toEqual([]);
    const other = jobWith({ projectId: 'other' });
    expect(await codeOf(desk.confirm(other, await chosen(desk, other)))).toBe('done');
  });

  test.each([
    { what: 'no reason', wish: { reason: '  ' }, code: 'missing_parameter' },
    { what: 'nothing booked', booked: false, code: 'state_conflict' },
    {
      what: 'another appointment is meant',
      wish: { reason, appointmentId: 'APT-OTHER' },
      code: 'state_conflict',
    },
    { what: 'it is confirmed', steps: ['confirmed'], code: 'done' },
    { what: 'it is in progress', steps: ['in_progress'], code: 'state_conflict' },
    { what: 'it is completed', steps: ['in_progress', 'completed'], code: 'state_conflict' },
    { what: 'it is cancelled', steps: ['cancelled'], code: 'state_conflict' },
    { what: 'nobody was there', steps: ['no_show'], code: 'state_conflict' },
    { what: 'the job is terminal', state: 'terminal', code: 'not_schedulable' },
  ] as const)('where $what: $code', async ({ code, ...row }) => {
    const {
      wish = { reason },
      booked = true,
      steps = [],
      state = 'schedulable',
    } = {
      wish: undefined,
      booked: undefined,
      steps: undefined,
      state: undefined,
      ...row,
    };
    const { desk } = atWork();
    if (booked) await desk.confirm(job, await chosen(desk, job));
    for (const step of steps) await desk.transition(job.projectId, step);
    const before = await desk.history(job.projectId);
    expect(await codeOf(desk.cancel(jobWith({ state }), wish))).toBe(code);
    if (code !== 'done') expect(await desk.history(job.projectId)).toEqual(before);
  });

  test('book, cancel, book again: two appointments, two cancellations, under the same key too', async () => {
    const { desk } = atWork();
    const wish = { reason, key: 'one key' };
    await desk.confirm(job, await chosen(desk, job));
    const first = await desk.cancel(job, wish);
    await desk.confirm(job, await chosen(desk, job));
    const second = await desk.cancel(job, wish);
    expect(second.cancellationId).not.toBe(first.cancellationId);
    expect((await desk.history(job.projectId)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  test('a late repeat that names its appointment leaves the next one alone', async () => {
    const { desk } = atWork();
    const { appointmentId } = await desk.confirm(job, await chosen(desk, job));
    const wish = { reason, appointmentId, key: 'one key' };
    const first = await desk.cancel(job, wish);
    const next = await desk.confirm(job, await chosen(desk, job));
    expect(await desk.cancel(job, wish)).toEqual(first);
    expect(await codeOf(desk.cancel(job, { ...wish, key: 'another' }))).toBe('state_conflict');
    expect(await desk.appointmentOf(job.projectId)).toEqual(next);
  });
});

describe('keys', () => {
  const ways = {
    confirm: async (desk: ReturnType<typeof atWork>['desk'], key: string) => {
      const choice = await chosen(desk, job, { key });
      return {
        call: () => desk.confirm(job, choice),
        other: () => desk.confirm(job, { ...choice, time: '11:00 AM' }),
        otherWay: () => desk.reschedule(job, choice),
      };
    },
    reschedule: async (desk: ReturnType<typeof atWork>['desk'], key: string) => {
      await desk.confirm(job, await chosen(desk, job));
      const choice = await chosen(desk, job, { time: '11:00 AM', key });
      return {
        call: () => desk.reschedule(job, choice),
        other: () => desk.reschedule(job, { ...choice, date: '2025-10-15' }),
        otherWay: () => desk.cancel(job, { reason, key }),
      };
    },
    cancel: async (desk: ReturnType<typeof atWork>['desk'], key: string) => {
      await desk.confirm(job, await chosen(desk, job));
      const choice = await chosen(desk, job, { time: '11:00 AM', key });
      return {
        call: () => desk.cancel(job, { reason, key }),
        other: () => desk.cancel(job, { reason: 'ill', key }),
        otherWay: () => desk.confirm(job, choice),
      };
    },
  };

  test.each(['confirm', 'reschedule', 'cancel'] as const)('%s: one effect, one answer', async (way) => {
    const { desk } = atWork();
    const { call, other, otherWay } = await ways[way](desk, 'one key');
    const first = await call();
    const history = await desk.history(job.projectId);
    expect(await call()).toEqual(first);
    expect(await codeOf(other())).toBe('key_reused');
    expect(await codeOf(otherWay())).toBe('key_reused');
    expect(await desk.history(job.projectId)).toEqual(history);
  });

  test.each(['confirm', 'reschedule', 'cancel'] as const)('%s: eight calls at once are one', async (way) => {
    const { desk } = atWork();
    const { call } = await ways[way](desk, 'one key');
    const before = (await desk.history(job.projectId)).length;
    const answers = await Promise.all<unknown>(Array.from({ length: 8 }, () => call()));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await desk.history(job.projectId)).toHaveLength(before + (way === 'cancel' ? 0 : 1));
  });

  test('an appointment that was moved or cancelled since is not told as booked', async () => {
    const { desk } = atWork();
    const choice = await chosen(desk, job, { key: 'one key' });
    await desk.confirm(job, choice);
    const move = await chosen(desk, job, { time: '11:00 AM', key: 'another' });
    await desk.reschedule(job, move);
    expect(await codeOf(desk.confirm(job, choice))).toBe('request_expired');
    await desk.cancel(job, { reason });
    expect(await codeOf(desk.reschedule(job, move))).toBe('request_expired');
    expect(await codeOf(desk.confirm(job, choice))).toBe('request_expired');
    expect((await desk.appointmentOf(job.projectId))?.state).toBe('cancelled');
  });

  test('the answer stays when the job is closed', async () => {
    const { desk } = atWork();
    const choice = await chosen(desk, job, { key: 'one key' });
    const first = await desk.confirm(job, choice);
    await desk.transition(job.projectId, 'confirmed');
    const again = await desk.confirm(jobWith({ state: 'terminal' }), choice);
    expect([again.appointmentId, again.date, again.time]).toEqual([
      first.appointmentId,
      first.date,
      first.time,
    ]);
    const wish = { reason, key: 'another' };
    const cancelled = await desk.cancel(job, wish);
    expect(await desk.cancel(jobWith({ state: 'terminal' }), wish)).toEqual(cancelled);
  });

  test('a refusal is not kept: what was taken can be booked later under the same key', async () => {
    const { desk } = atWork();
    const other = jobWith({ projectId: 'other' });
    const choice = await chosen(desk, job, { key: 'one key' });
    await desk.confirm(other, await chosen(desk, other));
    expect(await codeOf(desk.confirm(job, choice))).toBe('slot_taken');
    await desk.cancel(other, { reason });
    expect(await codeOf(desk.confirm(job, choice))).toBe('done');
  });
});

describe('what the office had booked', () => {
  const slot = { date: '2025-10-15', time: '08:00 AM' };

  test('is adopted once, and holds its slot', async () => {
    const { desk } = atWork();
    const scheduled = jobWith({ state: 'scheduled' });
    const first: Appointment = await desk.adopt(scheduled, slot);
    expect(await desk.adopt(scheduled, { ...slot, time: '09:00 AM' })).toEqual(first);
    const other = jobWith({ projectId: 'other' });
    const { requestId } = await desk.dates(other);
    expect((await desk.slots(other, { date: slot.date, requestId })).slots).not.toContain(slot.time);
    expect(await codeOf(desk.confirm(scheduled, await chosen(desk, scheduled)))).toBe('already_scheduled');
    expect(await codeOf(desk.reschedule(scheduled, await chosen(desk, scheduled)))).toBe('done');
  });

  test('does not come back after it was cancelled', async () => {
    const { desk } = atWork();
    const scheduled = jobWith({ state: 'scheduled' });
    await desk.adopt(scheduled, slot);
    await desk.cancel(scheduled, { reason });
    expect((await desk.adopt(scheduled, slot)).state).toBe('cancelled');
    expect(await codeOf(desk.confirm(scheduled, await chosen(desk, scheduled)))).toBe('done');
  });

  test.each([
    { date: '2025-02-30', time: '08:00 AM' },
    { date: '2025-10-15', time: '8:00' },
    { date: '2025-10-15', time: '13:00 PM' },
  ])('is refused at $date $time', async (wrong) => {
    expect(await codeOf(atWork().desk.adopt(job, wrong))).toBe('invalid_value');
  });
});
