import type { FlowType } from '../../language/document.ts';
import type { Rule } from '../rule.ts';
import { spokenTexts } from '../spoken-text.ts';

const mostInAll = 6000;
const mostBilled = 3000;
/** A whisper is cut off after two minutes; fifteen characters take a second. */
const mostWhispered = 1800;
const whispers: ReadonlySet<FlowType | undefined> = new Set([
  'AGENT_WHISPER',
  'CUSTOMER_WHISPER',
  'OUTBOUND_WHISPER',
]);

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/play.html */
export const promptTooLong: Rule = {
  code: 'prompt_too_long',
  severity: 'error',
  sentence: ({ count, most }) =>
    most === mostWhispered
      ? `The whisper has ${count} spoken characters, which take more than the 120 seconds after which Connect cuts it ` +
        'off. Say less.'
      : most === mostInAll
        ? `The prompt has ${count} characters, and Connect takes at most ${most}. Say it in two steps, or say less.`
        : `The prompt has ${count} spoken characters (SSML tags not counted), and Amazon Polly speaks at most ${most}. ` +
          'Say it in two steps, or say less.',
  *find(flow) {
    for (const { step, path, as, text } of spokenTexts(flow)) {
      if (text.length <= mostWhispered) continue;
      const billed = as === 'SSML' ? text.replace(/<[^>]*>/g, '').length : text.length;
      if (text.length > mostInAll) yield { step, path, args: { count: text.length, most: mostInAll } };
      else if (billed > mostBilled)
        yield { step, path, severity: 'warning', args: { count: billed, most: mostBilled } };
      else if (billed > mostWhispered && whispers.has(flow.type))
        yield { step, path, severity: 'warning', args: { count: billed, most: mostWhispered } };
    }
  },
};
