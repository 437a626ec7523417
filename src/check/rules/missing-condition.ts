import type { Rule } from '../rule.ts';

export const missingCondition: Rule = {
  code: 'missing_condition',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, operand, advised }) =>
    advised === 'yes'
      ? `${type} has no condition to branch on, so whatever the caller does leads to one exit. AWS asks for one at ` +
        'least. Add those that are meant.'
      : operand === ''
        ? `${type} has no condition to branch on, and Connect refuses the flow. Add at least one.`
        : `${type} has no condition for "${operand}", and Connect wants one for each of its results. Add it.`,
  *find({ steps }) {
    for (const { name, type, path, form, action } of steps) {
      const rule = form?.conditions;
      if (rule === undefined) continue;
      const written = action.Transitions?.Conditions ?? [];
      const at = { step: name, path: [...path, 'Transitions', 'Conditions'] };
      if (rule.required && written.length === 0) yield { ...at, args: { type, operand: '', advised: 'no' } };
      else if (rule.advised && written.length === 0)
        yield { ...at, severity: 'note', args: { type, operand: '', advised: 'yes' } };
      else if (rule.exhaustive) {
        const operands = new Set(written.flatMap(({ Condition }) => Condition.Operands ?? []));
        for (const operand of rule.operands ?? [])
          if (!operands.has(operand)) yield { ...at, args: { type, operand, advised: 'no' } };
      }
    }
  },
};
