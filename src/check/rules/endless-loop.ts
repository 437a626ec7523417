import type { Role } from '../../action/definition.ts';
import type { FlowType } from '../../language/document.ts';
import type { CheckedFlow } from '../checked-flow.ts';
import { cyclesOf } from '../cycle.ts';
import type { Rule } from '../rule.ts';
import { anyOf } from '../wording.ts';

export const endlessLoop: Rule = {
  code: 'endless_loop',
  severity: 'warning',
  sentence: ({ steps }) =>
    `${anyOf(steps, 'and')} ${Array.isArray(steps) && steps.length === 1 ? 'leads back to itself' : 'lead round in a circle'}, ` +
    'and nothing there asks the caller or counts, so a contact may never come out. Put a Loop, a Wait or a question ' +
    'into it.',
  *find(flow) {
    for (const names of cyclesOf(edgesOf(flow))) {
      const path = ['Actions', flow.graph.steps.get(names[0] ?? '')?.index ?? 0, 'Transitions'];
      yield { step: names[0] ?? '', path, args: { steps: names.slice(0, 5) } };
    }
  },
};

/** In these a caller is meant to listen until somebody comes. */
const waiting: ReadonlySet<FlowType | undefined> = new Set(['AGENT_HOLD', 'CUSTOMER_HOLD', 'CUSTOMER_QUEUE']);

/** A counter ends the loop; a module may ask. */
const holding: ReadonlySet<Role | undefined> = new Set(['count', 'invoke']);

/** Where a contact goes without being held up. An unknown action may ask, so it counts as a question. */
function edgesOf({ type: flowType, steps, passage }: CheckedFlow): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, readonly string[]>();
  for (const { name, definition, exits } of steps) {
    if (definition === undefined || definition.asks || holding.has(definition.role)) continue;
    if (definition.speaks && waiting.has(flowType)) continue;
    edges.set(
      name,
      exits.flatMap((exit) => (passage.takenByAny.has(exit) ? exit.target : [])),
    );
  }
  return edges;
}
