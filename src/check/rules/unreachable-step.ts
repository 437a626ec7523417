import type { FlowGraph } from '../../language/graph.ts';
import type { Rule } from '../rule.ts';

export const unreachableStep: Rule = {
  code: 'unreachable_step',
  severity: 'warning',
  sentence: ({ name }) =>
    `No exit leads to "${name}" from the start of the flow, so no contact ever comes to it. Lead to it, or take it out.`,
  *find({ graph, steps }) {
    if (graph.reachable.size === 0) return;
    const lost = steps.filter(({ name }) => !graph.reachable.has(name));
    const before = new Set(
      lost.flatMap(({ name, exits }) => exits.map(({ target }) => (target === name ? '' : target))),
    );
    const told = new Set<string>();
    // The steps behind a lost one are lost with it: only where a trail begins is something to mend.
    for (const { name, path } of [...lost.filter((step) => !before.has(step.name)), ...lost]) {
      if (told.has(name)) continue;
      yield { step: name, path: [...path, 'Identifier'], args: { name } };
      for (const found of trailFrom(name, graph)) told.add(found);
    }
  },
};

function trailFrom(start: string, { steps }: FlowGraph): ReadonlySet<string> {
  const trail = new Set([start]);
  for (const name of trail) for (const { target } of steps.get(name)?.exits ?? []) trail.add(target);
  return trail;
}
