import type { JobState } from '../parts.ts';
import type { Appointment } from './appointment.ts';
import { isChangeable } from './appointment-state.ts';
import { refused } from './refused.ts';

/** What bookings need to know of a job. */
export interface Job {
  readonly projectId: string;
  readonly customerId: string;
  /** Whose calendar it takes: a store or a crew. */
  readonly crew: string;
  readonly durationMinutes: number;
  /** What the office's status says. See `stateOfJob()` for what it is once something is booked here. */
  readonly state: JobState;
}

/**
 * What may be done with a job now. What the office's status forbids stays forbidden; otherwise the last appointment
 * decides, and the status only where there is none.
 *
 * @example
 * ```ts
 * stateOfJob('schedulable', { ...appointment, state: 'scheduled' }); // 'scheduled'
 * stateOfJob('scheduled', { ...appointment, state: 'cancelled' }); // 'schedulable'
 * ```
 */
export function stateOfJob(status: JobState, last: Pick<Appointment, 'state'> | undefined): JobState {
  if (last === undefined || (status !== 'schedulable' && status !== 'scheduled')) return status;
  if (isChangeable(last.state)) return 'scheduled';
  if (last.state === 'in_progress') return 'blocked';
  return last.state === 'completed' ? 'terminal' : 'schedulable';
}

/** Throws `not_schedulable` for a job that only a person at the office may book, move or cancel. */
export function mustBeOpen(state: JobState): void {
  if (state !== 'schedulable' && state !== 'scheduled')
    throw refused('not_schedulable', 'Appointments of this job are made by the office.', { state });
}
