import { expect, test } from 'vitest';
import { instantOf } from '../../src/language/instant.ts';

test.each([
  { clock: '1970-01-01T00:00:00Z', is: 0 },
  { clock: '1970-01-01T00:00Z', is: 0 },
  { clock: '1970-01-01T01:00:00.5+01:00', is: 500 },
  { clock: '1969-12-31T19:00:00-05:00', is: 0 },
  { clock: '1970-01-01T05:45:00+05:45', is: 0 },
  { clock: '2026-03-02T22:15:00-05:00', is: Date.UTC(2026, 2, 3, 3, 15) },
  { clock: '2028-02-29T12:00:00Z', is: Date.UTC(2028, 1, 29, 12) },
])('$clock', ({ clock, is }) => {
  expect(instantOf(clock)).toBe(is);
});

test.each([
  '',
  '2026-03-02',
  '2026-03-02T22:15:00',
  '2026-03-02 22:15:00Z',
  '2026-02-29T12:00:00Z',
  '2026-13-01T12:00:00Z',
  '2026-00-01T12:00:00Z',
  '2026-03-02T24:00:00Z',
  '2026-03-02T12:60:00Z',
  '2026-03-02T12:00:60Z',
  '2026-03-02T12:00:00+15:00',
  '2026-03-02T12:00:00+05:60',
])('%j is no point in time', (clock) => {
  expect(instantOf(clock)).toBeUndefined();
});
