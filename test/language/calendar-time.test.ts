import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/language/calendar.ts';
import {
  dateAt,
  instantAt,
  nextOpening,
  openDates,
  openSpans,
  weekdayOf,
} from '../../src/language/calendar-time.ts';

const weekday = ['08:00-17:00'];
const office: Calendar = {
  timeZone: 'America/New_York',
  open: { monday: weekday, tuesday: weekday, wednesday: weekday, thursday: weekday, friday: weekday },
  closed: ['2025-10-13'],
  overrides: { '2025-10-18': ['13:00-15:00', '09:00-12:00'] },
};

describe('the date of a zone', () => {
  test.each([
    { instant: '2025-10-07T03:59:59Z', date: '2025-10-06' },
    { instant: '2025-10-07T04:00:00Z', date: '2025-10-07' },
    { instant: '2025-12-07T04:59:59Z', date: '2025-12-06' },
  ])('is $date at $instant', ({ instant, date }) => {
    expect(dateAt(office, Date.parse(instant))).toBe(date);
  });
});

describe('a time on a date', () => {
  test.each([
    { what: 'in summer', date: '2025-10-07', minute: 480, instant: '2025-10-07T12:00:00Z' },
    { what: 'in winter', date: '2025-12-09', minute: 480, instant: '2025-12-09T13:00:00Z' },
    { what: 'on the short day', date: '2026-03-08', minute: 480, instant: '2026-03-08T12:00:00Z' },
    { what: 'on the long day', date: '2025-11-02', minute: 480, instant: '2025-11-02T13:00:00Z' },
    { what: 'that is skipped', date: '2026-03-08', minute: 150, instant: '2026-03-08T07:30:00Z' },
    { what: 'that comes twice', date: '2025-11-02', minute: 90, instant: '2025-11-02T05:30:00Z' },
    { what: 'at its end', date: '2025-10-07', minute: 1440, instant: '2025-10-08T04:00:00Z' },
  ])('$what', ({ date, minute, instant }) => {
    expect(new Date(instantAt(office, date, minute)).toISOString()).toBe(instant.replace('Z', '.000Z'));
  });
});

test('weekdays come from the calendar', () => {
  expect(['2025-10-06', '2025-10-14', '2024-02-29'].map(weekdayOf)).toEqual([
    'Monday',
    'Tuesday',
    'Thursday',
  ]);
});

test('spans of a date are in order, and a date of its own counts alone', () => {
  expect(openSpans(office, '2025-10-07')).toEqual([{ from: 480, to: 1020 }]);
  expect(openSpans(office, '2025-10-12')).toEqual([]);
  expect(openSpans(office, '2025-10-13')).toEqual([]);
  expect(openSpans(office, '2025-10-18')).toEqual([
    { from: 540, to: 720 },
    { from: 780, to: 900 },
  ]);
});

test('open dates leave out weekends and holidays, over the end of a month too', () => {
  expect(openDates(office, '2025-10-10', 5)).toEqual(['2025-10-10', '2025-10-14']);
  expect(openDates(office, '2025-10-31', 4)).toEqual(['2025-10-31', '2025-11-03']);
});

describe('the next opening', () => {
  test.each([
    { what: 'early that day', at: '2025-10-07T11:59:59Z', date: '2025-10-07', minute: 480 },
    { what: 'open already: the next day', at: '2025-10-07T12:00:00Z', date: '2025-10-08', minute: 480 },
    { what: 'over a weekend and a holiday', at: '2025-10-11T16:00:00Z', date: '2025-10-14', minute: 480 },
    { what: 'after a break', at: '2025-10-18T16:30:00Z', date: '2025-10-18', minute: 780 },
  ])('$what', ({ at, date, minute }) => {
    expect(nextOpening(office, Date.parse(at))).toEqual({ date, minute });
  });

  test('is none where it never opens', () => {
    expect(nextOpening({ timeZone: 'Europe/Berlin', open: {} }, 0)).toBeUndefined();
  });
});
