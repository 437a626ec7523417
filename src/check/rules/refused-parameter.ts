import { hasParameter, parameterPath } from '../parameter-path.ts';
import type { Rule } from '../rule.ts';

export const refusedParameter: Rule = {
  code: 'refused_parameter',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, parameter }) =>
    `${type} knows "${parameter}", but refuses it beside the other parameters that stand here. Take it out, or use ` +
    'the action in the way that goes with it.',
  *find({ steps }) {
    for (const step of steps) {
      for (const parameter of step.form?.refused ?? []) {
        if (!hasParameter(step.parameters, parameter)) continue;
        yield { step: step.name, path: parameterPath(step, parameter), args: { type: step.type, parameter } };
      }
    }
  },
};
