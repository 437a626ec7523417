import type * as z from 'zod';
import { isFields } from '../../language/shape.ts';
import { valueProblem } from '../../language/value-problem.ts';
import { refused } from './bookings/refused.ts';

/**
 * Reads parameters by their schema.
 *
 * @throws {TrunklineError} `missing_parameter` or `invalid_value`, each naming the first parameter that is wrong. It
 * says what is wrong with it, and never repeats a value.
 */
export function readParameters<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  if (!isFields(body))
    throw refused('invalid_value', 'The body is no object. Write {"project_id": "12345"}.');
  const read = schema.safeParse(body, { error: valueProblem });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const parameter = issue.keys[0]?.slice(0, 60) ?? '';
    throw refused('invalid_value', `There is no parameter ${parameter}.`, { parameter });
  }
  const parameter = String(issue?.path[0]);
  if (isBlank(body[parameter])) throw refused('missing_parameter', `${parameter} is missing.`, { parameter });
  throw refused('invalid_value', `${parameter} ${issue?.message}`, { parameter });
}

/** Where every value is a text, one that is not there comes as an empty one. */
function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
