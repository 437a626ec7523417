import type { ActionDocument, Json } from '../../../src/language/document.ts';
import { isReference } from '../../../src/language/reference.ts';

/**
 * How an action is written, without what it says: which fields it has, in which form each value is, which exits it
 * has, and which tests. Each line of it can be looked for in the actions that the console wrote.
 */
export function linesOf({ Parameters = {}, Transitions = {} }: ActionDocument): readonly string[] {
  const { NextAction, Errors = [], Conditions = [] } = Transitions;
  const forms = formsOf(Parameters, '');
  const fields = forms.map((form) => form.replace(/:.*/, ''));
  const exits = [
    ...(NextAction === undefined ? [] : ['next']),
    ...Errors.map(({ ErrorType }) => ErrorType).toSorted(),
  ];
  const tests = Conditions.map(
    ({ Condition: { Operator, Operands = [] } }) =>
      `test ${familyOf(Operator)} with ${Operands.length} operand`,
  );
  const all = [
    `fields ${[...new Set(fields)].toSorted().join(' ')}`,
    `exits ${exits.join(' ')}`,
    ...forms,
    ...tests,
  ];
  return [...new Set(all)];
}

/** The names that a map holds are no fields. */
function formsOf(value: Json | undefined, at: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => formsOf(item, `${at}[]`));
  if (typeof value === 'string') return [`${at}: ${isReference(value) ? 'a reference' : 'a text'}`];
  if (typeof value !== 'object' || value === null) return [`${at}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) =>
    formsOf(inner, at.endsWith('Attributes') ? `${at}.*` : `${at}.${key}`),
  );
}

/** `NumberLessThan` and `NumberGreaterThan` are written in one way. */
function familyOf(operator: string): string {
  return operator.replace(/^(Number|Text).*/, '$1');
}
