import type { Rule } from '../rule.ts';

export const repeatedIdentifier: Rule = {
  code: 'repeated_identifier',
  severity: 'error',
  sentence: ({ identifier }) =>
    `More than one action has the identifier "${identifier}", so it is not clear which of them exits lead to, and ` +
    'Connect refuses the flow. Give each a name of its own.',
  *find({ unit, document }) {
    const before = new Set<string>();
    for (const [index, { Identifier: identifier }] of unit.document.Actions.entries()) {
      const step = document.Actions[index]?.Identifier ?? identifier;
      if (before.has(identifier))
        yield { step, path: ['Actions', index, 'Identifier'], args: { identifier } };
      before.add(identifier);
    }
  },
};
