import type { CheckedStep } from '../checked-step.ts';
import { parameterFindings } from '../parameter-finding.ts';
import { hasParameter, parameterPath } from '../parameter-path.ts';
import type { Rule } from '../rule.ts';
import { anyOf } from '../wording.ts';

export const missingParameter: Rule = {
  code: 'missing_parameter',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, parameters }) =>
    Array.isArray(parameters) && parameters.length > 1
      ? `${type} needs ${anyOf(parameters)}, and Connect refuses the flow if none is there. Add one of them.`
      : `${type}, as it is used here, needs ${anyOf(parameters)}, and Connect refuses the flow without it. Add it.`,
  *find(flow) {
    yield* parameterFindings(flow, 'missing_parameter');
    for (const step of flow.steps) {
      for (const parameters of missingIn(step)) {
        yield { step: step.name, path: parameterPath(step), args: { type: step.type, parameters } };
      }
    }
  },
};

function* missingIn({ form, parameters, problems }: CheckedStep): Generator<readonly string[]> {
  if (form === undefined) return;
  const found = new Set(
    problems.flatMap(({ code, args }) => (code === 'missing_parameter' ? String(args['parameters']) : [])),
  );
  for (const name of form.required ?? []) {
    if (!hasParameter(parameters, name) && !found.has(name)) yield [name];
  }
  for (const names of [...(form.exactlyOne ?? []), ...(form.atLeastOne ?? [])]) {
    const parent = (names[0] ?? '').split('.').slice(0, -1).join('.');
    if (parent !== '' && !hasParameter(parameters, parent)) continue;
    if (!names.some((name) => hasParameter(parameters, name))) yield names;
  }
}
