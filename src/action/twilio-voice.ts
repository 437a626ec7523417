import type { Voice } from './contact.ts';

/** How Twilio is told to speak: the voice, or where it has none of a language, the language alone. */
export interface TwilioVoice {
  readonly voice?: string;
  readonly language?: string;
  /** Whether it is the very voice, with its engine. */
  readonly twin: boolean;
}

type Engine = 'S' | 'N' | 'G';

/**
 * The voices of Amazon Polly by language, with the engines that they have on Twilio: S for standard, N for neural, G
 * for generative. One without engines is not on Twilio, and the first of its language speaks in its place.
 *
 * @see https://docs.aws.amazon.com/polly/latest/dg/available-voices.html
 * @see https://www.twilio.com/docs/voice/twiml/say/text-speech#available-voices-and-languages
 */
const polly = {
  'en-US':
    'Joanna SNG, Matthew SNG, Danielle NG, Gregory N, Ivy SN, Joey SN, Justin SN, Kendra SN, Kevin SN, Kimberly SN, Ruth NG, Salli SN, Stephen NG, Patrick, Tiffany',
  'en-GB': 'Amy SNG, Emma SN, Brian SN, Arthur N',
  'en-AU': 'Olivia NG, Nicole S, Russell S',
  'en-GB-WLS': 'Geraint S',
  'en-IE': 'Niamh N',
  'en-IN': 'Kajal NG, Aditi S, Raveena S',
  'en-NZ': 'Aria N',
  'en-SG': 'Jasmine',
  'en-ZA': 'Ayanda NG',
  'ar-AE': 'Hala N, Zayd N',
  arb: 'Zeina S',
  'ca-ES': 'Arlet N',
  'cmn-CN': 'Zhiyu SN',
  'cs-CZ': 'Jitka',
  'cy-GB': 'Gwyneth S',
  'da-DK': 'Sofie N, Naja S, Mads S',
  'de-DE': 'Vicki SNG, Daniel NG, Hans S, Marlene S, Lennart',
  'de-AT': 'Hannah N',
  'de-CH': 'Sabrina',
  'es-ES': 'Lucia SNG, Sergio NG, Conchita S, Enrique S, Alba, Raul',
  'es-MX': 'Mia SNG, Andres NG',
  'es-US': 'Lupe SNG, Pedro NG, Miguel S, Penelope S',
  'fi-FI': 'Suvi N',
  'fr-FR': 'Lea SNG, Remi NG, Celine S, Mathieu S, Ambre, Florian',
  'fr-BE': 'Isabelle N',
  'fr-CA': 'Gabrielle N, Liam N, Chantal S',
  'is-IS': 'Dora S, Karl S',
  'it-IT': 'Bianca SNG, Adriano N, Carla S, Giorgio S, Beatrice, Lorenzo',
  'ja-JP': 'Takumi SN, Kazuha N, Tomoko N, Mizuki S',
  'ko-KR': 'Seoyeon SN, Jihye',
  'nb-NO': 'Ida N, Liv S',
  'nl-NL': 'Laura N, Lotte S, Ruben S',
  'nl-BE': 'Lisa N',
  'pl-PL': 'Ola N, Ewa S, Jacek S, Jan S, Maja S',
  'pt-BR': 'Camila SN, Thiago N, Vitoria SN, Ricardo S',
  'pt-PT': 'Ines SN, Cristiano S',
  'ro-RO': 'Carmen S',
  'ru-RU': 'Tatyana S, Maxim S',
  'sv-SE': 'Elin N, Astrid S',
  'tr-TR': 'Burcu N, Filiz S',
  'yue-CN': 'Hiujin N',
} as const;

/** Hindi is spoken by voices of Indian English, and some languages have two tags. */
const sameVoices = new Map([
  ['ar-XA', 'arb'],
  ['hi-IN', 'en-IN'],
  ['zh-CN', 'cmn-CN'],
]);

/** Languages that Twilio speaks, and Polly does not on Twilio. */
export const otherLanguages: ReadonlySet<string> = new Set(
  'af-ZA bg-BG bn-IN cs-CZ el-GR fil-PH gu-IN he-IL hu-HU id-ID kn-IN lv-LV ml-IN mr-IN ms-MY pa-IN sk-SK sr-RS ta-IN te-IN th-TH uk-UA vi-VN'.split(
    ' ',
  ),
);

/** Polly writes these without their accent, and so does Twilio but here. */
const accented = new Map([
  ['Polly.Mia-Generative', 'Polly.Mía-Generative'],
  ['Polly.Remi-Generative', 'Polly.Rémi-Generative'],
]);

interface Known {
  readonly name: string;
  readonly language: string;
  readonly engines: string;
}

const known: readonly Known[] = Object.entries(polly).flatMap(([language, row]) =>
  row.split(', ').map((voice) => {
    const [name = '', engines = ''] = voice.split(' ');
    return { name, language, engines };
  }),
);
const byName = new Map(known.map((voice) => [voice.name, voice]));

/** Which engine stands in for one that a voice does not have on Twilio. */
const nearest = new Map<string, readonly Engine[]>([
  ['neural', ['N', 'G', 'S']],
  ['generative', ['G', 'N', 'S']],
  ['long-form', ['G', 'N', 'S']],
]);
const standard: readonly Engine[] = ['S', 'N', 'G'];

const endings = { S: '', N: '-Neural', G: '-Generative' } as const;

/** Every voice of Polly that Twilio speaks with, as `<Say>` takes it. */
export const twilioVoices: readonly string[] = known.flatMap(({ name, engines }) =>
  Array.from(engines, (engine) => voiceOf(name, engine as Engine)),
);

/**
 * The voice that speaks on Twilio for one that a flow has set: the same, else the same with another engine, else the
 * first of its language, else whatever the account has for that language. A voice that nobody knows is taken for one
 * of the contact's language; where a flow has set none, Connect speaks with Joanna.
 *
 * @param language The language of the contact, such as `en-US`.
 * @example twilioVoice({ name: 'Ruth', engine: 'generative' }, 'en-US') // { voice: 'Polly.Ruth-Generative', twin: true }
 */
export function twilioVoice(set: Voice | null, language: string): TwilioVoice {
  const { name, engine = 'standard' } = set ?? joanna;
  const wanted = nearest.get(engine) ?? standard;
  const own = byName.get(plain(name));
  if (own !== undefined && own.engines !== '') {
    const found = firstOf(wanted, own);
    return { voice: voiceOf(own.name, found), twin: found === wanted[0] && engine !== 'long-form' };
  }
  const spoken = own?.language ?? language;
  const tag = sameVoices.get(spoken) ?? spoken;
  const standIn =
    known.find((voice) => voice.language === tag && voice.engines !== '') ??
    known.find((voice) => primary(voice.language) === primary(tag) && voice.engines !== '');
  if (standIn === undefined && otherLanguages.has(spoken)) return { language: spoken, twin: false };
  const speaker = standIn ?? joanna;
  return { voice: voiceOf(speaker.name, firstOf(wanted, speaker)), twin: false };
}

const joanna = { name: 'Joanna', engines: 'SNG', engine: 'standard' };

function firstOf(wanted: readonly Engine[], { engines }: Pick<Known, 'engines'>): Engine {
  return wanted.find((engine) => engines.includes(engine)) ?? 'S';
}

function voiceOf(name: string, engine: Engine): string {
  const voice = `Polly.${name}${endings[engine]}`;
  return accented.get(voice) ?? voice;
}

function primary(language: string): string {
  return language.split('-')[0] ?? '';
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{Mn}/gu, '');
}
