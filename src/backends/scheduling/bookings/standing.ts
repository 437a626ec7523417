import type { Calendar } from '../../../language/calendar.ts';
import { weekdayOf } from '../../../language/calendar-time.ts';
import type { Appointment } from './appointment.ts';
import { isChangeable } from './appointment-state.ts';
import { startOf } from './slot.ts';
import { minuteOf, timeOfDayAt } from './time-of-day.ts';

/** Where an appointment stands at an instant. */
export interface Standing {
  /** Its weekday, `Tuesday`. */
  readonly day: string;
  /** When it ends by plan, `12:00 PM`. */
  readonly endTime: string;
  /** It begins after the instant, and is still to take place. */
  readonly isUpcoming: boolean;
  readonly canCancel: boolean;
  readonly canReschedule: boolean;
}

/**
 * Where an appointment stands now.
 *
 * @param calendar Tells in which zone its date and time are.
 * @param now Milliseconds since 1970.
 */
export function standingOf(appointment: Appointment, calendar: Calendar, now: number): Standing {
  const { date, time, durationMinutes, state } = appointment;
  const changeable = isChangeable(state);
  return {
    day: weekdayOf(date),
    endTime: timeOfDayAt((minuteOf(time) ?? 0) + durationMinutes),
    isUpcoming: changeable && startOf(calendar, appointment) > now,
    canCancel: changeable,
    canReschedule: changeable,
  };
}
