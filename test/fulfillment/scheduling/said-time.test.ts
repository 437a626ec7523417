import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesOf, saidDate, saidTime, timeOf } from '../../../src/fulfillment/scheduling/said-time.ts';

test.each([
  ['10:00 AM', '10:00 AM'],
  ['10:00', '10:00 AM'],
  ['08:00', '08:00 AM'],
  ['15:30', '03:30 PM'],
  ['00:00', '12:00 AM'],
  ['12:00', '12:00 PM'],
  ['15:30:00', '03:30 PM'],
  [' 3:30 pm ', '03:30 PM'],
  ['10am', '10:00 AM'],
  ['10 a.m.', '10:00 AM'],
  ['12 P M', '12:00 PM'],
])('%s is %s', (said, time) => {
  expect(saidTime.parse(said)).toBe(time);
});

test.each([
  '3:30',
  '10',
  '24:00',
  '13 PM',
  '0 AM',
  '10:60',
  '10:00 XM',
  'ten',
  'noon-ish',
  '',
  '10:00 AM and 11:00 AM',
])('%s is no time, or could be two', (said) => {
  expect(saidTime.safeParse(said).success).toBe(false);
});

test('dates are those of the calendar', () => {
  expect(saidDate.parse(' 2025-10-14 ')).toBe('2025-10-14');
  for (const wrong of ['2025-02-30', '10/14/2025', 'Tuesday', '2025-10-14T10:00:00Z'])
    expect(saidDate.safeParse(wrong).success).toBe(false);
});

const two = (number: number) => String(number).padStart(2, '0');

test('every minute of the day is read from both ways of writing it', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  fc.assert(
    fc.property(minute, (at) => {
      const written = `${two(Math.floor(at / 60))}:${two(at % 60)}`;
      expect(minutesOf(written)).toBe(at);
      expect(minutesOf(timeOf(written))).toBe(at);
      expect(timeOf(timeOf(written))).toBe(timeOf(written));
    }),
    { seed: 7 },
  );
  expect(minutesOf('roof')).toBeNaN();
});
