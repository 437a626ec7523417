import type { JsonPath } from './document.ts';
import type { Issue } from './issue.ts';
import { addKey, type Frame, pathOf } from './json-frame.ts';
import { endOfNumber, readingOf } from './json-number.ts';
import { skipSpace } from './json-space.ts';
import { endOfString, faultInString, loneSurrogate } from './json-string.ts';

/** Something that `JSON.parse` refuses without a place, or accepts without a word. */
export interface Finding {
  readonly code:
    | 'json_syntax'
    | 'too_deep'
    | 'duplicate_key'
    | 'reserved_key'
    | 'unsafe_number'
    | 'infinite_number'
    | 'lone_surrogate';
  readonly offset: number;
  readonly path: JsonPath;
  readonly args: Issue['args'];
}

/** In place of an offset: a syntax error was reported. */
export const failed = -1;

/** What is shared while one text is read. Each reading function gives the index behind what it read, or `failed`. */
export interface Reading {
  readonly text: string;
  readonly valid: boolean;
  /** Whether strings need a look for lone surrogates. Hardly any text does. */
  readonly hasHalves: boolean;
  readonly findings: Finding[];
}

/** Adds a finding at the path of a frame. */
export function report(
  { findings }: Reading,
  frame: Frame | undefined,
  code: Finding['code'],
  offset: number,
  args: Finding['args'] = {},
): void {
  findings.push({ code, offset, path: pathOf(frame), args });
}

/** Reports a syntax error. */
export function fail(
  reading: Reading,
  frame: Frame | undefined,
  offset: number,
  expected: string,
  found = foundAt(reading.text, offset),
): typeof failed {
  report(reading, frame, 'json_syntax', offset, { expected, found });
  return failed;
}

/** Reads a string that is a value. */
export function readString(reading: Reading, frame: Frame | undefined, at: number): number {
  const end = findEnd(reading, frame, at);
  if (end !== failed) findHalves(reading, frame, at, end);
  return end;
}

function findEnd(reading: Reading, frame: Frame | undefined, at: number): number {
  const fault = reading.valid ? undefined : faultInString(reading.text, at);
  if (fault !== undefined) return fail(reading, frame, fault.offset, fault.expected, fault.found);
  return endOfString(reading.text, at);
}

function findHalves(reading: Reading, frame: Frame | undefined, at: number, end: number): void {
  if (!reading.hasHalves) return;
  const half = loneSurrogate(reading.text, at + 1, end - 1);
  if (half !== undefined) report(reading, frame, 'lone_surrogate', half);
}

/** Reads a key and its colon. */
export function readKey(reading: Reading, frame: Frame, start: number, expected: string): number {
  const { text } = reading;
  if (text[start] !== '"') return fail(reading, frame, start, expected);
  const end = findEnd(reading, frame, start);
  if (end === failed) return failed;
  const raw = text.slice(start + 1, end - 1);
  const key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
  const fresh = addKey(frame, key);
  findHalves(reading, frame, start, end);
  if (key === '__proto__') report(reading, frame, 'reserved_key', start, { key });
  if (!fresh) report(reading, frame, 'duplicate_key', start, { key: short(key) });
  const at = skipSpace(text, end);
  return text[at] === ':' ? at + 1 : fail(reading, frame, at, `a colon after the key "${short(key)}"`);
}

/** Reads a number, true, false or null. */
export function readScalar(reading: Reading, frame: Frame | undefined, at: number, expected: string): number {
  const { text } = reading;
  const first = text[at] ?? '';
  if (first === '-' || (first >= '0' && first <= '9')) return readNumber(reading, frame, at);
  if (text.startsWith('true', at) || text.startsWith('null', at)) return at + 4;
  return text.startsWith('false', at) ? at + 5 : fail(reading, frame, at, expected);
}

function readNumber(reading: Reading, frame: Frame | undefined, at: number): number {
  const end = endOfNumber(reading.text, at);
  if (end === -1) return fail(reading, frame, at + 1, 'a digit');
  const number = reading.text.slice(at, end);
  const result = readingOf(number);
  if (result === 'exact') return end;
  const args = { number: short(number), read: String(Number(number)) };
  report(reading, frame, result === 'changed' ? 'unsafe_number' : 'infinite_number', at, args);
  return end;
}

/** What a person sees at an offset: a word, a mark, or the end of the text. */
function foundAt(text: string, offset: number): string {
  if (offset >= text.length) return 'the end of the text';
  if (text[offset] === '"') return 'a string';
  if (/^\/[/*]/.test(text.slice(offset, offset + 2))) return 'a comment';
  const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
  word.lastIndex = offset;
  return short(word.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(offset) ?? 0));
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
