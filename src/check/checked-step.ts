import { type ActionDefinition, type Form, formOf } from '../action/definition.ts';
import { actions } from '../actions/index.ts';
import type { ActionDocument, JsonObject, JsonPath } from '../language/document.ts';
import type { Exit, GraphStep } from '../language/graph.ts';
import { type ParameterProblem, parameterProblems } from './parameter-problem.ts';
import { type WrittenValue, writtenValues } from './written-value.ts';

/** An action with what is known of it. */
export interface CheckedStep {
  /** The action's `Identifier`. */
  readonly name: string;
  readonly type: string;
  /** `['Actions', 3]`. */
  readonly path: JsonPath;
  readonly action: ActionDocument;
  readonly exits: readonly Exit[];
  readonly parameters: JsonObject;
  /** Absent for a type that this project cannot check. */
  readonly definition?: ActionDefinition<never>;
  /** Absent also where a parameter is of another JSON type than the form could be read from. */
  readonly form?: Form;
  readonly problems: readonly ParameterProblem[];
  readonly values: readonly WrittenValue[];
}

/** Looks an action up and holds its parameters against its schema. */
export function prepareStep({ name, index, action, exits }: GraphStep): CheckedStep {
  const parameters = action.Parameters ?? {};
  const known = { name, type: action.Type, path: ['Actions', index], action, exits, parameters };
  const definition = actions.get(action.Type);
  if (definition === undefined) return { ...known, problems: [], values: [] };
  const problems = parameterProblems(definition, parameters);
  const checked = {
    ...known,
    definition,
    problems,
    values: writtenValues(definition.parameters, parameters),
  };
  return problems.some(({ code }) => code === 'wrong_type')
    ? checked
    : { ...checked, form: formOf(definition, parameters) };
}
