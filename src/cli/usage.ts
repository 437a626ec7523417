import { TrunklineError } from '../language/error.ts';
import { nearest } from '../language/nearest.ts';

/** An error in how the command was called or configured: it ends with exit code 3. */
export function usageError(message: string, args: { readonly [name: string]: unknown } = {}): TrunklineError {
  return new TrunklineError('usage', message, args);
}

/** ` Did you mean "check"?`, or nothing where no candidate comes close. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const meant = nearest(name, candidates);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
