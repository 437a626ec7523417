import { TrunklineError } from '../language/error.ts';

/**
 * How a tool can end beside `ok`, each with what a caller may hear. A tool adds codes of its own, and words of its
 * own for these.
 */
export const commonOutcomes = {
  missing_parameter: 'I need one more thing before I can do that.',
  invalid_value: 'That is not something I can work with. Let us try it once more.',
  not_found: 'I cannot find that.',
  slot_taken: 'That time was taken a moment ago.',
  state_conflict: 'That cannot be done as things stand.',
  not_schedulable: 'That cannot be scheduled at the moment.',
  key_reused: 'There is a problem on our side.',
  in_progress: 'I am still working on that. Please give me a moment.',
  unknown: 'I cannot tell whether that went through. A person has to look at it.',
  auth: 'There is a problem on our side.',
  throttled: 'There is a lot going on right now. Please try again in a moment.',
  upstream: 'There is a problem on our side.',
  internal: 'There is a problem on our side.',
} as const;

/** A code that every tool can end with. */
export type CommonOutcome = keyof typeof commonOutcomes;

/** Outcomes that may pass: the same call can do better a moment later. */
export const passing: ReadonlySet<string> = new Set([
  'in_progress',
  'auth',
  'throttled',
  'upstream',
  'internal',
]);

/** What an outcome may say beside its code. */
export interface OutcomeDetails {
  /** The parameter of the tool that is missing or wrong. */
  readonly parameter?: string;
  /** What is wrong with it, for whoever wrote the call. Names the rule, never the value. */
  readonly problem?: string;
}

/**
 * How a tool ends with another outcome than `ok`: throw it in `run`. The caller hears the words that the tool has for
 * the code. A code that the tool does not have is told as `internal`.
 *
 * @example if (slots.length === 0) throw outcome('not_schedulable');
 */
export function outcome(code: string, { parameter, problem }: OutcomeDetails = {}): TrunklineError {
  return new TrunklineError(code, `The tool ends with ${code}.`, {
    ...(parameter === undefined ? {} : { parameter }),
    ...(problem === undefined ? {} : { problem }),
  });
}
