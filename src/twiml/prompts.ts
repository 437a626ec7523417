import { speechLength } from '../language/speech-length.ts';
import { spokenText } from '../language/ssml.ts';
import { lengthOf, valueOf } from './attributes.ts';
import { type TwimlElement, textOf } from './document.ts';
import type { Prompt } from './leg.ts';
import type { World } from './world.ts';

/** How long one key sounds, and `w` waits, in milliseconds. */
const keyLength = 500;

/** What `loop="0"` comes to. @see https://www.twilio.com/docs/voice/twiml/say#loop */
const forEver = 1000;

/** What a `<Say>`, a `<Play>` or a `<Pause>` lets the caller hear. */
export function promptOf(element: TwimlElement, { playLength }: World): Prompt {
  switch (element.name) {
    case 'Say': {
      const content = ssmlOf(element);
      const once = speechLength({ as: 'ssml', content });
      return { verb: 'Say', text: spokenText(content).text, milliseconds: loops(element) * once };
    }
    case 'Play': {
      const digits = valueOf(element, 'digits');
      const url = textOf(element);
      const once = digits === undefined ? playLength(url) : keysLength(digits);
      return { verb: 'Play', text: digits ?? url, milliseconds: loops(element) * once };
    }
    default:
      return { verb: 'Pause', text: '', milliseconds: lengthOf(element, 'length') };
  }
}

/** How long a caller takes for words, in milliseconds. */
export function wordsLength(words: string): number {
  return speechLength({ as: 'text', content: words });
}

/** How long keys sound, in milliseconds. */
export function keysLength(keys: string): number {
  return keys.length * keyLength;
}

function loops(element: TwimlElement): number {
  return Number(valueOf(element, 'loop')) || forEver;
}

/** The content of an element as SSML. Only breaks are told from text. */
function ssmlOf({ children }: TwimlElement): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/[<>&]/g, (sign) => entities[sign] ?? sign);
      if (child.name !== 'break') return ssmlOf(child);
      const { time, strength } = child.attributes;
      return time === undefined ? `<break strength="${strength ?? 'medium'}"/>` : `<break time="${time}"/>`;
    })
    .join('');
}

const entities: { readonly [sign: string]: string } = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
