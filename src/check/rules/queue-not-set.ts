import type { FlowType } from '../../language/document.ts';
import type { CheckedFlow } from '../checked-flow.ts';
import type { CheckedStep } from '../checked-step.ts';
import { kindOfExit } from '../passage.ts';
import type { Rule } from '../rule.ts';

/** These can start with a queue that another flow has set. */
const inherits: ReadonlySet<FlowType | undefined> = new Set([
  'AGENT_TRANSFER',
  'MODULE',
  'QUEUE_TRANSFER',
  undefined,
]);

export const queueNotSet: Rule = {
  code: 'queue_not_set',
  severity: 'warning',
  sentence: ({ type }) =>
    `A contact can come to this step without a queue set in this flow, and ${type} then fails unless an earlier ` +
    'flow set one. Set the queue with UpdateContactTargetQueue on every way that leads here.',
  *find(flow) {
    if (flow.type === 'CUSTOMER_QUEUE') return;
    const without = withoutQueue(flow);
    for (const { name, type, path, definition } of flow.steps) {
      if (definition?.queue !== 'needs' || !without.has(name)) continue;
      const severity = inherits.has(flow.type) ? 'note' : 'warning';
      yield { step: name, path: [...path, 'Type'], severity, args: { type } };
    }
  },
};

/** The steps that a contact can come to with no queue set on its way. */
function withoutQueue({ graph, steps, passage }: CheckedFlow): ReadonlySet<string> {
  const byName = new Map(steps.map((step) => [step.name, step]));
  const reached = new Set([graph.start]);
  for (const name of reached) {
    const step = byName.get(name);
    if (step === undefined || mayAlwaysSet(step)) continue;
    for (const exit of step.exits) {
      const sets = step.definition?.queue === 'sets' && kindOfExit(exit) !== 'error';
      if (!sets && passage.takenByAny.has(exit)) reached.add(exit.target);
    }
  }
  return reached;
}

/** A module or an unknown action may set the queue out of sight. */
function mayAlwaysSet({ definition }: CheckedStep): boolean {
  return definition === undefined || definition.role === 'invoke';
}
