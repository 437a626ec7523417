import type { Exit } from '../../language/graph.ts';
import type { CheckedFlow } from '../checked-flow.ts';
import type { CheckedStep } from '../checked-step.ts';
import { kindOfExit, repeatsAnExit, supportOn } from '../passage.ts';
import type { Rule } from '../rule.ts';

export const deadExit: Rule = {
  code: 'dead_exit',
  severity: 'warning',
  sentence: ({ exit, channels }) =>
    `The exit "${exit}" can never be taken: only ${String(channels)} contacts come to this step, and none of them ` +
    'leaves it this way. Lead the right channel here, or take the exit out.',
  *find(flow) {
    for (const step of flow.steps) {
      const arriving = flow.passage.arrivals.get(step.name);
      // Of a retired action no exit but one can be taken, which is a matter of its own.
      if (arriving === undefined || step.definition?.retired !== undefined) continue;
      for (const exit of step.exits) {
        if (flow.passage.takenByAny.has(exit) || isAskedFor(exit, step, flow)) continue;
        yield {
          step: step.name,
          path: exit.path,
          args: { exit: exit.name, channels: [...arriving].join(', ') },
        };
      }
    }
  },
};

/** Connect asks for some exits whether or not they can be taken. */
function isAskedFor(exit: Exit, step: CheckedStep, { passage }: CheckedFlow): boolean {
  if (kindOfExit(exit) === 'next' && repeatsAnExit(step)) return true;
  const arriving = [...(passage.arrivals.get(step.name) ?? [])];
  return (
    step.form?.errors.required?.includes(exit.name) === true &&
    arriving.some((channel) => supportOn(step, channel) === 'supported')
  );
}
