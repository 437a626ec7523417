/**
 * The HTTP status of an outcome, where a program calls. A code that a tool has of its own goes by its name, and is a
 * conflict with how things stand where that says nothing.
 *
 * | outcome | status |
 * |---|---|
 * | `missing_parameter`, `invalid_value` | 400 |
 * | `not_found`, `…_not_found`, `unknown_…` | 404 |
 * | `slot_taken`, `state_conflict`, `in_progress`, any other | 409 |
 * | `not_schedulable`, `key_reused` | 422 |
 * | `internal`, `unknown` | 500 |
 * | `auth`, `upstream` | 502 |
 * | `throttled` | 503 |
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ for 409 and 422 of repeats.
 */
export function programStatus(outcome: string): number {
  if (Object.hasOwn(statuses, outcome)) return statuses[outcome as keyof typeof statuses];
  return /_not_found$|^unknown_/.test(outcome) ? 404 : 409;
}

const statuses = {
  ok: 200,
  missing_parameter: 400,
  invalid_value: 400,
  not_found: 404,
  not_schedulable: 422,
  key_reused: 422,
  internal: 500,
  unknown: 500,
  // The program's own key was right; it is ours that the backend did not take.
  auth: 502,
  upstream: 502,
  throttled: 503,
} as const;

/** Says whether the same request, made again a little later, can come out better. It then has the same key. */
export function mayBeMadeAgain(outcome: string): boolean {
  return outcome === 'in_progress' || outcome === 'throttled';
}
