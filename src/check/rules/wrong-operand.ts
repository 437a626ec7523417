import { nearest } from '../../language/nearest.ts';
import { readResource } from '../../language/resource.ts';
import type { Rule } from '../rule.ts';
import { anyOf, didYouMean, patternInWords, short } from '../wording.ts';
import { writtenConditions } from '../written-condition.ts';

export const wrongOperand: Rule = {
  code: 'wrong_operand',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, operand, operands, pattern, suggestion }) =>
    `${type} never gives "${operand}", so Connect refuses a condition on it. ` +
    didYouMean(
      suggestion,
      Array.isArray(operands) && operands.length > 0
        ? `Write ${anyOf(operands)}.`
        : `Write ${patternInWords(String(pattern))}.`,
    ),
  *find(flow) {
    for (const { step, rule, condition, path } of writtenConditions(flow)) {
      const { operands, pattern } = rule;
      for (const [index, operand] of (condition.Operands ?? []).entries()) {
        const takes =
          (operands?.includes(operand) ?? true) &&
          (pattern === undefined || new RegExp(pattern).test(operand));
        if (takes || operand === '' || readResource('prompt', operand).placeholder) continue;
        const args = {
          type: step.type,
          operand: short(operand),
          operands: operands ?? [],
          pattern: pattern ?? '',
          suggestion: (operands && nearest(operand, operands)) ?? '',
        };
        yield { step: step.name, path: [...path, 'Operands', index], args };
      }
    }
  },
};
