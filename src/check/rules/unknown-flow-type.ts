import type { Rule } from '../rule.ts';

export const unknownFlowType: Rule = {
  code: 'unknown_flow_type',
  severity: 'note',
  sentence: () =>
    'Nothing says what type of flow this is, so it is not checked whether its actions may stand in it. Say the type, ' +
    'such as CONTACT_FLOW or CUSTOMER_QUEUE (on the command line, with --type).',
  *find({ type }) {
    if (type === undefined) yield { path: [] };
  },
};
