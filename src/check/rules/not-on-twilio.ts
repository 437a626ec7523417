import { stepsOnTwilio } from '../on-twilio.ts';
import type { Rule } from '../rule.ts';

export const notOnTwilio: Rule = {
  code: 'not_on_twilio',
  severity: 'warning',
  on: 'twilio',
  sentence: ({ type, why, exit }) =>
    `On Twilio, ${type} is not carried out, since ${why}: ` +
    (exit === ''
      ? 'it has no exit for NoMatchingError, and the call ends here. Lead calls around the step.'
      : `every call takes the exit ${exit}. Make sure that it leads on, or lead calls around the step.`),
  *find(flow) {
    for (const { name, type, path, definition, exits } of stepsOnTwilio(flow)) {
      if (definition?.twilio.support !== 'unsupported') continue;
      const exit = exits.find(({ name: error }) => error === 'NoMatchingError')?.name ?? '';
      yield {
        step: name,
        path: [...path, 'Type'],
        args: { type, why: definition.twilio.why ?? '', exit },
      };
    }
  },
};
