import { nearest } from '../../language/nearest.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../wording.ts';

export const refusedError: Rule = {
  code: 'refused_error',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, error, suggestion }) =>
    `${type}, as it is used here, never raises "${error}", and Connect refuses an exit for it. ` +
    didYouMean(suggestion, 'Take the entry out.'),
  *find({ steps }) {
    for (const { name, type, path, form, definition, action } of steps) {
      if (form === undefined || definition?.next === 'none') continue;
      const { required = [], optional = [] } = form.errors;
      const taken = [...required, ...optional];
      for (const [index, { ErrorType: error }] of (action.Transitions?.Errors ?? []).entries()) {
        if (taken.includes(error)) continue;
        yield {
          step: name,
          path: [...path, 'Transitions', 'Errors', index, 'ErrorType'],
          args: { type, error, suggestion: nearest(error, taken) ?? '' },
        };
      }
    }
  },
};
