import { TrunklineError } from '../language/error.ts';

/** An error of a database, in the words of this package. Its text names neither a password nor a value. */
export function storeFailure(where: string, cause: unknown, advice: string): TrunklineError {
  return new TrunklineError(
    'store_unavailable',
    `${where} failed: ${reasonOf(cause)}. ${advice}`,
    { where },
    cause,
  );
}

/** Where several addresses were tried, the error has no words of its own. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const [first] = cause instanceof AggregateError ? (cause.errors as readonly unknown[]) : [];
  if (first !== undefined) return reasonOf(first);
  return cause.message.replace(/\.$/, '') || cause.name;
}
