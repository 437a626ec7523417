import { hasParameter, parameterPath } from '../parameter-path.ts';
import type { Rule } from '../rule.ts';

export const refusedParameter: Rule = {
  code: 'refused_parameter',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, parameter }) =>
    `${type}, as it is used here, does not take "${parameter}", and Connect refuses the flow. Take it out, or change ` +
    'the parameters that it does not go with.',
  *find({ steps }) {
    for (const step of steps) {
      for (const parameter of step.form?.refused ?? []) {
        if (!hasParameter(step.parameters, parameter)) continue;
        yield { step: step.name, path: parameterPath(step, parameter), args: { type: step.type, parameter } };
      }
    }
  },
};
