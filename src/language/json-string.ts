/** The index behind the closing quote of the JSON string that opens at `at`, or -1 where it is never closed. */
export function endOfString(text: string, at: number): number {
  let quote = text.indexOf('"', at + 1);
  while (quote !== -1 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote + 1 || -1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}

const backslash = 92;

/** What JSON forbids inside a string: where it stands, what should stand there, and what does. */
interface StringFault {
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
}

/** The first place where the string that opens at `at` breaks the rules of JSON. */
export function faultInString(text: string, at: number): StringFault | undefined {
  for (let offset = at + 1; offset < text.length; offset += 1) {
    const unit = text.charCodeAt(offset);
    if (unit === 34) return undefined;
    if (unit < 32) return { offset, expected: escapeFor(unit), found: controlName(unit) };
    if (unit !== backslash) continue;
    const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
    escape.lastIndex = offset;
    if (!escape.test(text)) {
      const found = /\\(?:u[0-9a-fA-F]*|.)?/.exec(text.slice(offset, offset + 6))?.[0] ?? '\\';
      return { offset, expected: 'an escape that JSON knows, such as \\n, \\" or \\u00e9', found };
    }
    offset = escape.lastIndex - 1;
  }
  return { offset: at, expected: 'a double quote that closes this string', found: 'the end of the text' };
}

function escapeFor(unit: number): string {
  return unit === 10 || unit === 13
    ? 'a closing double quote or \\n'
    : `\\u${unit.toString(16).padStart(4, '0')}`;
}

function controlName(unit: number): string {
  if (unit === 10 || unit === 13) return 'a line break';
  return unit === 9 ? 'a tab' : 'a control character';
}

/** The offset of the first half of a surrogate pair that stands alone, escaped or raw, between two offsets. */
export function loneSurrogate(text: string, from: number, to: number): number | undefined {
  let high: number | undefined;
  for (let at = from; at < to; ) {
    const escaped = text.charCodeAt(at) === backslash;
    const long = escaped && text[at + 1] === 'u';
    const unit = long ? Number.parseInt(text.slice(at + 2, at + 6), 16) : escaped ? 0 : text.charCodeAt(at);
    const isLow = unit >= 0xdc00 && unit <= 0xdfff;
    if (high !== undefined && !isLow) return high;
    if (high === undefined && isLow) return at;
    high = unit >= 0xd800 && unit <= 0xdbff ? at : undefined;
    at += long ? 6 : escaped ? 2 : 1;
  }
  return high;
}

/** Whether a text holds any half of a surrogate pair, raw or escaped, alone or not. A quick look at all of it. */
export function hasHalves(text: string): boolean {
  return /[\ud800-\udfff]|\\u[dD][89a-fA-F]/.test(text);
}
