import type { Appointment, Cancellation } from './appointment.ts';
import type { AppointmentState } from './appointment-state.ts';
import { type Booked, booking, type Choice } from './booking.ts';
import type { BookingsOptions } from './bookings-options.ts';
import { type CancelWish, changes, mustBeChangeable } from './changes.ts';
import { type Job, mustBeOpen, stateOfJob } from './job.ts';
import { everyAppointment, ledgers as ledgersOf, type Settled } from './ledger.ts';
import { type OfferedDate, type OfferedSlots, offers as offersOf } from './offers.ts';
import { refused } from './refused.ts';
import { startOf } from './slot.ts';

/** How a job's appointments went. One that was moved counts once. */
export interface Counters {
  readonly total: number;
  readonly completed: number;
  readonly cancelled: number;
  readonly no_show: number;
}

/**
 * The appointments of jobs. Errors are `TrunklineError`s with a code of `errors`; `throttled` means that another call
 * is changing the same job, that nothing was done, and that a repeat may find it free.
 */
export interface Bookings {
  /**
   * The dates of the next 14 days on which the job can begin, under a request that stands for 30 minutes and for one
   * booking. `alreadyScheduled` says that one of them can only be moved to.
   *
   * @throws {TrunklineError} `not_schedulable`
   */
  dates(job: Job): Promise<{
    readonly requestId: string;
    readonly dates: readonly OfferedDate[];
    readonly alreadyScheduled: boolean;
  }>;
  /**
   * The times of an offered date that are free now. Only a time that was told here can be booked.
   *
   * @throws {TrunklineError} `not_schedulable`, `request_expired`, `date_not_offered`
   */
  slots(job: Job, choice: { readonly date: string; readonly requestId: string }): Promise<OfferedSlots>;
  /**
   * Books a slot. A repeat with the same key gives the appointment that the first call booked; where that was cancelled
   * or moved since, it is `request_expired`.
   *
   * @throws {TrunklineError} `not_schedulable`, `already_scheduled`, `request_expired`, `date_not_offered`,
   * `slot_not_offered`, `slot_taken`, `key_reused`, `throttled`
   */
  confirm(job: Job, choice: Choice): Promise<Appointment>;
  /**
   * Books another slot and then lets go of the one before, which stands until then and through every failure.
   *
   * @throws {TrunklineError} as `confirm` does, and `state_conflict` where no appointment is still to come
   */
  reschedule(job: Job, choice: Choice): Promise<Required<Booked>>;
  /**
   * Cancels an appointment that is still to come. A repeat with the same key gives the first result as long as no
   * other appointment was booked since; with `appointmentId`, always.
   *
   * @throws {TrunklineError} `missing_parameter`, `not_schedulable`, `state_conflict`, `key_reused`, `throttled`
   */
  cancel(job: Job, wish: CancelWish): Promise<Cancellation & { readonly appointment: Appointment }>;
  /**
   * Enters an appointment that the office made by other means, at any time of any date. Where the job has or had an
   * appointment, that one is given.
   *
   * @throws {TrunklineError} `invalid_value`, `slot_taken`, `throttled`
   */
  adopt(job: Job, slot: { readonly date: string; readonly time: string }): Promise<Appointment>;
  /** The last appointment of a job, whatever became of it. Reading it puts right what a call left half done. */
  appointmentOf(projectId: string): Promise<Appointment | undefined>;
  /**
   * Enters what the office reports.
   *
   * @throws {TrunklineError} `state_conflict`, `throttled`
   */
  transition(
    projectId: string,
    to: 'confirmed' | 'in_progress' | 'completed' | 'no_show' | 'cancelled',
  ): Promise<Appointment>;
  /** Counted from the appointments themselves. */
  counters(projectIds: readonly string[]): Promise<Counters>;
  /** Every appointment of a job, the oldest first. */
  history(projectId: string): Promise<readonly Appointment[]>;
}

/**
 * Books, moves and cancels appointments in a store. Any number of these may work on one store at the same time, in
 * one program or in several.
 *
 * @example
 * ```ts
 * const desk = bookings({ store: memoryStore(), clock: systemClock, calendar, random: Math.random });
 * const { requestId } = await desk.dates(job);
 * const { date, slots } = await desk.slots(job, { date: '2025-10-14', requestId });
 * const { code } = await desk.confirm(job, { date, time: '10:00 AM', requestId, key: 'contact/turn/0' });
 * ```
 */
export function bookings(options: BookingsOptions): Bookings {
  const ledgers = ledgersOf(options);
  const offers = offersOf(options, ledgers);
  const book = booking(options, ledgers);
  const { transition, cancel } = changes(options, ledgers);
  const lastOf = async (projectId: string) => (await ledgers.read(projectId)).ledger.current;
  const historyOf = async (projectId: string) => everyAppointment((await ledgers.read(projectId)).ledger);

  return {
    async dates(job) {
      const state = stateOfJob(job.state, await lastOf(job.projectId));
      mustBeOpen(state);
      return { ...(await offers.make(job)), alreadyScheduled: state === 'scheduled' };
    },
    async slots(job, choice) {
      const { ledger } = await ledgers.read(job.projectId);
      mustBeOpen(stateOfJob(job.state, ledger.current));
      return offers.slots(job, choice, ledger);
    },
    async confirm(job, choice) {
      const check = async (ledger: Settled) => {
        const state = stateOfJob(job.state, ledger.current);
        mustBeOpen(state);
        if (state === 'scheduled')
          throw refused('already_scheduled', 'This job has an appointment already, which can be moved.');
        await offers.check(job, choice, ledger);
      };
      return (await book({ job, choice, moves: false, check })).appointment;
    },
    async reschedule(job, choice) {
      const check = async (ledger: Settled) => {
        mustBeOpen(job.state);
        mustBeChangeable(ledger.current);
        await offers.check(job, choice, ledger);
      };
      // The check lets nothing pass that has no appointment to let go of.
      return (await book({ job, choice, moves: true, check })) as Required<Booked>;
    },
    async cancel(job, wish) {
      const { cancellation, ...appointment } = await cancel(job, wish);
      return { ...cancellation, appointment: { ...appointment, cancellation } };
    },
    async adopt(job, { date, time }) {
      if (Number.isNaN(startOf(options.calendar, { date, time })))
        throw refused('invalid_value', `${date} ${time} is no date and time. Write 2025-10-15 and 08:00 AM.`);
      const last = await lastOf(job.projectId);
      if (last !== undefined) return last;
      const choice = { date, time, requestId: 'office', key: 'office' };
      return (await book({ job, choice, moves: false, check: () => Promise.resolve() })).appointment;
    },
    appointmentOf: lastOf,
    transition,
    async counters(projectIds) {
      const all = (await Promise.all(projectIds.map(historyOf))).flat();
      const count = (state: AppointmentState) => all.filter((one) => one.state === state).length;
      return {
        total: all.length - count('rescheduled'),
        completed: count('completed'),
        cancelled: count('cancelled'),
        no_show: count('no_show'),
      };
    },
    history: historyOf,
  };
}
