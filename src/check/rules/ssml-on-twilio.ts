import { twilioSsml } from '../../action/twilio-ssml.ts';
import { parseSsml } from '../../language/ssml-tree.ts';
import { stepsOnTwilio } from '../on-twilio.ts';
import type { Rule } from '../rule.ts';
import { spokenTexts } from '../spoken-text.ts';
import { anyOf } from '../wording.ts';

/** @see https://www.twilio.com/docs/voice/twiml/say/text-speech#use-ssml-with-amazon-polly-voices */
export const ssmlOnTwilio: Rule = {
  code: 'ssml_on_twilio',
  severity: 'note',
  on: 'twilio',
  sentence: ({ dropped }) =>
    `On Twilio, this SSML is said without ${anyOf(dropped, 'and')}, which it does not take there. The words stay.`,
  *find(flow) {
    const steps = new Set(Array.from(stepsOnTwilio(flow), ({ name }) => name));
    for (const { step, path, as, text } of spokenTexts(flow)) {
      if (as !== 'SSML' || !steps.has(step)) continue;
      const { dropped } = twilioSsml(parseSsml(text) ?? []);
      if (dropped.length > 0) yield { step, path, args: { dropped } };
    }
  },
};
