import { type Calendar, type Span, spanOf, weekdays } from '../../language/calendar.ts';
import { dateAt, isOpenAt, nextOpening, openSpans, weekdayOf } from '../../language/calendar-time.ts';
import { timeOfDayAt } from './bookings/time-of-day.ts';
import type { Result } from './contract.ts';

/**
 * The hours of the office, all of them from its one calendar: the usual week, the dates from today on that differ from
 * it, and whether it is open now.
 *
 * @param now Milliseconds since 1970.
 */
export function workingHours(calendar: Calendar, now: number): Result<'get_working_hours'> {
  const today = dateAt(calendar, now);
  const special = Object.keys(calendar.overrides ?? {});
  const comes = (date: string) => date >= today;
  const isOpen = (date: string) => openSpans(calendar, date).length > 0;
  const next = nextOpening(calendar, now);
  return {
    business_hours: weekdays.map((day) => {
      const usual = (calendar.open[day] ?? []).flatMap((span) => spanOf(span) ?? []);
      const spans = inWords(usual.toSorted((one, other) => one.from - other.from));
      const [first, last] = [spans[0], spans.at(-1)];
      return {
        day: day.charAt(0).toUpperCase() + day.slice(1),
        is_working: first !== undefined,
        ...(first && last && { start: first.start, end: last.end }),
        spans,
      };
    }),
    holidays: [...(calendar.closed ?? []), ...special.filter((date) => !isOpen(date))].filter(comes).sort(),
    special_days: special
      .filter((date) => isOpen(date) && comes(date))
      .sort()
      .map((date) => ({ date, day: weekdayOf(date), spans: inWords(openSpans(calendar, date)) })),
    timezone: calendar.timeZone,
    open_now: isOpenAt(calendar, now),
    ...(next && {
      next_opening: { date: next.date, day: weekdayOf(next.date), time: timeOfDayAt(next.minute) },
    }),
  };
}

function inWords(spans: readonly Span[]): { start: string; end: string }[] {
  return spans.map(({ from, to }) => ({ start: timeOfDayAt(from), end: timeOfDayAt(to) }));
}
