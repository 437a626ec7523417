import type { Rule } from '../rule.ts';

export const unreachableStep: Rule = {
  code: 'unreachable_step',
  severity: 'warning',
  sentence: ({ name }) =>
    `No exit leads to "${name}" from the start of the flow, so no contact ever comes to it. Lead to it, or take it out.`,
  *find({ graph, steps }) {
    if (graph.reachable.size === 0) return;
    for (const { name, path } of steps) {
      if (!graph.reachable.has(name)) yield { step: name, path: [...path, 'Identifier'], args: { name } };
    }
  },
};
