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
