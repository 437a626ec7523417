import type { JsonObject } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';

const name = 'Idempotency-Key';

/**
 * The key of a request, which is the same for every repeat of one piece of work; undefined where it has none.
 *
 * @throws {TrunklineError} `invalid_value` for one that cannot be a key.
 */
export function idempotencyKeyOf({ headers }: Request): string | undefined {
  const key = headers.get(name) ?? undefined;
  if (key === undefined || /^[!-~]{1,200}$/.test(key)) return key;
  throw new TrunklineError('invalid_value', `${name} has to be 1 to 200 visible characters of ASCII.`, {
    parameter: name,
  });
}

/** The header in an OpenAPI document. */
export const idempotencyKeyHeader = {
  name,
  in: 'header',
  description: 'Calls with the same one are one piece of work, and get the same answer.',
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
} satisfies JsonObject;
