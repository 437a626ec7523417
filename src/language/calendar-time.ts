import { DateTime } from 'luxon';
import { type Calendar, type Span, spanOf, weekdays } from './calendar.ts';

/**
 * Says whether hours of operation are open at a point in time, given in milliseconds since 1970. Times are those of
 * the clocks in the calendar's time zone; a span is open from its first minute to before its last.
 */
export function isOpenAt(calendar: Calendar, instant: number): boolean {
  const now = DateTime.fromMillis(instant, { zone: calendar.timeZone });
  const minute = now.hour * 60 + now.minute;
  if (spansOn(calendar, now).some(({ from, to }) => minute >= from && (minute < to || to <= from)))
    return true;
  // The night before may go on, unless today has a date of its own.
  if (namedDate(calendar, now) !== undefined) return false;
  return spansOn(calendar, now.minus({ days: 1 })).some(({ from, to }) => to <= from && minute < to);
}

function spansOn(calendar: Calendar, date: DateTime): readonly Span[] {
  const written = namedDate(calendar, date) ?? calendar.open[weekdays[date.weekday - 1] ?? 'monday'] ?? [];
  return written.flatMap((span) => spanOf(span) ?? []);
}

/** What stands for a date itself, which then counts alone: nothing for one that is closed. */
function namedDate({ closed = [], overrides = {} }: Calendar, date: DateTime): readonly string[] | undefined {
  const name = date.toISODate() ?? '';
  if (Object.hasOwn(overrides, name)) return overrides[name];
  return closed.includes(name) ? [] : undefined;
}
