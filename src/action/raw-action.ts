import type { Condition, FlowType, JsonObject } from '../language/document.ts';
import { type Step, step, stepOf, type Test } from './step.ts';

/** What `rawAction` takes beside the type. */
export type RawAction<Target extends string> = RawExits<Target> | RawTransitions<Target>;

/** An action with its exits as the constructors take them. */
export interface RawExits<Target extends string> {
  /** `Parameters` as Connect stores them. */
  readonly parameters?: JsonObject;
  /** Absent for a terminal action. */
  readonly next?: Target;
  readonly when?: readonly (readonly [Test, Target])[];
  /** Targets by error type. */
  readonly errors?: { readonly [error: string]: Target };
  readonly transitions?: never;
}

/** An action whose exits are of another form than the constructors write. */
export interface RawTransitions<Target extends string> {
  readonly parameters?: JsonObject;
  /** `Transitions` as Connect stores them. */
  readonly transitions: {
    readonly NextAction?: Target;
    readonly Errors?: readonly { readonly NextAction: Target; readonly ErrorType: string }[];
    readonly Conditions?: readonly { readonly NextAction: Target; readonly Condition: Condition }[];
  };
  readonly next?: never;
  readonly when?: never;
  readonly errors?: never;
}

/**
 * Places an action that this package has no constructor for, exactly as you write it. `check` holds it against what
 * is known of its type, and a call that comes to a type that is not played stops by its name.
 *
 * @example rawAction('AuthenticateParticipant', { parameters: { … }, next: 'done', errors: { NoMatchingError: 'sorry' } })
 */
export function rawAction<const Target extends string = never>(
  type: string,
  { parameters = {}, next, when, errors, transitions }: RawAction<Target> = {},
): Step<Target, FlowType, never> {
  return transitions === undefined
    ? step(type, parameters, { next, conditions: when ?? [], errors: errors ?? {} })
    : stepOf(type, parameters, transitions);
}
