import { expect, test } from 'vitest';
import * as z from 'zod';
import { coerce } from '../../src/fulfillment/coerce.ts';

const schema = z.object({
  text: z.string(),
  count: z.number().int().optional(),
  later: z.boolean().default(false),
  day: z.iso.date().nullable(),
  size: z.union([z.literal(1), z.literal(2)]),
  level: z.literal([1, 'two']),
  mode: z.enum({ slow: 0, fast: 1 }),
  either: z.union([z.string(), z.number()]),
  list: z.array(z.number()).readonly(),
  place: z.object({ zip: z.string() }),
  piped: z.number().pipe(z.number().max(9)),
  lazy: z.lazy(() => z.number()),
});

test.each<readonly [string, unknown, unknown]>([
  ['text', '12', '12'],
  ['text', ' a ', ' a '],
  ['count', '12', 12],
  ['count', ' -1.5e3 ', -1500],
  ['count', '0x10', '0x10'],
  ['count', 'Infinity', 'Infinity'],
  ['count', 'twelve', 'twelve'],
  ['count', 12, 12],
  ['later', 'TRUE', true],
  ['later', 'false', false],
  ['later', 'yes', 'yes'],
  ['later', 'constructor', 'constructor'],
  ['day', '2025-10-07', '2025-10-07'],
  ['size', '2', 2],
  ['level', '1', 1],
  ['level', 'two', 'two'],
  ['mode', '1', 1],
  ['either', '12', '12'],
  ['list', '[1,2]', [1, 2]],
  ['list', '[1,', '[1,'],
  ['place', '{"zip":"33601"}', { zip: '33601' }],
  ['piped', '7', 7],
  ['lazy', '7', 7],
  ['unknown', '7', '7'],
  ['toString', '7', '7'],
  ['__proto__', '7', '7'],
])('%s: %j is read as %j', (name, value, expected) => {
  const read = coerce(schema, Object.fromEntries([[name, value]]));
  expect(Object.entries(read)).toEqual([[name, expected]]);
});

test.each(['', null, undefined])('%j is left out', (value) => {
  expect(coerce(schema, { text: value, unknown: value })).toEqual({});
});
