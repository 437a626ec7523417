import { parameterFindings } from '../parameter-finding.ts';
import type { Rule } from '../rule.ts';

export const wrongValue: Rule = {
  code: 'wrong_value',
  severity: 'error',
  ofForm: true,
  sentence: ({ parameter, value, expected }) =>
    `"${parameter}" is "${value}", and Connect refuses everything here but ${expected}. Write it so.`,
  find: (flow) => parameterFindings(flow, 'wrong_value'),
};
