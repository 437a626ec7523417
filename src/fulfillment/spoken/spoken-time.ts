import { spokenNumber, spokenOrdinal } from './spoken-number.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A date for the ear. The weekday comes from the calendar, so nobody has to work it out.
 *
 * @param date `2025-10-14`
 * @example spokenDate('2025-10-14') // 'Tuesday, October fourteenth'
 */
export function spokenDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return `${spokenWeekday(date)}, ${months[day.getUTCMonth()]} ${spokenOrdinal(day.getUTCDate())}`;
}

/**
 * The weekday of a date.
 *
 * @example spokenWeekday('2025-10-14') // 'Tuesday'
 */
export function spokenWeekday(date: string): string {
  return days[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

/**
 * A time of day for the ear.
 *
 * @param time `10:00 AM`, as the scheduling service writes it
 * @example spokenTime('09:30 AM') // 'nine thirty A M'; 12:00 PM is 'noon'
 */
export function spokenTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(/[: ]/, 2).map(Number);
  const half = time.endsWith('PM') ? 'P M' : 'A M';
  if (hour === 12 && minute === 0) return half === 'P M' ? 'noon' : 'midnight';
  const past = minute === 0 ? '' : minute < 10 ? ` oh ${spokenNumber(minute)}` : ` ${spokenNumber(minute)}`;
  return `${spokenNumber(hour)}${past} ${half}`;
}
