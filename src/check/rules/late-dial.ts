import type { CheckedFlow } from '../checked-flow.ts';
import type { Rule } from '../rule.ts';

/** @see https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-completeoutboundcall.html */
export const lateDial: Rule = {
  code: 'late_dial',
  severity: 'warning',
  sentence: ({ type, before }) =>
    `A contact comes to ${type} from "${before}", which has dialled the customer by itself already, so this step ` +
    'comes too late. Put it before everything that the customer hears.',
  *find(flow) {
    const dialled = alreadyDialled(flow);
    for (const { name, type, path, definition } of flow.steps) {
      const before = dialled.get(name);
      if (definition?.role === 'dial' && before !== undefined)
        yield { step: name, path: [...path, 'Type'], args: { type, before } };
    }
  },
};

/** By the steps that come after a step for the customer, the first of those before them. */
function alreadyDialled({ steps, passage }: CheckedFlow): ReadonlyMap<string, string> {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const dialled = new Map<string, string>();
  for (const { name, definition, exits } of steps) {
    if (definition?.participant !== true) continue;
    for (const exit of exits) if (passage.takenByAny.has(exit)) dialled.set(exit.target, name);
  }
  for (const [name, before] of dialled) {
    for (const exit of byName.get(name)?.exits ?? [])
      if (passage.takenByAny.has(exit) && !dialled.has(exit.target)) dialled.set(exit.target, before);
  }
  return dialled;
}
