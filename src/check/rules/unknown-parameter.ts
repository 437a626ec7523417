import { parameterFindings } from '../parameter-finding.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../wording.ts';

export const unknownParameter: Rule = {
  code: 'unknown_parameter',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, parameter, suggestion, advice }) =>
    `${type} has no parameter "${parameter}", and Connect refuses a flow with it. ` +
    (advice || didYouMean(suggestion, 'Take it out.')),
  find: (flow) => parameterFindings(flow, 'unknown_parameter'),
};
