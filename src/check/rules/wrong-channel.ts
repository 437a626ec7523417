import type { CheckedStep } from '../checked-step.ts';
import { supportOn } from '../passage.ts';
import type { Rule } from '../rule.ts';

/** The channels that nearly every instance answers; flows for tasks and emails say so by their actions. */
const common = ['VOICE', 'CHAT'] as const;
/** Nothing but a call comes to an outbound whisper. */
const calls = ['VOICE'] as const;

export const wrongChannel: Rule = {
  code: 'wrong_channel',
  severity: 'note',
  sentence: ({ type, channel, error, exit }) => {
    if (error === '')
      return (
        `On ${channel}, ${type} has no effect: the contact goes on as if it were not there. If such contacts come ` +
        'here, branch on $.Channel before it.'
      );
    const outcome =
      exit === ''
        ? `fails, and it has no exit for ${error}: what Connect does then is not documented`
        : `always takes the exit ${error}`;
    return `On ${channel}, ${type} as it stands here ${outcome}. If such contacts come here, branch on $.Channel before it.`;
  },
  *find({ passage, steps, type }) {
    for (const step of steps) {
      // A retired action works nowhere, which is a matter of its own.
      if (step.definition?.retired !== undefined) continue;
      const arriving = passage.arrivals.get(step.name);
      for (const channel of type === 'OUTBOUND_WHISPER' ? calls : common) {
        const support = supportOn(step, channel);
        if (!arriving?.has(channel) || support === 'supported') continue;
        const error = support === 'no-effect' ? '' : support.error;
        const args = { type: step.type, channel, error, exit: exitFor(error, step) };
        yield { step: step.name, path: [...step.path, 'Type'], args };
      }
    }
  },
};

/** The exit that an error takes: its own or the one for all others; `''` without either. */
function exitFor(error: string, { exits }: CheckedStep): string {
  return exits.find(({ name }) => name === error || name === 'NoMatchingError')?.name ?? '';
}
