import { isE164 } from '../language/e164.ts';
import { usageError } from './usage.ts';

/** Who calls without showing a number: what Twilio names such a caller too. */
export const hidden = 'anonymous';

/**
 * Reads `--from`.
 *
 * @throws {TrunklineError} `usage` for what is neither a number nor `anonymous`.
 */
export function callerOption(text: string): string {
  if (text === hidden || isE164(text)) return text;
  throw usageError(
    `--from takes a number with its country code, such as +12025550100, or ${hidden} for a caller who hides it, and "${text}" is neither.`,
  );
}
