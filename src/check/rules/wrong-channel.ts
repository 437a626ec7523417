import { supportOn } from '../passage.ts';
import type { Rule } from '../rule.ts';

/** The channels that nearly every instance answers; flows for tasks and emails say so by their actions. */
const common = ['VOICE', 'CHAT'] as const;

export const wrongChannel: Rule = {
  code: 'wrong_channel',
  severity: 'note',
  sentence: ({ type, channel, error }) =>
    error === ''
      ? `On ${channel}, ${type} has no effect: the contact goes on as if it were not there. If such contacts come ` +
        'here, branch on $.Channel before it.'
      : `On ${channel}, ${type} as it stands here always takes the exit ${error}. If such contacts come here, branch ` +
        'on $.Channel before it.',
  *find({ passage, steps }) {
    for (const step of steps) {
      const arriving = passage.arrivals.get(step.name);
      for (const channel of common) {
        const support = supportOn(step, channel);
        if (!arriving?.has(channel) || support === 'supported') continue;
        const error = support === 'no-effect' ? '' : support.error;
        yield { step: step.name, path: [...step.path, 'Type'], args: { type: step.type, channel, error } };
      }
    }
  },
};
