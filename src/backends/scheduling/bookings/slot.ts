import type { Calendar } from '../../../language/calendar.ts';
import { instantAt } from '../../../language/calendar-time.ts';
import { minuteOf } from './time-of-day.ts';

/** A place in a calendar. Two appointments of one crew never overlap. */
export interface Slot {
  /** Whose calendar it is. */
  readonly crew: string;
  /** As the clocks of the office's zone tell it, `2025-10-07`. */
  readonly date: string;
  /** `08:00 AM` */
  readonly time: string;
}

/** When a slot begins, in milliseconds since 1970. `NaN` where its date or its time is none. */
export function startOf(calendar: Calendar, { date, time }: Pick<Slot, 'date' | 'time'>): number {
  const minute = minuteOf(time);
  return minute === undefined ? Number.NaN : instantAt(calendar, date, minute);
}
