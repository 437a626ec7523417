import { parameterFindings } from '../parameter-finding.ts';
import type { Rule } from '../rule.ts';

export const wrongType: Rule = {
  code: 'wrong_type',
  severity: 'error',
  ofForm: true,
  sentence: ({ parameter, value, expected, found }) =>
    expected === 'a string' && (found === 'a boolean' || found === 'a number')
      ? `"${parameter}" is ${value} without quotes. Connect wants every number and boolean as a string, and answers ` +
        `anything else with a misleading "Invalid Action type". Write "${value}".`
      : `"${parameter}" is ${found} where Connect takes only ${expected}, and it refuses the flow. Write ${expected}.`,
  find: (flow) => parameterFindings(flow, 'wrong_type'),
};
