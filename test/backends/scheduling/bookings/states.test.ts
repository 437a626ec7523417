import { describe, expect, test } from 'vitest';
import { stateOfJob } from '../../../../src/backends/scheduling/bookings/job.ts';
import { standingOf } from '../../../../src/backends/scheduling/bookings/standing.ts';
import { minuteOf, timeOfDayAt } from '../../../../src/backends/scheduling/bookings/time-of-day.ts';
import { appointmentStates } from '../../../../src/backends/scheduling/parts.ts';
import { atWork, chosen, codeOf, heldSlots, hours, jobWith } from './setting.ts';

const job = jobWith();
const reported = ['confirmed', 'in_progress', 'completed', 'no_show', 'cancelled'] as const;
const legal: { readonly [from: string]: readonly string[] } = {
  scheduled: ['confirmed', 'in_progress', 'no_show', 'cancelled'],
  confirmed: ['in_progress', 'no_show', 'cancelled'],
  in_progress: ['completed', 'cancelled'],
};

/** The shortest way to a state. */
const ways: { readonly [state: string]: readonly (typeof reported)[number][] } = {
  scheduled: [],
  confirmed: ['confirmed'],
  in_progress: ['in_progress'],
  completed: ['in_progress', 'completed'],
  cancelled: ['cancelled'],
  no_show: ['no_show'],
};

describe('the state of an appointment', () => {
  test.each(
    Object.keys(ways).flatMap((from) =>
      reported.map((to) => ({
        from,
        to,
        code: legal[from]?.includes(to) === true ? 'done' : 'state_conflict',
      })),
    ),
  )('from $from to $to: $code', async ({ from, to, code }) => {
    const { desk } = atWork();
    await desk.confirm(job, await chosen(desk, job));
    for (const state of ways[from] ?? []) await desk.transition(job.projectId, state);
    expect(await codeOf(desk.transition(job.projectId, to))).toBe(code);
    const appointment = await desk.appointmentOf(job.projectId);
    expect(appointment?.state).toBe(code === 'done' ? to : from);
    expect(appointment?.changes.at(-1)?.state).toBe(appointment?.state);
  });

  test('cannot change where there is no appointment', async () => {
    expect(await codeOf(atWork().desk.transition('nobody', 'confirmed'))).toBe('state_conflict');
  });

  test.each([
    { state: 'confirmed', held: 1 },
    { state: 'in_progress', held: 1 },
    { state: 'no_show', held: 0 },
    { state: 'cancelled', held: 0 },
  ] as const)('$state: $held slots held', async ({ state, held }) => {
    const { desk, store } = atWork();
    await desk.confirm(job, await chosen(desk, job));
    await desk.transition(job.projectId, state);
    expect(await heldSlots(store)).toHaveLength(held);
  });

  test.each([
    { state: 'in_progress', code: 'not_schedulable' },
    { state: 'no_show', code: 'done' },
    { state: 'cancelled', code: 'done' },
  ] as const)('$state: another can be booked, $code', async ({ state, code }) => {
    const { desk } = atWork();
    const later = await chosen(desk, job, { time: '11:00 AM' });
    await desk.confirm(job, await chosen(desk, job));
    await desk.transition(job.projectId, state);
    expect(await codeOf(desk.confirm(job, later))).toBe(code);
  });
});

describe('where an appointment stands', () => {
  const start = Date.parse('2025-10-14T10:00:00-04:00');
  test.each(
    appointmentStates.flatMap((state) => [
      { state, when: 'before', now: start - 1 },
      { state, when: 'as it begins', now: start },
    ]),
  )('$state, $when', async ({ state, when, now }) => {
    const { desk } = atWork();
    const appointment = await desk.confirm(job, await chosen(desk, job));
    const open = state === 'scheduled' || state === 'confirmed';
    expect(standingOf({ ...appointment, state }, hours, now)).toEqual({
      day: 'Tuesday',
      endTime: '01:00 PM',
      isUpcoming: open && when === 'before',
      canCancel: open,
      canReschedule: open,
    });
  });
});

test.each([
  { status: 'schedulable', last: undefined, state: 'schedulable' },
  { status: 'scheduled', last: undefined, state: 'scheduled' },
  { status: 'schedulable', last: 'scheduled', state: 'scheduled' },
  { status: 'schedulable', last: 'confirmed', state: 'scheduled' },
  { status: 'scheduled', last: 'cancelled', state: 'schedulable' },
  { status: 'scheduled', last: 'no_show', state: 'schedulable' },
  { status: 'scheduled', last: 'in_progress', state: 'blocked' },
  { status: 'scheduled', last: 'completed', state: 'terminal' },
  { status: 'terminal', last: 'scheduled', state: 'terminal' },
  { status: 'blocked', last: 'cancelled', state: 'blocked' },
  { status: 'unknown', last: 'scheduled', state: 'unknown' },
] as const)('a job that is $status with an appointment that is $last: $state', ({ status, last, state }) => {
  expect(stateOfJob(status, last && { state: last })).toBe(state);
});

test('counters are those of the appointments, and one that was moved counts once', async () => {
  const { desk } = atWork();
  const second = jobWith({ projectId: 'second' });
  expect(await desk.counters([job.projectId, second.projectId])).toEqual({
    total: 0,
    completed: 0,
    cancelled: 0,
    no_show: 0,
  });
  await desk.confirm(job, await chosen(desk, job));
  await desk.reschedule(job, await chosen(desk, job, { time: '11:00 AM' }));
  await desk.cancel(job, { reason: 'moving house' });
  await desk.confirm(job, await chosen(desk, job));
  await desk.transition(job.projectId, 'no_show');
  await desk.confirm(job, await chosen(desk, job));
  await desk.confirm(second, await chosen(desk, second, { time: '01:00 PM' }));
  await desk.transition(second.projectId, 'in_progress');
  await desk.transition(second.projectId, 'completed');
  expect(await desk.counters([job.projectId, second.projectId])).toEqual({
    total: 4,
    completed: 1,
    cancelled: 1,
    no_show: 1,
  });
});

test.each([
  ['12:00 AM', 0],
  ['08:00 AM', 480],
  ['11:59 AM', 719],
  ['12:00 PM', 720],
  ['01:30 PM', 810],
  ['11:00 PM', 1380],
])('%s is minute %i', (time, minute) => {
  expect(minuteOf(time)).toBe(minute);
  expect(timeOfDayAt(minute)).toBe(time);
});

test.each(['8:00 AM', '00:00 AM', '13:00 PM', '08:60 AM', '08:00', '08:00 am', ''])(
  '"%s" is no time',
  (time) => {
    expect(minuteOf(time)).toBeUndefined();
  },
);
