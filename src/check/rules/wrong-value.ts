import { parameterFindings } from '../parameter-finding.ts';
import type { Rule } from '../rule.ts';

export const wrongValue: Rule = {
  code: 'wrong_value',
  severity: 'error',
  ofForm: true,
  sentence: ({ parameter, value, expected }) =>
    `"${parameter}" is "${value}". What Connect takes here is ${expected}; with anything else it refuses the flow. ` +
    'Correct the value.',
  find: (flow) => parameterFindings(flow, 'wrong_value'),
};
