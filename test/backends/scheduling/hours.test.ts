import { expect, test } from 'vitest';
import { workingHours } from '../../../src/backends/scheduling/hours.ts';
import { officeCalendar } from '../../../src/backends/scheduling/seed.ts';
import { monday } from './office.ts';

test('the week is that of the calendar, seven days from Monday', () => {
  const { business_hours, timezone } = workingHours(officeCalendar, monday);
  expect(timezone).toBe('America/New_York');
  expect(business_hours.map(({ day, is_working, start, end }) => [day, is_working, start, end])).toEqual([
    ['Monday', true, '08:00 AM', '05:00 PM'],
    ['Tuesday', true, '08:00 AM', '05:00 PM'],
    ['Wednesday', true, '08:00 AM', '05:00 PM'],
    ['Thursday', true, '08:00 AM', '05:00 PM'],
    ['Friday', true, '08:00 AM', '05:00 PM'],
    ['Saturday', false, undefined, undefined],
    ['Sunday', false, undefined, undefined],
  ]);
});

test('a lunch break is two spans, whatever order they are written in', () => {
  const calendar = { timeZone: 'America/New_York', open: { monday: ['13:00-17:00', '08:00-12:00'] } };
  expect(workingHours(calendar, monday).business_hours[0]).toEqual({
    day: 'Monday',
    is_working: true,
    start: '08:00 AM',
    end: '05:00 PM',
    spans: [
      { start: '08:00 AM', end: '12:00 PM' },
      { start: '01:00 PM', end: '05:00 PM' },
    ],
  });
});

test('holidays and days with hours of their own are those that are still to come', () => {
  const calendar = {
    ...officeCalendar,
    closed: ['2025-12-25', '2025-10-13', '2025-09-01'],
    overrides: {
      '2025-12-24': ['08:00-12:00'],
      '2025-11-27': [],
      '2025-10-06': ['10:00-12:00'],
      '2025-01-02': ['10:00-12:00'],
    },
  };
  const { holidays, special_days, open_now, next_opening } = workingHours(calendar, monday);
  expect(holidays).toEqual(['2025-10-13', '2025-11-27', '2025-12-25']);
  expect(special_days).toEqual([
    { date: '2025-10-06', day: 'Monday', spans: [{ start: '10:00 AM', end: '12:00 PM' }] },
    { date: '2025-12-24', day: 'Wednesday', spans: [{ start: '08:00 AM', end: '12:00 PM' }] },
  ]);
  expect(open_now).toBe(false);
  expect(next_opening).toEqual({ date: '2025-10-06', day: 'Monday', time: '10:00 AM' });
});

test.each([
  ['2025-10-06T07:59:59-04:00', false, '2025-10-06', 'Monday'],
  ['2025-10-06T08:00:00-04:00', true, '2025-10-07', 'Tuesday'],
  ['2025-10-06T16:59:59-04:00', true, '2025-10-07', 'Tuesday'],
  ['2025-10-06T17:00:00-04:00', false, '2025-10-07', 'Tuesday'],
  ['2025-10-11T15:00:00-04:00', false, '2025-10-13', 'Monday'],
])('at %s it is open: %s', (now, open, date, day) => {
  const { open_now, next_opening } = workingHours(officeCalendar, Date.parse(now));
  expect(open_now).toBe(open);
  expect(next_opening).toEqual({ date, day, time: '08:00 AM' });
});

test('an office that never opens has no next opening', () => {
  const { business_hours, next_opening } = workingHours({ timeZone: 'UTC', open: {} }, monday);
  expect(business_hours.every(({ is_working }) => !is_working)).toBe(true);
  expect(next_opening).toBeUndefined();
});
