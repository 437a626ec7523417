import type { Rule } from '../rule.ts';
import { operandCount, writtenConditions } from '../written-condition.ts';

export const operandCounts: Rule = {
  code: 'operand_count',
  severity: 'error',
  ofForm: true,
  sentence: ({ operator, expected, found }) =>
    `${operator} takes exactly ${expected === 1 ? '1 operand' : `${expected} operands`} and stands here with ${found}, ` +
    `so Connect refuses the flow. ${expected === 0 ? 'Leave the list empty.' : found === 0 ? 'Write the value to compare with.' : 'Write one condition for each value.'}`,
  *find(flow) {
    for (const { step, rule, condition, path } of writtenConditions(flow)) {
      const { Operator: operator, Operands: operands = [] } = condition;
      const expected = operandCount(operator);
      if (!rule.operators.includes(operator) || operands.length === expected) continue;
      yield {
        step: step.name,
        path: [...path, 'Operands'],
        args: { operator, expected, found: operands.length },
      };
    }
  },
};
