import type { SsmlElement, SsmlPart } from '../language/ssml-tree.ts';

/** SSML as Twilio speaks it. */
export interface TwilioSsml {
  readonly parts: readonly SsmlPart[];
  /** What Twilio does not know, by name: `amazon:effect`, `prosody amazon:max-duration`. Words inside are kept. */
  readonly dropped: readonly string[];
}

interface Tag {
  /** Which values an attribute may have. */
  readonly attributes: { readonly [name: string]: RegExp };
  /** Without any of these attributes the tag says nothing. */
  readonly needs?: readonly string[];
  readonly holds: ReadonlySet<string>;
  readonly wordless?: true;
}

const anyText = /^/;
const time = /^\d+(?:\.\d+)?(?:s|ms)$/;
const nothing: ReadonlySet<string> = new Set();
const words = new Set(['break', 'emphasis', 'phoneme', 'prosody', 'say-as', 'sub']);
const phrases = new Set([...words, 'lang', 'w']);
const anything: ReadonlySet<string> = new Set([...phrases, 'p', 's']);

/**
 * The tags that may stand inside `<Say>`, with what each may hold.
 *
 * @see https://www.twilio.com/docs/voice/twiml/say/text-speech#use-ssml-with-amazon-polly-voices
 */
const tags: { readonly [name: string]: Tag } = {
  break: {
    attributes: { strength: /^(?:none|x-weak|weak|medium|strong|x-strong)$/, time },
    holds: nothing,
    wordless: true,
  },
  emphasis: { attributes: { level: /^(?:strong|moderate|reduced)$/ }, holds: phrases },
  lang: {
    attributes: {
      'xml:lang':
        /^(?:arb|ar-AE|ca-ES|cmn-CN|cy-GB|da-DK|de-(?:AT|DE)|en-(?:AU|GB|GB-WLS|IN|NZ|US|ZA)|es-(?:ES|MX|US)|fi-FI|fr-(?:CA|FR)|he-IL|hi-IN|is-IS|it-IT|ja-JP|ko-KR|nb-NO|nl-NL|pl-PL|pt-(?:BR|PT)|ro-RO|ru-RU|sv-SE|tr-TR|yue-CN)$/,
    },
    needs: ['xml:lang'],
    holds: anything,
  },
  p: { attributes: {}, holds: new Set([...phrases, 's']) },
  phoneme: {
    attributes: {
      alphabet: /^(?:ipa|x-sampa|x-amazon-(?:jyutping|pinyin|pron-kana|yomigana))$/,
      ph: anyText,
    },
    needs: ['ph'],
    holds: nothing,
  },
  prosody: {
    attributes: { volume: anyText, rate: anyText, pitch: anyText },
    needs: ['volume', 'rate', 'pitch'],
    holds: anything,
  },
  s: { attributes: {}, holds: phrases },
  'say-as': {
    attributes: {
      'interpret-as':
        /^(?:characters|spell-out|cardinal|number|ordinal|digits|fraction|unit|date|time|address|expletive|telephone)$/,
      format: /^(?:mdy|dmy|ymd|md|dm|ym|my|d|m|y|yyyymmdd)$/,
    },
    needs: ['interpret-as'],
    holds: nothing,
  },
  sub: { attributes: { alias: anyText }, needs: ['alias'], holds: nothing },
  w: { attributes: { role: anyText }, needs: ['role'], holds: words },
};

/**
 * Takes out of SSML what Twilio does not know, and keeps every word.
 *
 * @example twilioSsml(parseSsml('<speak><amazon:effect name="whispered">Hush.</amazon:effect></speak>') ?? [])
 */
export function twilioSsml(parts: readonly SsmlPart[]): TwilioSsml {
  const dropped = new Set<string>();
  const kept = convert(parts, anything, dropped);
  return { parts: kept, dropped: [...dropped] };
}

function convert(
  parts: readonly SsmlPart[],
  allowed: ReadonlySet<string>,
  dropped: Set<string>,
): readonly SsmlPart[] {
  return parts.flatMap((part): readonly SsmlPart[] => {
    if (typeof part === 'string') return [part];
    const tag = allowed.has(part.name) ? tags[part.name] : undefined;
    const attributes = tag === undefined ? {} : keptAttributes(part, tag, dropped);
    if (tag !== undefined && tag.needs?.some((name) => name in attributes) !== false) {
      const inside = convert(part.parts, tag.holds, dropped);
      // Words in a pause are said behind it.
      return tag.wordless === true
        ? [{ name: part.name, attributes, parts: [] }, ...inside]
        : [{ name: part.name, attributes, parts: inside }];
    }
    // Every document stands in it, and Twilio wants none.
    if (part.name !== 'speak') dropped.add(part.name);
    return convert(part.parts, allowed, dropped);
  });
}

function keptAttributes({ name, attributes }: SsmlElement, tag: Tag, dropped: Set<string>) {
  return Object.fromEntries(
    Object.entries(attributes).filter(([attribute, value]) => {
      const keeps =
        Object.hasOwn(tag.attributes, attribute) && tag.attributes[attribute]?.test(value) === true;
      if (!keeps) dropped.add(`${name} ${attribute}`);
      return keeps;
    }),
  );
}
