import { spokenList } from './spoken-list.ts';
import { spokenTime } from './spoken-time.ts';

/** A weekday with the times between which somebody is there; none where it is closed. */
export interface OpenDay {
  /** `Monday` */
  readonly day: string;
  /** Times as the scheduling service writes them, `08:00 AM`. */
  readonly spans: readonly { readonly start: string; readonly end: string }[];
}

/**
 * The hours of a week for the ear, to be read behind "open".
 *
 * @param week From Monday to Sunday.
 * @returns `on weekdays, from eight A M to five P M`
 * @example spokenHours([{ day: 'Monday', spans: [{ start: '08:00 AM', end: '05:00 PM' }] }])
 */
export function spokenHours(week: readonly OpenDay[]): string {
  const times = week.map(({ spans }) =>
    spokenList(spans.map(({ start, end }) => `from ${spokenTime(start)} to ${spokenTime(end)}`)),
  );
  const parts: string[] = [];
  for (let from = 0; from < week.length; ) {
    let to = from + 1;
    while (to < week.length && times[to] === times[from]) to++;
    if (times[from] !== '') parts.push(`${daysIn(week, from, to)}, ${times[from]}`);
    from = to;
  }
  return parts.length === 0 ? 'on no day of the week' : spokenList(parts);
}

/** @param to The first day that is no longer among them. */
function daysIn(week: readonly OpenDay[], from: number, to: number): string {
  const [first = '', last = ''] = [week[from]?.day, week[to - 1]?.day];
  if (to - from === 7) return 'every day';
  if (from === 0 && to === 5) return 'on weekdays';
  if (from === 5 && to === 7) return 'on weekends';
  if (to - from === 1) return `on ${first}`;
  return to - from === 2 ? `on ${first} and ${last}` : `${first} through ${last}`;
}
