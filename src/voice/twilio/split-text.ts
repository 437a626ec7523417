/** How much one `<Say>` takes: bytes of UTF-8, and characters once it is written as in a URL. */
interface Size {
  readonly bytes: number;
  readonly encoded: number;
}

/** @see https://www.twilio.com/docs/api/errors/13521 */
const most: Size = { bytes: 3000, encoded: 4500 };

/** No text that is as short as this is too long, whatever its characters are. */
const surelyFits = 500;

const sentenceEnd = /(?:[.!?…]["'”’)\]]*(?=\s)|[。！？।॥])\s*/gu;

/** Something to be said that other things may be said with. */
export interface Piece {
  readonly text: string;
  /** Whether a sentence ends here, so that a pause is no harm. */
  readonly ends: boolean;
  /** Bytes of tags that count beside the text. @default 0 */
  readonly tags?: number;
}

/** Splits a text into what one `<Say>` each can hold: at sentences, else between words, else anywhere. */
export function splitText(text: string): readonly string[] {
  if (text.length <= surelyFits) return [text];
  return packed(piecesOf(text)).map((pieces) => pieces.map((piece) => piece.text).join(''));
}

/** The sentences of a text, white space included; each is short enough for one `<Say>`. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  const take = (end: number, ends: boolean) => {
    const sentence = text.slice(start, end);
    start = end;
    const parts = fits(sizeOf(sentence)) ? [sentence] : splitSentence(sentence);
    for (const [index, part] of parts.entries())
      pieces.push({ text: part, ends: ends && index === parts.length - 1 });
  };
  for (const { index, 0: end } of text.matchAll(sentenceEnd)) take(index + end.length, true);
  if (start < text.length) take(text.length, false);
  return pieces;
}

/** Puts together as many as one `<Say>` can hold. What follows a sentence begins the next rather than what cuts one. */
export function packed<Part extends Piece>(pieces: readonly Part[]): readonly (readonly Part[])[] {
  const packs: Part[][] = [];
  let pack: Part[] = [];
  let size = nothing;
  for (const piece of pieces) {
    const own = pieceSize(piece);
    if (!fits(sum(size, own))) {
      const last = pack.findLastIndex(({ ends }) => ends);
      const next = last === -1 ? [] : pack.splice(last + 1);
      packs.push(pack);
      pack = next;
      size = next.reduce((all, one) => sum(all, pieceSize(one)), nothing);
      if (!fits(sum(size, own))) {
        packs.push(pack);
        pack = [];
        size = nothing;
      }
    }
    pack.push(piece);
    size = sum(size, own);
  }
  if (pack.length > 0) packs.push(pack);
  return packs.filter((parts) => parts.length > 0);
}

function splitSentence(sentence: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let size = nothing;
  for (const word of sentence.match(/\S+\s*|\s+/g) ?? []) {
    for (const text of fits(sizeOf(word)) ? [word] : word) {
      const own = sizeOf(text);
      if (!fits(sum(size, own))) {
        parts.push(part);
        part = '';
        size = nothing;
      }
      part += text;
      size = sum(size, own);
    }
  }
  return [...parts, part];
}

const nothing: Size = { bytes: 0, encoded: 0 };

function sizeOf(text: string): Size {
  return { bytes: Buffer.byteLength(text), encoded: encodeURIComponent(text).length };
}

function pieceSize({ text, tags = 0 }: Piece): Size {
  const { bytes, encoded } = sizeOf(text);
  return { bytes: bytes + tags, encoded };
}

function sum(one: Size, other: Size): Size {
  return { bytes: one.bytes + other.bytes, encoded: one.encoded + other.encoded };
}

function fits({ bytes, encoded }: Size): boolean {
  return bytes <= most.bytes && encoded <= most.encoded;
}
