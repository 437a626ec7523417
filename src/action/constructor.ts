import type { JsonObject, Transitions } from '../language/document.ts';
import type { Reference, ReferencePath, Text } from '../language/reference.ts';
import type { Resource } from '../language/resource.ts';
import type { Step, Test } from './step.ts';

/** A text with the parts that it is made of: texts are strings, references are paths. */
export interface Template extends Text {
  readonly parts: readonly (string | ReferencePath)[];
}

/**
 * A value that a constructor takes, in a form that can be written as TypeScript. An object has the names that its
 * type gives; a map has names that the author of the flow chose, and reaches the constructor as an object.
 */
export type Prop =
  | string
  | number
  | boolean
  | Reference
  | Template
  | Resource
  | Test
  | readonly Prop[]
  | ReadonlyMap<string, Prop>
  | Props;

/** What a constructor takes. Members that are `undefined` are left out. */
export interface Props {
  readonly [name: string]: Prop | undefined;
}

/** An action taken apart for the reverse of a constructor. */
export interface PlacedAction<Parameters extends object = JsonObject> {
  /** Of the form that the action's definition states. */
  readonly parameters: Parameters;
  readonly next: string | undefined;
  /** Targets by error type. */
  readonly errors: { readonly [type: string]: string | undefined };
  readonly when: readonly (readonly [Test, string])[];
}

/**
 * A constructor and its reverse, so that a document can be written as TypeScript. Whoever writes it compares what
 * the constructor gives with the action, so `read` may guess and need not look at everything.
 */
export interface Constructor<Parameters extends object = JsonObject> {
  /** As `trunkline` exports it. */
  readonly name: string;
  /** The prop whose names are contact attributes that the step sets. */
  readonly sets?: string;
  build(props: never): Step;
  /** What the constructor would have to be given. */
  read(action: PlacedAction<Parameters>): Props;
}

/** Takes an action apart; nothing where its exits are of a form that no constructor writes. */
export function placedAction(
  parameters: JsonObject,
  { NextAction: next, Errors = [], Conditions = [] }: Transitions,
): PlacedAction | undefined {
  const errors = Object.fromEntries(Errors.map(({ ErrorType, NextAction }) => [ErrorType, NextAction]));
  const when = Conditions.flatMap(({ Condition: { Operator: operator, Operands = [] }, NextAction }) => {
    const [operand, ...others] = Operands;
    return operand === undefined || others.length > 0 ? [] : [[{ operator, operand }, NextAction] as const];
  });
  return when.length < Conditions.length ? undefined : { parameters, next, errors, when };
}
