import type { Json } from './document.ts';
import type { LogLine } from './log.ts';

// What looks like a number and is none: contact ids (UUID), caller keys, the ids of Twilio, dates, and host and port of
// a URL.
const kept =
  '(?<![\\w-])(?:' +
  '(?:s_)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|c_[0-9a-f]{16}|(?:twilio-)?[A-Z]{2}[0-9a-f]{32}|' +
  '(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])' +
  '(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d\\d:\\d\\d)?)?|' +
  'https?://(?:(?=[\\d.-]*[a-zA-Z])[\\w.-]+|(?:\\d{1,3}\\.){3}\\d{1,3})(?::\\d{1,5})?' +
  ')(?![\\w-])';
// Six digits or more, however they are grouped: phone numbers, cards, one-time codes.
const digits = '[+(]{0,2}\\p{Nd}(?:[\\s().\\-\\u2010-\\u2015/]{0,3}\\p{Nd}){5,}';
const numbers = new RegExp(`(?<kept>${kept})|${digits}`, 'gu');
const email = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~[\]-]{1,64}@[\p{L}\p{N}.[\]-]{1,255}/gu;
const secret = /\b(bearer\s+|(?:password|secret|token|api[-_ ]?key)["']?\s*[:=]\s*["']?)[^\s"',;]+/giu;

const secretName =
  /pass(word|phrase|code)|secret|token|api[-_]?key|authori[sz]ation|cookie|credential|signature|^pin$|account/i;

/** Deeper than any log line goes. */
const deepest = 12;

/**
 * A value for a log: emails become `[email]`, six digits or more, however they are grouped, `[digits]`, and what
 * stands after a word such as `token=`, or under a name such as `apiKey`, `[secret]`. Dates, UUIDs, caller keys, and
 * host and port of a URL stay, so that lines can still be found and followed.
 *
 * @example masked({ from: '+12025550100', apiKey: 'k-1' }) // { from: '[digits]', apiKey: '[secret]' }
 */
export function masked(value: Json): Json {
  return maskedAt(value, 0);
}

/** A log line whose values are masked: see `masked()`. */
export function maskedLine({ level, ...line }: LogLine): LogLine {
  const said = Object.entries(line).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return { ...(masked(Object.fromEntries(said)) as Omit<LogLine, 'level'>), level } as LogLine;
}

function maskedAt(value: Json, depth: number): Json {
  if (typeof value === 'string') return maskedText(value);
  if (typeof value === 'number') return Math.abs(value) >= 1e6 ? '[digits]' : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return '[deep]';
  if (isList(value)) return value.map((item) => maskedAt(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      maskedText(name),
      secretName.test(name) ? '[secret]' : maskedAt(member, depth + 1),
    ]),
  );
}

/** A text for a log: see `masked()`. */
export function maskedText(text: string): string {
  // Numbers come first: an email that begins or ends with one would leave half of it behind.
  return text
    .replace(numbers, (found, keep: string | undefined) => (keep === undefined ? '[digits]' : found))
    .replace(email, '[email]')
    .replace(secret, '$1[secret]');
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
