import type { Rule } from '../rule.ts';
import { spokenTexts } from '../spoken-text.ts';
import { ssmlTagIn } from '../ssml.ts';
import { short } from '../wording.ts';

export const literalSsml: Rule = {
  code: 'literal_ssml',
  severity: 'warning',
  sentence: ({ tag }) =>
    `The text holds the SSML tag ${tag}. A parameter named "Text" is plain text: a chat shows the tag as it stands, ` +
    'and a call may speak it. Write "SSML" in place of "Text", or take the tags out.',
  *find(flow) {
    for (const { step, path, as, text } of spokenTexts(flow)) {
      const tag = as === 'Text' ? ssmlTagIn(text) : undefined;
      if (tag !== undefined) yield { step, path, args: { tag: short(tag) } };
    }
  },
};
