import type { Condition } from './document.ts';

const words: { readonly [operator: string]: string } = {
  Equals: '=',
  NumberGreaterThan: '>',
  NumberGreaterOrEqualTo: '>=',
  NumberLessThan: '<',
  NumberLessOrEqualTo: '<=',
  TextStartsWith: 'starts with',
  TextEndsWith: 'ends with',
  TextContains: 'contains',
  KeyExists: 'has key',
  Exists: 'exists',
};

/**
 * The name of the exit that a condition opens, as a person reads it: `= 1`, `> 60`, `starts with x`, `exists`.
 * An operator that the language does not know keeps its name.
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export function conditionName({ Operator, Operands = [] }: Condition): string {
  const word = Object.hasOwn(words, Operator) ? words[Operator] : Operator;
  return [word, Operands.join(', ')].filter(Boolean).join(' ');
}
