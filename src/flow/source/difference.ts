import type { ActionDocument, ConditionBranch, JsonPath, Transitions } from '../../language/document.ts';

/**
 * The places where two actions differ. Lists and objects that are not there are as good as empty ones. Errors may
 * stand in any order, and so may conditions of which one at most can be true: the console itself writes all of these
 * forms, and no contact meets a difference.
 */
export function differencesOf(
  one: Omit<ActionDocument, 'Identifier'>,
  other: Omit<ActionDocument, 'Identifier'>,
): readonly JsonPath[] {
  return differing(canonical(one), canonical(other), []);
}

function canonical({ Type, Parameters = {}, Transitions = {} }: Omit<ActionDocument, 'Identifier'>): object {
  const { NextAction, Errors = [], Conditions = [] }: Transitions = Transitions;
  const exits = {
    NextAction,
    Errors: sorted(Errors, ({ ErrorType }) => ErrorType),
    Conditions: areApart(Conditions) ? sorted(Conditions, operandOf) : Conditions,
  };
  return { Type, Parameters, Transitions: exits };
}

/** Says whether one of the conditions at most can be true: they compare with different texts. */
function areApart(conditions: readonly ConditionBranch[]): boolean {
  const operands = new Set(conditions.map(operandOf));
  return (
    operands.size === conditions.length &&
    conditions.every(
      ({ Condition: { Operator, Operands = [] } }) =>
        Operator === 'Equals' && Operands.length === 1 && !Operands[0]?.includes('$'),
    )
  );
}

function operandOf({ Condition: { Operands: [operand = ''] = [] } }: ConditionBranch): string {
  return operand;
}

function sorted<Branch>(branches: readonly Branch[], by: (branch: Branch) => string): readonly Branch[] {
  return [...branches].sort((one, other) => Number(by(one) > by(other)) - Number(by(one) < by(other)));
}

function differing(one: unknown, other: unknown, path: JsonPath): readonly JsonPath[] {
  if (Object.is(one, other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return [path];
  if (Array.isArray(one) !== Array.isArray(other)) return [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Array.from(keys).flatMap((key) =>
    differing(memberOf(one, key), memberOf(other, key), [...path, Array.isArray(one) ? Number(key) : key]),
  );
}

function memberOf(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: unknown })[key] : undefined;
}
