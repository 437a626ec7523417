import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Prompt } from '../../action/prompt.ts';
import { twilioSsml } from '../../action/twilio-ssml.ts';
import { twilioVoice } from '../../action/twilio-voice.ts';
import { plainName } from '../../language/resource.ts';
import { spokenText } from '../../language/ssml.ts';
import { parseSsml, type SsmlPart } from '../../language/ssml-tree.ts';
import { safeText } from './safe-text.ts';
import { splitSsml } from './split-ssml.ts';
import { splitText } from './split-text.ts';

/** What prompts are written into: a document, or the `<Gather>` that they belong to. */
export type Heard = Pick<VoiceResponse, 'pause' | 'play' | 'say'>;

/** Writes prompts. */
export interface Speaker {
  /** Says whether anything came of it: a recording without an address, and a text without words, are not heard. */
  say(into: Heard, prompt: Prompt): boolean;
}

/** What writing prompts needs. */
export interface SpeakerOptions {
  /** The language of the contact, such as `en-US`. */
  readonly language: string;
  readonly recordingUrl: (recording: string) => string | undefined;
}

/** One verb. */
type Verb =
  | { readonly say: readonly SsmlPart[] }
  | { readonly play: string }
  /** Seconds. */
  | { readonly pause: number };

/**
 * How many bytes of prompts a document holds; the rest of Twilio's 64 KB is for its other verbs. This is twenty
 * minutes of speech: what goes beyond is left out, as Twilio would take none of it.
 *
 * @see https://www.twilio.com/docs/api/errors/11750
 */
const mostBytes = 60_000;

/** The bytes of a verb around its words, attributes included. */
const verbBytes = 80;

/** A speaker for one document. */
export function speaker({ language, recordingUrl }: SpeakerOptions): Speaker {
  let left = mostBytes;
  const spokenBy = (prompt: Prompt) => {
    const { voice, language: spoken } = twilioVoice(prompt.voice, language);
    return { voice, language: spoken };
  };
  const write = (into: Heard, verb: Verb, prompt: Prompt): boolean => {
    left -= bytesOf(verb);
    if (left < 0) return false;
    if ('play' in verb) into.play(verb.play);
    else if ('pause' in verb) into.pause({ length: verb.pause });
    else {
      const attributes = spokenBy(prompt) as VoiceResponse.SayAttributes;
      writeParts(into.say(attributes, ''), verb.say);
    }
    return true;
  };
  return {
    say: (into, prompt) =>
      verbsFor(prompt, spokenBy(prompt).voice === undefined, recordingUrl).reduce(
        (heard, verb) => write(into, verb, prompt) || heard,
        false,
      ),
  };
}

function verbsFor(
  { as, content }: Prompt,
  tagsCount: boolean,
  recordingUrl: SpeakerOptions['recordingUrl'],
): readonly Verb[] {
  if (as === 'text') return textVerbs(content);
  if (as === 'ssml') return ssmlVerbs(content, tagsCount);
  const url = recordingUrl(as === 'media' ? content : plainName(content));
  return url === undefined ? [] : [{ play: safeText(url) }];
}

function textVerbs(content: string): readonly Verb[] {
  const text = safeText(content);
  return text.trim() === '' ? [] : splitText(text).map((part) => ({ say: [part] }));
}

/** What is no SSML is said as text, without what looks like a tag: that is better than silence. */
function ssmlVerbs(content: string, tagsCount: boolean): readonly Verb[] {
  const parts = parseSsml(content);
  const { text, breaks } = spokenText(content);
  if (parts === undefined) return textVerbs(text);
  // Twilio wants words in every <Say>.
  if (text.trim() === '') return breaks < 500 ? [] : [{ pause: Math.round(breaks / 1000) }];
  return splitSsml(safeParts(twilioSsml(parts).parts), tagsCount).map((say) => ({ say }));
}

function safeParts(parts: readonly SsmlPart[]): readonly SsmlPart[] {
  return parts.map((part) =>
    typeof part === 'string'
      ? safeText(part)
      : {
          name: part.name,
          attributes: Object.fromEntries(
            Object.entries(part.attributes).map(([name, value]) => [name, safeText(value)]),
          ),
          parts: safeParts(part.parts),
        },
  );
}

/** What the elements of the package can be given. */
interface Element {
  addText(text: string): void;
  addChild(name: string, attributes: object): Element;
}

function writeParts(into: Element, parts: readonly SsmlPart[]): void {
  for (const part of parts) {
    if (typeof part === 'string') into.addText(part);
    else writeParts(into.addChild(part.name, part.attributes), part.parts);
  }
}

function bytesOf(verb: Verb): number {
  if ('pause' in verb) return verbBytes;
  return verbBytes + ('play' in verb ? textBytes(verb.play) : partBytes(verb.say));
}

function partBytes(parts: readonly SsmlPart[]): number {
  let bytes = 0;
  for (const part of parts) {
    if (typeof part === 'string') bytes += textBytes(part);
    else {
      bytes += 2 * part.name.length + 5 + partBytes(part.parts);
      for (const [name, value] of Object.entries(part.attributes))
        bytes += name.length + 4 + textBytes(value);
    }
  }
  return bytes;
}

/** With what XML writes in place of some characters. */
function textBytes(text: string): number {
  return Buffer.byteLength(text.replace(/[&<>"\t\n]/g, '&quot;'));
}
