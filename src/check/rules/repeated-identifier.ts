import type { Rule } from '../rule.ts';

export const repeatedIdentifier: Rule = {
  code: 'repeated_identifier',
  severity: 'error',
  sentence: ({ identifier }) =>
    `More than one action has the identifier "${identifier}", so it is not clear which of them exits lead to, and ` +
    'Connect refuses the flow. Give each a name of its own.',
  *find({ document, graph }) {
    for (const [index, { Identifier: identifier }] of document.Actions.entries()) {
      if (graph.steps.get(identifier)?.index === index) continue;
      yield { step: identifier, path: ['Actions', index, 'Identifier'], args: { identifier } };
    }
  },
};
