import type { Calendar } from '../../../language/calendar.ts';
import { openSpans } from '../../../language/calendar-time.ts';

/** When a job may begin, by the clock. Nobody begins at noon. */
const hours = [8, 9, 10, 11, 13, 14, 15, 16, 17];

/**
 * When a job can begin on a date, in minutes from midnight: while the office is open, and so that it ends before the
 * office closes for the day. It may go on over a break.
 */
export function startsOn(calendar: Calendar, date: string, durationMinutes: number): readonly number[] {
  const spans = openSpans(calendar, date).map(({ from, to }) => ({
    from,
    to: to > from ? to : to + 24 * 60,
  }));
  const closing = Math.max(...spans.map(({ to }) => to));
  return hours
    .map((hour) => hour * 60)
    .filter((start) => start + durationMinutes <= closing)
    .filter((start) => spans.some(({ from, to }) => from <= start && start < to));
}
