import type { Rule } from '../rule.ts';
import { spokenTexts } from '../spoken-text.ts';

const mostInAll = 6000;
const mostBilled = 3000;

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/play.html */
export const promptTooLong: Rule = {
  code: 'prompt_too_long',
  severity: 'error',
  sentence: ({ count, most }) =>
    most === mostInAll
      ? `The prompt has ${count} characters, and Connect takes at most ${most}. Say it in two steps, or say less.`
      : `The prompt has ${count} spoken characters, and speech stops working beyond ${most}, tags of SSML not counted. ` +
        'Say it in two steps, or say less.',
  *find(flow) {
    for (const { step, path, as, text } of spokenTexts(flow)) {
      if (text.length <= mostBilled) continue;
      const billed = as === 'SSML' ? text.replace(/<[^>]*>/g, '').length : text.length;
      if (text.length > mostInAll) yield { step, path, args: { count: text.length, most: mostInAll } };
      else if (billed > mostBilled)
        yield { step, path, severity: 'warning', args: { count: billed, most: mostBilled } };
    }
  },
};
