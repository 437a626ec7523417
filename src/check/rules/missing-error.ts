import type { Rule } from '../rule.ts';

export const missingError: Rule = {
  code: 'missing_error',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, error }) =>
    `${type} has no exit for ${error}. Connect refuses the flow, because the contact would be lost here. Add an entry ` +
    'to Errors that leads on.',
  *find({ steps }) {
    for (const { name, type, path, form, action } of steps) {
      const written = action.Transitions?.Errors ?? [];
      for (const error of form?.errors.required ?? []) {
        if (written.some(({ ErrorType }) => ErrorType === error)) continue;
        yield { step: name, path: [...path, 'Transitions', 'Errors'], args: { type, error } };
      }
    }
  },
};
