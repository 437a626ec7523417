import { describe, expect, test } from 'vitest';
import { checkHours } from '../../src/actions/check-hours-of-operation.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { flow } from '../../src/flow/flow.ts';
import { type Calendar, calendarProblem } from '../../src/language/calendar.ts';
import { isOpenAt } from '../../src/language/calendar-time.ts';
import { instantOf } from '../../src/language/instant.ts';
import { hours } from '../../src/language/resource.ts';
import { call } from '../../src/simulate/call.ts';
import type { World } from '../../src/simulate/world.ts';

const desk: Calendar = {
  timeZone: 'America/New_York',
  open: {
    monday: ['08:00-12:00', '13:00-18:00'],
    friday: ['22:00-02:00'],
    saturday: ['00:00-24:00'],
    sunday: ['01:00-04:00'],
  },
  closed: ['2026-12-26'],
  overrides: { '2026-12-24': ['08:00-12:00'], '2026-12-28': ['20:00-03:00'] },
};

describe('a calendar is open or closed at a point in time', () => {
  test.each([
    { what: 'before it opens', clock: '2026-03-02T07:59:59-05:00', open: false },
    { what: 'when it opens', clock: '2026-03-02T08:00:00-05:00', open: true },
    { what: 'the second before the break', clock: '2026-03-02T11:59:59-05:00', open: true },
    { what: 'when the break begins', clock: '2026-03-02T12:00:00-05:00', open: false },
    { what: 'after the break, told by another clock', clock: '2026-03-02T18:00:00Z', open: true },
    { what: 'when it closes', clock: '2026-03-02T18:00:00-05:00', open: false },
    { what: 'a day that is not there', clock: '2026-03-03T10:00:00-05:00', open: false },
    { what: 'before midnight of a night', clock: '2026-03-06T23:59:59-05:00', open: true },
    { what: 'before the night begins', clock: '2026-03-06T21:59:59-05:00', open: false },
    { what: 'early on the day of the night', clock: '2026-03-06T01:00:00-05:00', open: false },
    { what: 'a whole day: its beginning', clock: '2026-03-07T00:00:00-05:00', open: true },
    { what: 'a whole day: its end', clock: '2026-03-07T23:59:59-05:00', open: true },
    { what: 'after a whole day', clock: '2026-03-08T00:00:00-05:00', open: false },
    { what: 'the hour before the clocks go forward', clock: '2026-03-08T01:59:59-05:00', open: true },
    { what: 'the hour after the clocks went forward', clock: '2026-03-08T03:30:00-04:00', open: true },
    { what: 'closed an hour sooner in the shorter night', clock: '2026-03-08T04:00:00-04:00', open: false },
    { what: 'the same, told in UTC', clock: '2026-03-08T08:00:00Z', open: false },
    { what: 'a Monday in summer time', clock: '2026-07-06T12:00:00Z', open: true },
    { what: 'the same hour in winter is too early', clock: '2026-03-02T12:00:00Z', open: false },
    { what: 'the first one o’clock of the longer night', clock: '2026-11-01T01:30:00-04:00', open: true },
    { what: 'the second one o’clock of the longer night', clock: '2026-11-01T01:30:00-05:00', open: true },
    { what: 'a date of its own: open', clock: '2026-12-24T09:00:00-05:00', open: true },
    { what: 'a date of its own: closed', clock: '2026-12-24T13:00:00-05:00', open: false },
    { what: 'the night before a closed date', clock: '2026-12-25T23:30:00-05:00', open: true },
    { what: 'a closed date ends that night at once', clock: '2026-12-26T00:30:00-05:00', open: false },
    { what: 'a closed date: all day', clock: '2026-12-26T12:00:00-05:00', open: false },
    { what: 'the usual hours on a date of its own', clock: '2026-12-28T10:00:00-05:00', open: false },
    { what: 'a night of a date of its own', clock: '2026-12-29T02:59:59-05:00', open: true },
    { what: 'the end of that night', clock: '2026-12-29T03:00:00-05:00', open: false },
  ])('$what', ({ clock, open }) => {
    expect(isOpenAt(desk, instantOf(clock) ?? Number.NaN)).toBe(open);
  });
});

