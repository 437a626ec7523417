import type { CheckedFlow } from './checked-flow.ts';
import type { ParameterProblem } from './parameter-problem.ts';
import type { Finding } from './rule.ts';

/** The problems of one kind that the schemas found in the parameters of a flow. */
export function* parameterFindings(
  { steps }: CheckedFlow,
  code: ParameterProblem['code'],
): Generator<Finding> {
  for (const { name, path, problems } of steps) {
    for (const problem of problems) {
      if (problem.code !== code) continue;
      yield { step: name, path: [...path, 'Parameters', ...problem.path], args: problem.args };
    }
  }
}
