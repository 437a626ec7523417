import type {
  ConditionBranch,
  ErrorBranch,
  FlowType,
  JsonObject,
  Transitions,
} from '../language/document.ts';

declare const shape: unique symbol;

/**
 * An action with its parameters and exits: what `flow()` takes under a name. It remembers the names it leads to
 * (`Target`), the flow types it fits (`Fits`) and the contact attributes it reads or sets (`Uses`).
 */
export interface Step<
  out Target extends string = string,
  in Fits extends FlowType = never,
  out Uses extends string = string,
> {
  readonly type: string;
  readonly parameters: JsonObject;
  readonly transitions: Transitions;
  // Hint: `| undefined` spares every message about a step a remark on `exactOptionalPropertyTypes`.
  readonly [shape]?:
    | { readonly target: Target; readonly fits: (type: Fits) => void; readonly uses: Uses }
    | undefined;
}

/** The flow types of an action that stands anywhere but in campaigns. */
export type AnyFlow = Exclude<FlowType, 'CAMPAIGN'>;

/** The exits of a step under construction. Those that are `undefined` were left out. */
export interface Exits<Target extends string> {
  /** Absent for a terminal action. */
  readonly next?: Target | undefined;
  readonly conditions?: readonly (readonly [Test, Target])[];
  /** Error type to target, in the order in which they are written. */
  readonly errors?: { readonly [error: string]: Target | undefined };
}

/** Builds a step. Parameters that are `undefined` were left out. */
export function step<Target extends string, Fits extends FlowType, Uses extends string = never>(
  type: string,
  parameters: { readonly [name: string]: JsonObject[string] | undefined },
  { next, conditions, errors }: Exits<Target> = {},
): Step<Target, Fits, Uses> {
  return stepOf(
    type,
    written(parameters),
    next === undefined
      ? {}
      : { NextAction: next, Errors: errorBranches(errors), Conditions: branches(conditions) },
  );
}

/** Builds a step of transitions as they stand in a document. */
export function stepOf<Target extends string, Fits extends FlowType, Uses extends string = never>(
  type: string,
  parameters: JsonObject,
  transitions: Transitions,
): Step<Target, Fits, Uses> {
  return Object.freeze({ type, parameters: Object.freeze(parameters), transitions });
}

/** Leaves out the members that are `undefined`. */
export function written(members: { readonly [name: string]: JsonObject[string] | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter(
      (member): member is [string, JsonObject[string]] => member[1] !== undefined,
    ),
  );
}

function errorBranches(
  errors: { readonly [error: string]: string | undefined } = {},
): readonly ErrorBranch[] {
  return Object.entries(errors).flatMap(([ErrorType, NextAction]) =>
    NextAction === undefined ? [] : [{ NextAction, ErrorType }],
  );
}

function branches(conditions: readonly (readonly [Test, string])[] = []): readonly ConditionBranch[] {
  return conditions.map(([{ operator, operand }, NextAction]) => ({
    NextAction,
    Condition: { Operator: operator, Operands: [operand] },
  }));
}

/** A test of a value, for the `when` of a comparison. */
export interface Test {
  readonly operator: string;
  readonly operand: string;
}

/** True when the texts are the same, letter case included. */
export function equals(operand: string): Test {
  return { operator: 'Equals', operand };
}

/** True when the value is a number above this one. */
export function greaterThan(operand: number): Test {
  return { operator: 'NumberGreaterThan', operand: String(operand) };
}

/** True when the value is this number or one above it. */
export function atLeast(operand: number): Test {
  return { operator: 'NumberGreaterOrEqualTo', operand: String(operand) };
}

/** True when the value is a number below this one. */
export function lessThan(operand: number): Test {
  return { operator: 'NumberLessThan', operand: String(operand) };
}

/** True when the value is this number or one below it. */
export function atMost(operand: number): Test {
  return { operator: 'NumberLessOrEqualTo', operand: String(operand) };
}

/** True when the value begins with this text, letter case included. */
export function startsWith(operand: string): Test {
  return { operator: 'TextStartsWith', operand };
}

/** True when the value ends with this text, letter case included. */
export function endsWith(operand: string): Test {
  return { operator: 'TextEndsWith', operand };
}

/** True when this text occurs in the value, letter case included. */
export function contains(operand: string): Test {
  return { operator: 'TextContains', operand };
}

/** True when the value is a map that has this key. The service accepts it, though the devguide leaves it out. */
export function hasKey(operand: string): Test {
  return { operator: 'KeyExists', operand };
}

/** The conditions of an object of exits, in the order of its keys or in a stated one. */
export function oneOf<Target extends string>(
  when: { readonly [value: string]: Target | undefined },
  order: readonly string[] = Object.keys(when),
): readonly (readonly [Test, Target])[] {
  const rest = Object.keys(when).filter((value) => !order.includes(value));
  return [...order, ...rest].flatMap((value) => {
    const target = when[value];
    return target === undefined ? [] : [[equals(value), target] as const];
  });
}
