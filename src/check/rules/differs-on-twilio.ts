import { stepsOnTwilio } from '../on-twilio.ts';
import type { Rule } from '../rule.ts';

export const differsOnTwilio: Rule = {
  code: 'differs_on_twilio',
  severity: 'note',
  on: 'twilio',
  sentence: ({ type, why, count }) =>
    `On Twilio, ${type} differs: ${why}.` + (Number(count) > 1 ? ` The flow has ${count} such steps.` : ''),
  *find(flow) {
    const steps = [...stepsOnTwilio(flow)].filter(
      ({ definition }) => definition?.twilio.support === 'differs' && definition.twilio.inPlaces !== true,
    );
    // Once for all steps of a type: what is the same everywhere need not be said everywhere.
    for (const [index, { name, type, path, definition }] of steps.entries()) {
      if (steps.findIndex((step) => step.type === type) !== index) continue;
      const count = steps.filter((step) => step.type === type).length;
      yield { step: name, path: [...path, 'Type'], args: { type, why: definition?.twilio.why ?? '', count } };
    }
  },
};
