import { unescaped } from './ssml.ts';

/** A part of an SSML document: words, or an element with parts of its own. */
export type SsmlPart = string | SsmlElement;

export interface SsmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly parts: readonly SsmlPart[];
}

/** A tag of an SSML document, a comment, an instruction or a section of characters. */
export const ssmlToken =
  /<(?:!--[\s\S]*?--|\?[\s\S]*?\?|!\[CDATA\[(?<characters>[\s\S]*?)\]\]|(?<close>\/)?(?<name>[A-Za-z][\w:-]*)(?<attributes>(?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/)?)>/g;

/** A `&` that begins no entity. */
export const loneAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)/;

const attribute = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Deeper than anything that people write; a document is walked by recursion. */
const deepest = 40;

/**
 * Reads SSML, with or without its `<speak>`. Nothing where it is not well-formed, or nested more than 40 deep.
 *
 * @see https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html
 */
export function parseSsml(ssml: string): readonly SsmlPart[] | undefined {
  const root: SsmlPart[] = [];
  const open: { readonly name: string; readonly parts: SsmlPart[] }[] = [{ name: '', parts: root }];
  let end = 0;
  for (const { index, 0: whole, groups = {} } of ssml.matchAll(ssmlToken)) {
    const parts = open.at(-1)?.parts;
    const words = ssml.slice(end, index);
    if (parts === undefined || isBroken(words)) return undefined;
    if (words !== '') parts.push(unescaped(words));
    end = index + whole.length;
    const { characters, close, name, empty } = groups;
    if (characters !== undefined) parts.push(characters);
    if (name === undefined) continue;
    if (close !== undefined) {
      if (open.pop()?.name !== name) return undefined;
      continue;
    }
    const inside: SsmlPart[] = [];
    parts.push({ name, attributes: attributesIn(groups['attributes'] ?? ''), parts: inside });
    if (empty === undefined && open.push({ name, parts: inside }) > deepest) return undefined;
  }
  const rest = ssml.slice(end);
  if (open.length !== 1 || isBroken(rest)) return undefined;
  if (rest !== '') root.push(unescaped(rest));
  return root;
}

function isBroken(words: string): boolean {
  return words.includes('<') || loneAmpersand.test(words);
}

function attributesIn(written: string): SsmlElement['attributes'] {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of written.matchAll(attribute)) {
    attributes.set(name, unescaped(double ?? single ?? ''));
  }
  return Object.fromEntries(attributes);
}
