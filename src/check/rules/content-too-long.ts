import type { Rule } from '../rule.ts';

const most = 256_000;

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html */
export const contentTooLong: Rule = {
  code: 'content_too_long',
  severity: 'error',
  sentence: ({ count }) =>
    `The flow has ${count} characters of JSON even without line breaks, and Connect takes at most ${most}. Move a ` +
    'part of it to a module, or to a flow of its own.',
  *find({ document, unit: { source } }) {
    // What was read from a short text is short.
    if (source !== undefined && source.text.length <= most) return;
    const count = JSON.stringify(document).length;
    if (count > most) yield { path: [], args: { count } };
  },
};
