import type { Rule } from '../rule.ts';

export const refusedCondition: Rule = {
  code: 'refused_condition',
  severity: 'error',
  ofForm: true,
  sentence: ({ type }) =>
    `${type}, as it is used here, takes no conditions, and Connect refuses them. Take them out, and branch with a ` +
    'Compare step after it.',
  *find({ steps }) {
    for (const { name, type, path, form, definition, action } of steps) {
      if (form === undefined || form.conditions !== undefined || definition?.next === 'none') continue;
      if ((action.Transitions?.Conditions ?? []).length === 0) continue;
      yield { step: name, path: [...path, 'Transitions', 'Conditions'], args: { type } };
    }
  },
};
