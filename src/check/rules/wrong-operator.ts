import { nearest } from '../../language/nearest.ts';
import type { Rule } from '../rule.ts';
import { anyOf, didYouMean } from '../wording.ts';
import { writtenConditions } from '../written-condition.ts';

export const wrongOperator: Rule = {
  code: 'wrong_operator',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, operator, operators, suggestion }) =>
    `${type} does not know the operator "${operator}", and Connect refuses it. ` +
    didYouMean(suggestion, `Write ${anyOf(operators)}.`),
  *find(flow) {
    for (const { step, rule, condition, path } of writtenConditions(flow)) {
      const { operators } = rule;
      const operator = condition.Operator;
      if (operators.includes(operator)) continue;
      const args = { type: step.type, operator, operators, suggestion: nearest(operator, operators) ?? '' };
      yield { step: step.name, path: [...path, 'Operator'], args };
    }
  },
};
