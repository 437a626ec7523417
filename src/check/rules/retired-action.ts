import type { Rule } from '../rule.ts';

export const retiredAction: Rule = {
  code: 'retired_action',
  severity: 'warning',
  sentence: ({ type, what, on }) =>
    `${type} belongs to ${what}, which ended on ${on}, so every contact that comes here takes the exit ` +
    'NoMatchingError. Take the step out, and lead to where that exit leads.',
  *find({ steps }) {
    for (const { name, type, path, definition } of steps) {
      if (definition?.retired === undefined) continue;
      yield { step: name, path: [...path, 'Type'], args: { type, ...definition.retired } };
    }
  },
};
