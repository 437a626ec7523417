import { DateTime } from 'luxon';
import { type Calendar, type Span, spanOf, type Weekday, weekdays } from './calendar.ts';

/**
 * Says whether hours of operation are open at a point in time, given in milliseconds since 1970. Times are those of
 * the clocks in the calendar's time zone; a span is open from its first minute to before its last.
 */
export function isOpenAt(calendar: Calendar, instant: number): boolean {
  const now = DateTime.fromMillis(instant, { zone: calendar.timeZone });
  const minute = now.hour * 60 + now.minute;
  const date = dateOf(now);
  if (openSpans(calendar, date).some(({ from, to }) => minute >= from && (minute < to || to <= from)))
    return true;
  // The night before may go on, unless today has a date of its own.
  if (namedDate(calendar, date) !== undefined) return false;
  return openSpans(calendar, dateAfter(date, -1)).some(({ from, to }) => to <= from && minute < to);
}

/** The date that the clocks of the calendar's zone show at an instant, `2025-10-07`. */
export function dateAt({ timeZone }: Calendar, instant: number): string {
  return dateOf(DateTime.fromMillis(instant, { zone: timeZone }));
}

/**
 * The instant at which the clocks of the calendar's zone show a time on a date, in milliseconds since 1970. A time
 * that a clock skips in spring counts from after the skip; one that it shows twice in autumn is the first of the two.
 *
 * @param minute Minutes from midnight as clocks count them, to 1440: 480 is eight o'clock, on long and short days too.
 */
export function instantAt({ timeZone }: Calendar, date: string, minute: number): number {
  // From the beginning of the day, because a time that comes twice is read by the offset of the day on which it runs.
  const midnight = DateTime.fromISO(date, { zone: timeZone });
  return midnight.set({ hour: Math.trunc(minute / 60), minute: minute % 60 }).toMillis();
}

/** The weekday of a date in English, `Tuesday`. */
export function weekdayOf(date: string): string {
  const name = nameOfDay(date);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** When a date is open: its spans, the earliest first, none for one that is closed. */
export function openSpans(calendar: Calendar, date: string): readonly Span[] {
  const written = namedDate(calendar, date) ?? calendar.open[nameOfDay(date)] ?? [];
  return written.flatMap((span) => spanOf(span) ?? []).sort((one, other) => one.from - other.from);
}

/** The dates that are open at some time, among so many days from a date on, that date included. */
export function openDates(calendar: Calendar, from: string, days: number): readonly string[] {
  const dates = Array.from({ length: days }, (_, count) => dateAfter(from, count));
  return dates.filter((date) => openSpans(calendar, date).length > 0);
}

/** When the calendar opens the next time after an instant: the date and the minutes from midnight. Looks a year ahead. */
export function nextOpening(
  calendar: Calendar,
  instant: number,
): { readonly date: string; readonly minute: number } | undefined {
  for (const date of openDates(calendar, dateAt(calendar, instant), 366)) {
    const next = openSpans(calendar, date).find(({ from }) => instantAt(calendar, date, from) > instant);
    if (next !== undefined) return { date, minute: next.from };
  }
  return undefined;
}

/** What stands for a date itself, which then counts alone: nothing for one that is closed. */
function namedDate({ closed = [], overrides = {} }: Calendar, date: string): readonly string[] | undefined {
  if (Object.hasOwn(overrides, date)) return overrides[date];
  return closed.includes(date) ? [] : undefined;
}

// A date alone is the same day in every zone, so that it is counted in UTC.
function nameOfDay(date: string): Weekday {
  return weekdays[(new Date(date).getUTCDay() + 6) % 7] ?? 'monday';
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

function dateOf(time: DateTime): string {
  return time.toISODate() ?? '';
}
