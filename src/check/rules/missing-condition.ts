import type { Rule } from '../rule.ts';

export const missingCondition: Rule = {
  code: 'missing_condition',
  severity: 'error',
  ofForm: true,
  sentence: ({ type, operand }) =>
    operand === ''
      ? `${type} has no condition to branch on, and Connect refuses it so. Add at least one.`
      : `${type} has no condition for "${operand}", and Connect wants one for each of its results. Add it.`,
  *find({ steps }) {
    for (const { name, type, path, form, action } of steps) {
      const rule = form?.conditions;
      if (rule === undefined) continue;
      const written = action.Transitions?.Conditions ?? [];
      const at = { step: name, path: [...path, 'Transitions', 'Conditions'] };
      if (rule.required && written.length === 0) yield { ...at, args: { type, operand: '' } };
      else if (rule.exhaustive) {
        const operands = new Set(written.flatMap(({ Condition }) => Condition.Operands ?? []));
        for (const operand of rule.operands ?? [])
          if (!operands.has(operand)) yield { ...at, args: { type, operand } };
      }
    }
  },
};
