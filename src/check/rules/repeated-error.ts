import type { Rule } from '../rule.ts';

export const repeatedError: Rule = {
  code: 'repeated_error',
  severity: 'error',
  sentence: ({ error }) =>
    `The step has more than one exit for ${error}, of which at most one could ever be taken. Keep the one that is meant.`,
  *find({ steps }) {
    for (const { name, path, action } of steps) {
      const met = new Set<string>();
      for (const [index, { ErrorType: error }] of (action.Transitions?.Errors ?? []).entries()) {
        if (met.has(error)) {
          yield { step: name, path: [...path, 'Transitions', 'Errors', index, 'ErrorType'], args: { error } };
        }
        met.add(error);
      }
    }
  },
};
