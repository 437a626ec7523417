import type { JsonPath } from './document.ts';
import type { Issue } from './issue.ts';
import { addKey, type Frame, openFrame, pathOf } from './json-frame.ts';
import { endOfNumber, readingOf } from './json-number.ts';
import { endOfString, faultInString, hasLoneSurrogate, loneSurrogate } from './json-string.ts';

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

/** How many lists and objects may stand inside one another. The deepest public flow has 13. */
export const maximumDepth = 64;

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'comma';

/** In place of an offset: a syntax error was reported. */
const failed = -1;

/**
 * Reads JSON text once, from `start` to its end, and lists what is wrong or risky in it. Ends at the first
 * syntax error and at the first place that is too deep.
 *
 * @param valid whether `JSON.parse` accepts the text, which spares looking into every string
 */
export function scanJson(text: string, start: number, valid: boolean): readonly Finding[] {
  const reader = new Reader(text, valid);
  let frame: Frame | undefined;
  let outermost: Frame | undefined;
  let expected: Expected = 'value';
  let at = start;

  while (at !== failed) {
    let unit = text.charCodeAt(at);
    while (unit === 32 || unit === 10 || unit === 13 || unit === 9) unit = text.charCodeAt(++at);

    if (expected === 'comma') {
      if (frame === undefined) {
        if (at < text.length) reader.fail(frame, at, 'the end of the text');
        break;
      }
      if (unit === 44) {
        expected = frame.object ? 'key' : 'value';
        frame.index += 1;
        at += 1;
      } else if (unit === (frame.object ? 125 : 93)) {
        frame = frame.outer;
        at += 1;
      } else {
        at = reader.fail(frame, at, frame.object ? 'a comma or }' : 'a comma or ]');
      }
    } else if (
      frame !== undefined &&
      (unit === 125 ? expected === 'key or end' : unit === 93 && expected === 'value or end')
    ) {
      frame = frame.outer;
      expected = 'comma';
      at += 1;
    } else if (frame !== undefined && (expected === 'key' || expected === 'key or end')) {
      at = reader.key(
        frame,
        at,
        expected === 'key' ? 'a key in double quotes' : 'a key in double quotes or }',
      );
      expected = 'value';
    } else if (unit === 123 || unit === 91) {
      if (frame?.depth === maximumDepth) {
        reader.report('too_deep', frame, at, { limit: maximumDepth });
        break;
      }
      frame = openFrame(frame, outermost, unit === 123);
      outermost ??= frame;
      expected = unit === 123 ? 'key or end' : 'value or end';
      at += 1;
    } else {
      at =
        unit === 34
          ? reader.string(frame, at)
          : reader.scalar(frame, at, expected === 'value' ? 'a value' : 'a value or ]');
      expected = 'comma';
    }
  }
  return reader.findings;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9;
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

/** Reads keys and scalars. Each method gives the index behind what it read, or `failed`. */
class Reader {
  readonly findings: Finding[] = [];
  readonly #text: string;
  readonly #valid: boolean;
  readonly #hasRawHalves: boolean;
  /** The next backslash; searched once and not for each string. */
  #backslash = -1;

  constructor(text: string, valid: boolean) {
    this.#text = text;
    this.#valid = valid;
    this.#hasRawHalves = hasLoneSurrogate(text);
  }

  report(code: Finding['code'], frame: Frame | undefined, offset: number, args: Finding['args'] = {}): void {
    this.findings.push({ code, offset, path: pathOf(frame), args });
  }

  fail(
    frame: Frame | undefined,
    offset: number,
    expected: string,
    found = foundAt(this.#text, offset),
  ): number {
    this.report('json_syntax', frame, offset, { expected, found });
    return failed;
  }

  string(frame: Frame | undefined, at: number): number {
    const end = this.#endOfString(frame, at);
    if (end !== failed) this.#findHalves(frame, at, end);
    return end;
  }

  #endOfString(frame: Frame | undefined, at: number): number {
    const fault = this.#valid ? undefined : faultInString(this.#text, at);
    if (fault !== undefined) return this.fail(frame, fault.offset, fault.expected, fault.found);
    const end = this.#text.indexOf('"', at + 1) + 1;
    return this.#hasEscape(at, end) ? endOfString(this.#text, at) : end;
  }

  #findHalves(frame: Frame | undefined, at: number, end: number): void {
    if (!this.#hasRawHalves && !this.#hasEscape(at, end)) return;
    const half = loneSurrogate(this.#text, at + 1, end - 1);
    if (half !== undefined) this.report('lone_surrogate', frame, half);
  }

  #hasEscape(at: number, end: number): boolean {
    if (this.#backslash < at) this.#backslash = this.#text.indexOf('\\', at);
    if (this.#backslash === -1) this.#backslash = this.#text.length;
    return this.#backslash < end;
  }

  /** A key and its colon. */
  key(frame: Frame, start: number, expected: string): number {
    if (this.#text.charCodeAt(start) !== 34) return this.fail(frame, start, expected);
    let at = this.#endOfString(frame, start);
    if (at === failed) return failed;
    const escaped = this.#hasEscape(start, at);
    const key = escaped
      ? (JSON.parse(this.#text.slice(start, at)) as string)
      : this.#text.slice(start + 1, at - 1);
    const fresh = addKey(frame, key);
    this.#findHalves(frame, start, at);
    if (key === '__proto__') this.report('reserved_key', frame, start, { key });
    if (!fresh) this.report('duplicate_key', frame, start, { key: short(key) });
    while (isSpace(this.#text.charCodeAt(at))) at += 1;
    return this.#text.charCodeAt(at) === 58
      ? at + 1
      : this.fail(frame, at, `a colon after the key "${short(key)}"`);
  }

  /** A number, true, false or null. */
  scalar(frame: Frame | undefined, at: number, expected: string): number {
    const unit = this.#text.charCodeAt(at);
    if (unit === 45 || (unit >= 48 && unit <= 57)) return this.#number(frame, at);
    if (this.#text.startsWith('true', at) || this.#text.startsWith('null', at)) return at + 4;
    return this.#text.startsWith('false', at) ? at + 5 : this.fail(frame, at, expected);
  }

  #number(frame: Frame | undefined, at: number): number {
    const end = endOfNumber(this.#text, at);
    if (end === -1) return this.fail(frame, at + 1, 'a digit');
    const number = this.#text.slice(at, end);
    const reading = readingOf(number);
    if (reading === 'exact') return end;
    const args = { number: short(number), read: String(Number(number)) };
    this.report(reading === 'changed' ? 'unsafe_number' : 'infinite_number', frame, at, args);
    return end;
  }
}
