import { type ActionDefinition, type Form, formOf } from '../action/definition.ts';
import { actions } from '../actions/index.ts';
import type { ActionDocument, JsonObject, JsonPath } from '../language/document.ts';
import type { Exit, GraphStep } from '../language/graph.ts';
import { type ParameterProblem, parameterProblems } from './parameter-problem.ts';
import { type WrittenValue, writtenValues } from './written-value.ts';

/** An action with what is known of it. */
export interface CheckedStep {
  /** The step's name, which is the action's `Identifier` where the flow keeps no other. */
  readonly name: string;
  readonly type: string;
  /** `['Actions', 3]`. */
  readonly path: JsonPath;
  readonly action: ActionDocument;
  readonly exits: readonly Exit[];
  readonly parameters: JsonObject;
  /** Absent for a type that this project cannot check. */
  readonly definition: ActionDefinition<never> | undefined;
  /** Absent also where a parameter is of another JSON type than the form could be read from. */
  readonly form: Form | undefined;
  readonly problems: readonly ParameterProblem[];
  readonly values: readonly WrittenValue[];
}

/** Looks an action up and holds its parameters against its schema. */
export function prepareStep({ name, index, action, exits }: GraphStep): CheckedStep {
  const parameters = action.Parameters ?? {};
  const definition = actions.get(action.Type);
  const problems = definition === undefined ? [] : parameterProblems(definition, parameters);
  const readable = problems.every(({ code }) => code !== 'wrong_type');
  return {
    name,
    type: action.Type,
    path: ['Actions', index],
    action,
    exits,
    parameters,
    definition,
    form: definition === undefined || !readable ? undefined : formOf(definition, parameters),
    problems,
    values: definition === undefined ? [] : writtenValues(definition.parameters, parameters),
  };
}
