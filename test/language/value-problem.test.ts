import { expect, test } from 'vitest';
import * as z from 'zod';
import { valueProblem } from '../../src/language/value-problem.ts';

test.each<readonly [string, z.ZodType, unknown]>([
  ['is missing.', z.string(), undefined],
  ['is missing.', z.enum(['loud', 'soft']), undefined],
  ['has to be a string.', z.string(), 5],
  ['has to be a string.', z.string(), null],
  ['has to be a number.', z.number(), 'secret'],
  ['has to be a number.', z.number(), Number.NaN],
  ['has to be a whole number.', z.int(), 1.5],
  ['has to be true or false.', z.boolean(), 'secret'],
  ['has to be an object.', z.object({}), []],
  ['has to be an array.', z.array(z.string()), {}],
  ['is empty.', z.string().min(1), ''],
  ['is empty.', z.array(z.string()).min(1), []],
  ['has fewer than 2 characters.', z.string().min(2), 's'],
  ['has more than 3 characters.', z.string().max(3), 'secret'],
  ['has more than 1 entries.', z.array(z.string()).max(1), ['secret', 'secret']],
  ['has to be 2 or more.', z.number().min(2), 1],
  ['has to be more than 0.', z.number().positive(), 0],
  ['has to be 5 or less.', z.number().max(5), 6],
  ['has to be less than 5.', z.number().lt(5), 5],
  ['has to be a multiple of 5.', z.number().multipleOf(5), 3],
  ['has to be "loud" or "soft".', z.enum(['loud', 'soft']), 'secret'],
  ['has to be 3.', z.literal(3), 4],
  ['has to have the format date.', z.iso.date(), 'secret'],
  ['has to match /^\\d{5}$/.', z.string().regex(/^\d{5}$/), 'secret'],
  ['has no place for "colour".', z.strictObject({}), { colour: 'secret' }],
  ['has none of the forms that it can have.', z.union([z.string(), z.number()]), true],
  ['has none of the forms that it can have.', z.string().refine(() => false), 'secret'],
  ['is no day.', z.iso.date('is no day.'), 'secret'],
])('%s', (problem, schema, value) => {
  const read = schema.safeParse(value, { error: valueProblem });
  expect(read.error?.issues.map(({ message }) => message)).toEqual([problem]);
});
