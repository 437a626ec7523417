import type { Rule } from '../rule.ts';

export const unknownFlowType: Rule = {
  code: 'unknown_flow_type',
  severity: 'note',
  sentence: () =>
    'Nothing says what type this flow is of, so it stays open whether its actions may stand in it. Name the type, ' +
    'such as CONTACT_FLOW or CUSTOMER_QUEUE.',
  *find({ type }) {
    if (type === undefined) yield { path: [] };
  },
};
