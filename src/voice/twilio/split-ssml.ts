import type { SsmlElement, SsmlPart } from '../../language/ssml-tree.ts';
import { type Piece, packed, piecesOf } from './split-text.ts';

/** Words, or an element without words, with the elements that it stands in. */
interface Leaf extends Piece {
  readonly inside: readonly SsmlElement[];
  readonly part: SsmlPart;
}

/** After these nobody notices a pause. */
const paragraphs = new Set(['break', 'p', 's']);

/**
 * Splits SSML into what one `<Say>` each can hold. An element that is cut is opened again in the next.
 *
 * @param tagsCount Voices of Polly do not count tags; which voice an account speaks a language with is not known.
 */
export function splitSsml(parts: readonly SsmlPart[], tagsCount = false): readonly (readonly SsmlPart[])[] {
  const leaves = [...leavesOf(parts, [])];
  const counted = tagsCount ? leaves.map((leaf) => ({ ...leaf, tags: tagBytes(leaf) })) : leaves;
  return packed(counted).map((pack) => together(pack, 0));
}

/**
 * As if all words had the tags around them to themselves: there are no more than that. What has no words stays with
 * those beside it, since Twilio wants words in every `<Say>`.
 */
function tagBytes({ text, inside }: Leaf): number {
  if (text.trim() === '') return 0;
  return inside
    .flatMap(({ name, attributes }) => [name, name, ...Object.entries(attributes).flat()])
    .reduce((bytes, word) => bytes + Buffer.byteLength(word) + 4, 0);
}

function* leavesOf(parts: readonly SsmlPart[], inside: readonly SsmlElement[]): Generator<Leaf> {
  for (const [index, part] of parts.entries()) {
    const ends = index === parts.length - 1 && paragraphs.has(inside.at(-1)?.name ?? '');
    if (typeof part === 'string') {
      const pieces = piecesOf(part);
      for (const [count, { text, ends: own }] of pieces.entries())
        yield { text, ends: own || (ends && count === pieces.length - 1), inside, part: text };
    } else if (part.parts.length === 0) {
      yield { text: '', ends: ends || paragraphs.has(part.name), inside, part };
    } else {
      yield* leavesOf(part.parts, [...inside, part]);
    }
  }
}

/** Leaves that stood in one element stand in one again. */
function together(leaves: readonly Leaf[], depth: number): readonly SsmlPart[] {
  const parts: SsmlPart[] = [];
  for (let start = 0; start < leaves.length; ) {
    const element = leaves[start]?.inside[depth];
    const next = leaves.findIndex(({ inside }, index) => index > start && inside[depth] !== element);
    const end = next === -1 ? leaves.length : next;
    const own = leaves.slice(start, end);
    if (element === undefined) parts.push(...joined(own));
    else parts.push({ ...element, parts: together(own, depth + 1) });
    start = end;
  }
  return parts;
}

/** Sentences of one text are one text again. */
function joined(leaves: readonly Leaf[]): readonly SsmlPart[] {
  const parts: SsmlPart[] = [];
  for (const { part } of leaves) {
    const before = parts.at(-1);
    if (typeof part === 'string' && typeof before === 'string') parts[parts.length - 1] = before + part;
    else parts.push(part);
  }
  return parts;
}
