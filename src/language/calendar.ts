import { instantOf } from './instant.ts';
import { nearest } from './nearest.ts';
import { isFields } from './shape.ts';

/** A day as a calendar names it. */
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/**
 * Hours of operation as the clocks of a time zone tell them, summer time included. A span such as `08:00-18:00` is
 * open from its beginning to before its end; `22:00-02:00` goes on over midnight, `00:00-24:00` is the whole day.
 *
 * @example
 * ```ts
 * const serviceDesk: Calendar = {
 *   timeZone: 'America/New_York',
 *   open: { monday: ['08:00-12:00', '13:00-18:00'], tuesday: ['08:00-18:00'] },
 *   closed: ['2026-12-25'],
 *   overrides: { '2026-12-24': ['08:00-12:00'] },
 * };
 * ```
 */
export interface Calendar {
  /** A name of the IANA database. */
  readonly timeZone: string;
  /** Spans by weekday. A day that is not there is closed. */
  readonly open: { readonly [day in Weekday]?: readonly string[] };
  /** Dates that are closed from midnight to midnight. */
  readonly closed?: readonly string[];
  /** Dates with spans of their own, which count alone on that date. */
  readonly overrides?: { readonly [date: string]: readonly string[] };
}

/** A span of a day in minutes from midnight. One that ends where it begins or before ends on the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const day = 24 * 60;

/** Reads a span such as `08:00-18:00`; nothing where it is none. */
export function spanOf(span: string): Span | undefined {
  const found = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(span)?.slice(1).map(Number);
  if (found === undefined) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found;
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  const sound = fromMinute < 60 && toMinute < 60 && from < day && to <= day && from !== to;
  return sound ? { from, to } : undefined;
}

const example = "{ timeZone: 'America/New_York', open: { monday: ['08:00-18:00'] } }";
const keys = ['timeZone', 'open', 'closed', 'overrides'];

/**
 * What keeps a value from being a calendar, to be read behind its name; nothing where it is one. Callers without
 * types and JSON files may get it wrong.
 */
export function calendarProblem(value: unknown): string | undefined {
  if (!isFields(value)) return `is no calendar. Write one such as ${example}.`;
  const { timeZone, open, closed = [], overrides = {} } = value;
  const strange = Object.keys(value).find((key) => !keys.includes(key));
  if (strange !== undefined) return `has no place for "${strange}".${meant(strange, keys)}`;
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone))
    return `has the timeZone ${JSON.stringify(timeZone)}, which is no time zone. Write one such as 'America/New_York'.`;
  if (!isFields(open)) return `has no "open". Write spans by weekday, such as ${example}.`;
  for (const [name, spans] of Object.entries(open)) {
    if (!weekdays.some((weekday) => weekday === name))
      return `has no place for open.${name}.${meant(name, weekdays)}`;
    const problem = problemOfSpans(spans, `open.${name}`);
    if (problem !== undefined) return problem;
  }
  if (!Array.isArray(closed)) return "has no list under closed. Write dates, such as ['2026-12-25'].";
  if (!isFields(overrides))
    return "has no object under overrides. Write spans by date, such as { '2026-12-24': ['08:00-12:00'] }.";
  const wrong = [...closed, ...Object.keys(overrides)].find((date) => !isDate(date));
  if (wrong !== undefined)
    return `has the date ${JSON.stringify(wrong)}, which is no date. Write one such as '2026-12-25'.`;
  const twice = Object.keys(overrides).find((date) => closed.includes(date));
  if (twice !== undefined) return `has ${twice} in closed and in overrides. Keep one of them.`;
  for (const [date, spans] of Object.entries(overrides)) {
    const problem = problemOfSpans(spans, `overrides["${date}"]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemOfSpans(spans: unknown, at: string): string | undefined {
  if (!Array.isArray(spans))
    return `has no list under ${at}. Write spans, such as ['08:00-18:00'], or [] for closed.`;
  const wrong = spans.find((span) => typeof span !== 'string' || spanOf(span) === undefined);
  return wrong === undefined
    ? undefined
    : `has ${JSON.stringify(wrong)} under ${at}, which is no span of time. Write one such as '08:00-18:00'; '22:00-02:00' goes on over midnight, and '00:00-24:00' is the whole day.`;
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && instantOf(`${value}T00:00Z`) !== undefined;
}

function isTimeZone(name: string): boolean {
  try {
    // Offsets such as +01:00 know no summer time, and not every Node takes them.
    return /^[A-Za-z]/.test(name) && Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function meant(name: string, known: readonly string[]): string {
  const suggestion = nearest(name, known);
  return suggestion === undefined ? ` It has ${known.join(', ')}.` : ` Did you mean "${suggestion}"?`;
}
