import type { Rule } from '../rule.ts';
import { spokenTexts } from '../spoken-text.ts';
import { ssmlFault, withoutSpeak } from '../ssml.ts';

export const malformedSsml: Rule = {
  code: 'malformed_ssml',
  severity: 'error',
  sentence: ({ fault }) =>
    `This SSML is not well-formed: ${fault}. ${fault === withoutSpeak ? 'Some voices refuse' : 'Speech refuses'} it, ` +
    'and the caller is led to the error exit without a word. Correct the tags.',
  *find(flow) {
    for (const { step, path, as, text } of spokenTexts(flow)) {
      const fault = as === 'SSML' ? ssmlFault(text) : undefined;
      if (fault === undefined) continue;
      yield { step, path, severity: fault === withoutSpeak ? 'warning' : 'error', args: { fault } };
    }
  },
};
