import { twilioVoice } from '../../action/twilio-voice.ts';
import { isReference } from '../../language/reference.ts';
import { stepsOnTwilio } from '../on-twilio.ts';
import type { Rule } from '../rule.ts';

/** @see https://www.twilio.com/docs/voice/twiml/say/text-speech#available-voices-and-languages */
export const voiceOnTwilio: Rule = {
  code: 'voice_on_twilio',
  severity: 'note',
  on: 'twilio',
  sentence: ({ voice, engine, style, instead }) =>
    instead === undefined
      ? `On Twilio, ${voice} speaks without the style ${style}. Nothing else changes.`
      : `On Twilio, there is no ${voice} with the engine ${engine}: ${instead} speaks in its place. Set a voice that ` +
        'both have, if the sound of it matters.',
  *find(flow) {
    for (const { name, path, parameters } of stepsOnTwilio(flow)) {
      const {
        TextToSpeechVoice: voice,
        TextToSpeechEngine: engine = 'standard',
        TextToSpeechStyle: style,
      } = parameters;
      if (typeof voice !== 'string' || typeof engine !== 'string') continue;
      if (isReference(voice) || isReference(engine)) continue;
      const found = twilioVoice({ name: voice, engine: engine.toLowerCase() }, 'en-US');
      const at = [...path, 'Parameters'];
      if (!found.twin) {
        const instead = found.voice ?? 'the voice of the account';
        yield { step: name, path: [...at, 'TextToSpeechVoice'], args: { voice, engine, instead } };
      } else if (style === 'Conversational' || style === 'Newscaster') {
        yield { step: name, path: [...at, 'TextToSpeechStyle'], args: { voice, style } };
      }
    }
  },
};
