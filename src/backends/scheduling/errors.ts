/**
 * Every error of the service: its HTTP status, by its code. The body is `{ error, action, message, parameter? }`;
 * what stands before the service, the API key and the rate limit, answers 403 and 429 with `{ message }`.
 */
export const errors = {
  missing_parameter: 400,
  invalid_value: 400,
  unknown_action: 400,
  no_action: 400,
  unknown_customer: 404,
  project_not_found: 404,
  date_not_offered: 409,
  slot_not_offered: 409,
  request_expired: 409,
  already_scheduled: 409,
  slot_taken: 409,
  state_conflict: 409,
  key_reused: 422,
  not_schedulable: 422,
  /** A write that this service has switched off. */
  not_enabled: 422,
  throttled: 503,
  internal: 500,
  upstream: 502,
} as const;

/** A code of `errors`. */
export type SchedulingError = keyof typeof errors;

/** Says whether a code is one of the service's. */
export function isSchedulingError(code: string): code is SchedulingError {
  return Object.hasOwn(errors, code);
}
