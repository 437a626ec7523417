import type { Rule } from '../rule.ts';

export const unverifiedAction: Rule = {
  code: 'unverified_action',
  severity: 'note',
  sentence: ({ type, open }) =>
    `No reference page of AWS shows how ${type} is written, so what is wrong with its form is a warning at most. Not ` +
    `certain: ${listOf(open)}. A simulated call stops at it. Compare the step with an export from your own console.`,
  *find({ steps }) {
    for (const { name, type, path, definition } of steps) {
      if (definition?.unverified === undefined) continue;
      yield { step: name, path: [...path, 'Type'], args: { type, open: definition.unverified } };
    }
  },
};

function listOf(open: unknown): string {
  return Array.isArray(open) ? open.join('; ') : String(open);
}
