import { hasParameter, parameterPath } from '../parameter-path.ts';
import type { Rule } from '../rule.ts';
import { anyOf } from '../wording.ts';

export const exclusiveParameters: Rule = {
  code: 'exclusive_parameters',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, parameters }) =>
    `${type} is written with ${anyOf(parameters, 'and')}, of which Connect takes exactly one. Keep the one that is meant.`,
  *find({ steps }) {
    for (const step of steps) {
      for (const names of step.form?.exactlyOne ?? []) {
        const written = names.filter((name) => hasParameter(step.parameters, name));
        if (written.length < 2) continue;
        yield {
          step: step.name,
          path: parameterPath(step, written[1]),
          args: { type: step.type, parameters: written },
        };
      }
    }
  },
};
