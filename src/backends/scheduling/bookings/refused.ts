import { TrunklineError } from '../../../language/error.ts';
import type { SchedulingError } from '../errors.ts';

/** An error of the service, by a code that its contract knows. */
export function refused(
  code: SchedulingError,
  message: string,
  args: { readonly [name: string]: unknown } = {},
): TrunklineError {
  return new TrunklineError(code, message, args);
}

/** Somebody else is at it: nothing was done, and a repeat may find it free. */
export function busy(): TrunklineError {
  return refused('throttled', 'Another call is changing this at the moment. Try again in a few seconds.');
}

/** A key that came before, for something else. */
export function keyReused(): TrunklineError {
  return refused(
    'key_reused',
    'This key was used for something else before. Give each piece of work its own key.',
  );
}
