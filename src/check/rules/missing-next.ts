import type { Rule } from '../rule.ts';

export const missingNext: Rule = {
  code: 'missing_next',
  severity: 'error',
  ofForm: true,
  sentence: ({ type }) =>
    `${type} has no NextAction. Connect asks for one even where the step always leaves by another exit, and refuses ` +
    'the flow. Add it; where it is never taken, repeat the target of an error.',
  *find({ steps }) {
    for (const { name, type, path, definition, action } of steps) {
      if (definition?.next !== 'required' || action.Transitions?.NextAction !== undefined) continue;
      yield { step: name, path: [...path, 'Transitions'], args: { type } };
    }
  },
};
