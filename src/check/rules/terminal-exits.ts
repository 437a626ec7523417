import type { Rule } from '../rule.ts';

export const terminalExits: Rule = {
  code: 'terminal_exits',
  severity: 'error',
  sentence: ({ type }) =>
    `${type} ends the flow, so it can lead nowhere, and Connect refuses exits on it. Write "Transitions": {}.`,
  *find({ steps }) {
    for (const { name, type, path, definition, exits } of steps) {
      if (definition?.next === 'none' && exits.length > 0) {
        yield { step: name, path: [...path, 'Transitions'], args: { type } };
      }
    }
  },
};
