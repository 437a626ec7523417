import { type ElementRule, pattern, text, word } from './element.ts';

const inWord = ['break', 'emphasis', 'phoneme', 'prosody', 'say-as', 'sub'];
const inSentence = ['break', 'emphasis', 'lang', 'phoneme', 'prosody', 'say-as', 'sub', 'w'];
const inParagraph = [...inSentence, 's'];

/** What may stand in a `<Say>`. */
export const ssmlInSay: readonly string[] = [...inParagraph, 'p'];

function spoken(attributes: ElementRule['attributes'], children: readonly string[]): ElementRule {
  return { attributes, children, text: 'allowed' };
}

/**
 * SSML as Twilio takes it: child elements of `<Say>`, without `<speak>`.
 *
 * @see https://www.twilio.com/docs/voice/twiml/say/text-speech#use-ssml-tags
 */
export const ssml: { readonly [name: string]: ElementRule } = {
  break: {
    attributes: {
      strength: word(['none', 'x-weak', 'weak', 'medium', 'strong', 'x-strong'], 'medium'),
      time: pattern(/^\d+(\.\d+)?(ms|s)$/, 'a length, such as "300ms" or "2s"'),
    },
    children: [],
    text: 'none',
  },
  emphasis: spoken({ level: word(['strong', 'moderate', 'reduced'], 'moderate') }, inSentence),
  lang: spoken({ 'xml:lang': text }, [...inParagraph, 'p']),
  p: spoken({}, inParagraph),
  phoneme: spoken({ alphabet: text, ph: text }, []),
  prosody: spoken({ pitch: text, rate: text, volume: text }, [...inParagraph, 'p']),
  s: spoken({}, inSentence),
  'say-as': spoken(
    {
      format: text,
      'interpret-as': word([
        'address',
        'cardinal',
        'characters',
        'date',
        'digits',
        'expletive',
        'fraction',
        'number',
        'ordinal',
        'spell-out',
        'telephone',
        'time',
        'unit',
      ]),
    },
    [],
  ),
  sub: spoken({ alias: text }, []),
  w: spoken({ role: text }, inWord),
};
