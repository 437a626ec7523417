import type { Rule } from '../rule.ts';
import { short } from '../wording.ts';

const most = 127;

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlowModule.html */
export const nameTooLong: Rule = {
  code: 'name_too_long',
  severity: 'error',
  sentence: ({ name, count }) =>
    `The module "${name}" has a name of ${count} characters, and Connect takes at most ${most}. Give it a shorter one.`,
  *find({ type, unit: { name, source } }) {
    // What was read from a file is named after the file until it is told its name.
    if (type !== 'MODULE' || source !== undefined || name.length <= most) return;
    yield { path: [], args: { name: short(name), count: name.length } };
  },
};
