import type { Appointment } from './bookings/appointment.ts';
import { stateOfJob } from './bookings/job.ts';
import type { JobState } from './parts.ts';

/** The words of the office, by what they let a customer do. */
const wordings: { readonly [State in Exclude<JobState, 'unknown'>]: readonly string[] } = {
  schedulable: [
    'new',
    'pending',
    'not scheduled',
    'ready to schedule',
    'pending reschedule',
    'ready for auto call',
  ],
  scheduled: [
    'scheduled',
    'tentatively scheduled',
    'customer scheduled',
    'store scheduled',
    'install scheduled',
  ],
  terminal: ['completed', 'cancelled', 'closed', 'on hold'],
  blocked: ['in progress', 'pending confirmation'],
};

const states = new Map(
  Object.entries(wordings).flatMap(([state, words]) => words.map((word) => [word, state as JobState])),
);

/**
 * What may be done with a job, by the status that the office gave it. Letter case, hyphens and underscores make no
 * difference. A status that is not known is `unknown`: nothing is scheduled then, and a person has to look at it.
 *
 * @example
 * ```ts
 * jobStateOf('Ready to schedule'); // 'schedulable'
 * jobStateOf('Awaiting permit'); // 'unknown'
 * ```
 */
export function jobStateOf(status: string): JobState {
  return states.get(plain(status)) ?? 'unknown';
}

/** Says whether a job is over, and so not in the usual list. One that is on hold is not: people ask about it. */
export function isOver(status: string): boolean {
  return jobStateOf(status) === 'terminal' && plain(status) !== 'on hold';
}

function plain(status: string): string {
  return status
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/**
 * The status of a job as it stands now, in the office's word where that still holds. A booking changes it at once, and
 * the office need not know of it yet.
 *
 * @param status As the office worded it.
 * @param last The last appointment that was booked here.
 */
export function statusNow(
  status: string,
  last: Pick<Appointment, 'state'> | undefined,
): { readonly status: string; readonly state: JobState } {
  const office = jobStateOf(status);
  const state = stateOfJob(office, last);
  return { status: state === office ? status : wordOf[state], state };
}

const wordOf: { readonly [State in JobState]: string } = {
  schedulable: 'Pending reschedule',
  scheduled: 'Scheduled',
  terminal: 'Completed',
  blocked: 'In progress',
  unknown: 'Unknown',
};
