import { knownActions } from '../known-actions.ts';
import type { Rule } from '../rule.ts';

export const undefinedAction: Rule = {
  code: 'undefined_action',
  severity: 'warning',
  sentence: ({ type }) =>
    `${type} is an action of Connect that is not built here yet: its parameters and exits go unchecked, and a ` +
    'simulated call stops at it. Check this step by hand.',
  *find({ steps }) {
    for (const { name, type, path, definition } of steps) {
      if (definition === undefined && knownActions.has(type)) {
        yield { step: name, path: [...path, 'Type'], args: { type } };
      }
    }
  },
};
