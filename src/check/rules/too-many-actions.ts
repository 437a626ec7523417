import type { Rule } from '../rule.ts';

const most = 250;

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/feature-limits.html */
export const tooManyActions: Rule = {
  code: 'too_many_actions',
  severity: 'error',
  sentence: ({ count }) =>
    `The flow has ${count} actions, and Connect takes at most ${most}. Move a part of it to a module, or to a flow ` +
    'of its own.',
  *find({ document: { Actions: actions } }) {
    if (actions.length > most) yield { path: ['Actions', most], args: { count: actions.length } };
  },
};
