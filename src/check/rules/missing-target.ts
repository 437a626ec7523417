import { nearest } from '../../language/nearest.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../wording.ts';

export const missingTarget: Rule = {
  code: 'missing_target',
  severity: 'error',
  sentence: ({ exit, target, suggestion }) =>
    `${exit === 'start' ? 'The flow starts at' : `The exit "${exit}" leads to`} "${target}", and no step has that ` +
    `name, so Connect refuses the flow. ${didYouMean(suggestion, 'Add the step, or lead to one that is there.')}`,
  *find({ graph, steps }) {
    const argsOf = (exit: string, target: string) => ({
      exit,
      target,
      suggestion: nearest(target, graph.steps.keys()) ?? '',
    });
    if (!graph.steps.has(graph.start)) yield { path: ['StartAction'], args: argsOf('start', graph.start) };
    for (const { name, exits } of steps) {
      for (const exit of exits) {
        if (!graph.steps.has(exit.target))
          yield { step: name, path: exit.path, args: argsOf(exit.name, exit.target) };
      }
    }
  },
};
