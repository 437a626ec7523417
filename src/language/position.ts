import type { JsonPath, Source } from './document.ts';
import { skipSpace } from './json-space.ts';
import { endOfString } from './json-string.ts';

/** A place in a text. Both are counted from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

interface Index {
  readonly lines: readonly number[];
  /** By the offset of an object or a list: where its values begin, by key or index. */
  readonly children: Map<number, ReadonlyMap<string | number, number>>;
}

const indexes = new WeakMap<Source, Index>();

/**
 * The line and column of a value in the text it was read from, or of its nearest ancestor where the value is
 * missing. Undefined only for a text without a value.
 *
 * @example
 * locate({ text: '{\n  "Actions": [7]\n}' }, ['Actions', 0]); // { line: 2, column: 15 }
 */
export function locate(source: Source, path: JsonPath): Place | undefined {
  const index = indexOf(source);
  const { text } = source;
  let offset = skipSpace(text, startOf(text));
  if (offset >= text.length) return undefined;
  for (const segment of path) {
    const child = childrenAt(index, text, offset).get(segment);
    if (child === undefined) break;
    offset = child;
  }
  return placeAt(source, offset);
}

/** The line and column of an offset of the text. A byte order mark takes no column. */
export function placeAt(source: Source, offset: number): Place {
  const { lines } = indexOf(source);
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  const start = low === 0 ? startOf(source.text) : (lines[low] ?? 0);
  return { line: low + 1, column: Math.max(offset - start, 0) + 1 };
}

/** Where the JSON of a text begins: behind its byte order mark, if it has one. */
export function startOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function indexOf(source: Source): Index {
  const known = indexes.get(source);
  if (known !== undefined) return known;
  const index = { lines: linesOf(source.text), children: new Map() };
  indexes.set(source, index);
  return index;
}

/** Where each line begins. Lines end with a line feed, a carriage return, or both. */
function linesOf(text: string): readonly number[] {
  const lines = [0];
  if (text.includes('\r')) {
    for (const end of text.matchAll(/\r\n|\r|\n/g)) lines.push(end.index + end[0].length);
    return lines;
  }
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines.push(end + 1);
  return lines;
}

function childrenAt(index: Index, text: string, offset: number): ReadonlyMap<string | number, number> {
  const known = index.children.get(offset);
  if (known !== undefined) return known;
  const children = readChildren(text, offset);
  index.children.set(offset, children);
  return children;
}

/** Of a key that stands twice the last counts, as in `JSON.parse`. Ends early where the text is no JSON. */
function readChildren(text: string, offset: number): ReadonlyMap<string | number, number> {
  const children = new Map<string | number, number>();
  const object = text[offset] === '{';
  if (!object && text[offset] !== '[') return children;
  let at = skipSpace(text, offset + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    let key: string | number = index;
    if (object) {
      const end = text[at] === '"' ? endOfString(text, at) : -1;
      const name = end === -1 ? undefined : keyOf(text.slice(at, end));
      at = end === -1 ? at : skipSpace(text, end);
      if (name === undefined || text[at] !== ':') return children;
      key = name;
      at = skipSpace(text, at + 1);
    }
    children.set(key, at);
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] !== ',') return children;
    at = skipSpace(text, at + 1);
  }
  return children;
}

function keyOf(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}

/** What ends a value, or begins something that it holds. */
const mark = /["{}[\],]/g;

function endOfValue(text: string, start: number): number {
  let depth = 0;
  mark.lastIndex = start;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const at = found.index;
    switch (text.charCodeAt(at)) {
      case quote: {
        const end = endOfString(text, at);
        if (end === -1) return text.length;
        mark.lastIndex = end;
        break;
      }
      case openBrace:
      case openBracket:
        depth += 1;
        break;
      case comma:
        if (depth === 0) return at;
        break;
      default:
        if (depth === 0) return at;
        depth -= 1;
    }
  }
  return text.length;
}

const quote = 34;
const comma = 44;
const openBracket = 91;
const openBrace = 123;
