import type { Condition, Json } from '../language/document.ts';
import { parseReference } from '../language/reference.ts';
import { compileLookUp, type Scope, textOf } from './resolve.ts';

/** Says whether a value passes. */
export type Test = (value: Json, scope: Scope) => boolean;

const never: Test = () => false;

/**
 * Prepares a condition. A numeric test is false when either side is no number, a text test minds letter case, and
 * an operator that Connect does not take is never true. Flows of AWS test for the text `NULL` whether a value of the
 * system is absent: with `absentIsNull` that test is true of nothing.
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export function compileCondition({ Operator, Operands }: Condition, absentIsNull = false): Test {
  if (Operator === 'Exists') return (value) => textOf(value) !== '';
  const compare = operators.get(Operator);
  const operand = Operands?.[0];
  if (compare === undefined || operand === undefined) return never;
  if (absentIsNull && Operator === 'Equals' && operand === 'NULL') {
    return (value) => ['', operand].includes(textOf(value));
  }
  const path = parseReference(operand);
  if (path === undefined) return (value) => compare(value, operand);
  const look = compileLookUp(path);
  return (value, scope) => compare(value, textOf(look(scope)));
}

const operators: ReadonlyMap<string, (value: Json, operand: string) => boolean> = new Map(
  Object.entries({
    Equals: (value: Json, operand: string) => textOf(value) === operand,
    TextStartsWith: (value: Json, operand: string) => textOf(value).startsWith(operand),
    TextEndsWith: (value: Json, operand: string) => textOf(value).endsWith(operand),
    TextContains: (value: Json, operand: string) => textOf(value).includes(operand),
    NumberGreaterThan: (value: Json, operand: string) => number(value) > number(operand),
    NumberGreaterOrEqualTo: (value: Json, operand: string) => number(value) >= number(operand),
    NumberLessThan: (value: Json, operand: string) => number(value) < number(operand),
    NumberLessOrEqualTo: (value: Json, operand: string) => number(value) <= number(operand),
    KeyExists: (value: Json, operand: string) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, operand),
  }),
);

/** NaN for anything that is no decimal number, so that every comparison with it is false. */
function number(value: Json): number {
  const text = textOf(value).trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}
