import { parameterFindings } from '../parameter-finding.ts';
import type { Rule } from '../rule.ts';

export const emptyString: Rule = {
  code: 'empty_string',
  severity: 'error',
  sentence: ({ parameter }) =>
    `"${parameter}" is an empty string, and Connect refuses a flow with one. Leave it out, or write a single space ` +
    'where nothing is meant.',
  *find(flow) {
    yield* parameterFindings(flow, 'empty_string');
    for (const { name, path, action } of flow.steps) {
      for (const [index, { Condition: condition }] of (action.Transitions?.Conditions ?? []).entries()) {
        const at = condition.Operands?.indexOf('') ?? -1;
        if (at === -1) continue;
        const operand = [...path, 'Transitions', 'Conditions', index, 'Condition', 'Operands', at];
        yield { step: name, path: operand, args: { parameter: `Operands[${at}]` } };
      }
    }
  },
};