describe('a value that is no calendar', () => {
  const open = { monday: ['08:00-18:00'] };
  const timeZone = 'Europe/Berlin';

  test.each([
    { value: null, why: 'is no calendar' },
    { value: 'office hours', why: 'is no calendar' },
    { value: { timeZone, open, close: [] }, why: 'has no place for "close". Did you mean "closed"?' },
    { value: { open }, why: 'has the timeZone undefined, which is no time zone' },
    { value: { timeZone: 'Berlin', open }, why: 'has the timeZone "Berlin", which is no time zone' },
    { value: { timeZone: '+01:00', open }, why: 'has the timeZone "+01:00", which is no time zone' },
    { value: { timeZone }, why: 'has no "open"' },
    { value: { timeZone, open: { mon: [] } }, why: 'has no place for open.mon.' },
    { value: { timeZone, open: { Monday: [] } }, why: 'Did you mean "monday"?' },
    { value: { timeZone, open: { monday: '08:00-18:00' } }, why: 'has no list under open.monday' },
    {
      value: { timeZone, open: { monday: ['8-18'] } },
      why: 'has "8-18" under open.monday, which is no span',
    },
    {
      value: { timeZone, open: { monday: ['08:00-24:01'] } },
      why: '"08:00-24:01" under open.monday, which is no span',
    },
    {
      value: { timeZone, open: { monday: ['08:60-09:00'] } },
      why: '"08:60-09:00" under open.monday, which is no span',
    },
    {
      value: { timeZone, open: { monday: ['08:00-08:00'] } },
      why: '"08:00-08:00" under open.monday, which is no span',
    },
    { value: { timeZone, open: { monday: [8] } }, why: 'has 8 under open.monday, which is no span' },
    { value: { timeZone, open, closed: '2026-12-25' }, why: 'has no list under closed' },
    { value: { timeZone, open, closed: ['2026-02-30'] }, why: 'has the date "2026-02-30", which is no date' },
    { value: { timeZone, open, overrides: ['2026-12-24'] }, why: 'has no object under overrides' },
    {
      value: { timeZone, open, overrides: { Christmas: [] } },
      why: 'has the date "Christmas", which is no date',
    },
    {
      value: { timeZone, open, closed: ['2026-12-24'], overrides: { '2026-12-24': [] } },
      why: 'has 2026-12-24 in closed and in overrides',
    },
    {
      value: { timeZone, open, overrides: { '2026-12-24': ['noon'] } },
      why: 'has "noon" under overrides["2026-12-24"], which is no span',
    },
  ])('$why', ({ value, why }) => {
    expect(calendarProblem(value)).toContain(why);
  });

  test('one that is sound has no problem', () => {
    expect(calendarProblem(desk)).toBeUndefined();
    expect(calendarProblem({ timeZone, open: {} })).toBeUndefined();
  });
});

describe('a call by the clock', () => {
  const line = flow('Line', {
    start: 'first',
    steps: {
      first: checkHours({ hours: hours('Desk'), open: 'wait', closed: 'shut', onError: 'shut' }),
      wait: playPrompt({ text: 'x'.repeat(15 * 120), next: 'second' }),
      second: checkHours({ hours: hours('Desk'), open: 'open', closed: 'shut', onError: 'shut' }),
      open: playPrompt({ text: 'Still open.', next: 'bye' }),
      shut: playPrompt({ text: 'We are closed.', next: 'bye' }),
      bye: disconnect(),
    },
  });
  const opened = async (world: World) => {
    const { entries } = await call(line, { world });
    return entries.flatMap((entry) => (entry.type === 'hours.checked' ? [entry.open] : []));
  };

  test('asks at the time of the check, which the call itself moves on', async () => {
    expect(await opened({ clock: '2026-03-02T17:00:00-05:00', hours: { Desk: desk } })).toEqual([true, true]);
    expect(await opened({ clock: '2026-03-02T17:59:00-05:00', hours: { Desk: desk } })).toEqual([
      true,
      false,
    ]);
    expect(await opened({ clock: '2026-03-02T18:00:00-05:00', hours: { Desk: desk } })).toEqual([false]);
  });

  test('takes calendars and plain answers in turn', async () => {
    const hoursOf = { Desk: ['open', desk] as const };
    expect(await opened({ clock: '2026-03-02T20:00:00-05:00', hours: hoursOf })).toEqual([true, false]);
  });

  test.each([
    {
      what: 'no clock',
      world: { hours: { Desk: desk } },
      code: 'bad_world',
      message: 'has no clock. Add clock',
    },
    {
      what: 'a clock without its offset',
      world: { clock: '2026-03-02T20:00:00', hours: { Desk: desk } },
      code: 'bad_world',
      message: '"clock" is "2026-03-02T20:00:00"',
    },
    {
      what: 'a calendar that is none',
      world: { clock: '2026-03-02T20:00:00Z', hours: { Desk: { ...desk, timeZone: 'New York' } } },
      code: 'bad_calendar',
      message: '"hours: Desk" has the timeZone "New York"',
    },
  ])('is not played with $what', async ({ world, code, message }) => {
    await expect(call(line, { world })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});
