import type { FlowType, JsonObject } from '../language/document.ts';
import { type Step, step, type Test } from './step.ts';

/** What `rawAction` takes beside the type. */
export interface RawAction<Target extends string> {
  /** `Parameters` as Connect stores them. */
  readonly parameters?: JsonObject;
  /** Absent for a terminal action. */
  readonly next?: Target;
  readonly when?: readonly (readonly [Test, Target])[];
  /** Targets by error type. */
  readonly errors?: { readonly [error: string]: Target };
}

/**
 * Places an action that this package has no constructor for, exactly as you write it. It is built as it stands,
 * `check` says that it cannot look inside, and a call that comes to it stops by its name.
 *
 * @example rawAction('ShowView', { parameters: { … }, next: 'done', errors: { NoMatchingError: 'sorry' } })
 */
export function rawAction<const Target extends string = never>(
  type: string,
  { parameters = {}, next, when, errors }: RawAction<Target> = {},
): Step<Target, FlowType, never> {
  return step(type, parameters, { next, conditions: when ?? [], errors: errors ?? {} });
}
