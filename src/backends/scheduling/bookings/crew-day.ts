import type { Appointment } from './appointment.ts';
import type { Job } from './job.ts';
import type { Slot } from './slot.ts';
import { minuteOf } from './time-of-day.ts';

/**
 * Who has which time of a crew on a day: one record, so that two who want times that overlap meet in it. A job that
 * goes on past midnight keeps nobody from the next day.
 */
export interface CrewDay {
  readonly held: readonly Holding[];
}

/**
 * A time of a day and the appointment that has it, in minutes from midnight. It counts only while the ledger of that
 * job has this appointment as its live one or claims it.
 */
export interface Holding {
  readonly projectId: string;
  readonly appointmentId: string;
  readonly from: number;
  readonly to: number;
}

/** The key of a crew's day. */
export function dayKey({ crew, date }: Pick<Slot, 'crew' | 'date'>): string {
  return `${crew}/${date}`;
}

/** What an appointment holds of its day. */
export function holdingOf({ projectId, appointmentId, time, durationMinutes }: Appointment): Holding {
  const from = minuteOf(time) ?? 0;
  return { projectId, appointmentId, from, to: from + durationMinutes };
}

/**
 * Says whether a job cannot begin at a minute of the day because of what is held. The time that its own appointment has
 * is given up when it moves, so there it only cannot begin once more.
 */
export function isInTheWay(
  held: Holding,
  { projectId, durationMinutes }: Pick<Job, 'projectId' | 'durationMinutes'>,
  start: number,
): boolean {
  if (held.projectId === projectId) return held.from === start;
  return held.from < start + durationMinutes && start < held.to;
}
