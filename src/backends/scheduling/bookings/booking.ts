import { type Appointment, moved } from './appointment.ts';
import type { BookingsOptions } from './bookings-options.ts';
import { letterString, newCode } from './confirmation-code.ts';
import { inTurns } from './in-turns.ts';
import type { Job } from './job.ts';
import { everyAppointment, type Ledgers, type Settled } from './ledger.ts';
import { busy, keyReused, refused } from './refused.ts';

/** A slot that was chosen from an offer. */
export interface Choice {
  readonly date: string;
  readonly time: string;
  readonly requestId: string;
  /** The same for each repeat of one piece of work, which is then done once. */
  readonly key?: string;
}

/** A slot that is to be booked. */
export interface Wish {
  readonly job: Job;
  readonly choice: Choice;
  /** Whether it takes the place of an appointment that is still to come. */
  readonly moves: boolean;
  /** Throws where it may not be booked as the ledger stands. */
  readonly check: (ledger: Settled) => Promise<void>;
}

export interface Booked {
  readonly appointment: Appointment;
  /** The one that it took the place of. */
  readonly released?: Appointment;
}

/**
 * Books slots, in the steps of a ledger: the claim is written, the slot taken, the appointment made the current one.
 * A call with the key of one that got stuck goes on where that one stood. Whatever fails, the appointment before
 * stands; and a call that fails clears up, or else the next reader does after the lease.
 */
export function booking(options: BookingsOptions, ledgers: Ledgers): (wish: Wish) => Promise<Booked> {
  const { store, clock, random, lease = 10_000 } = options;

  const draftOf = async ({ job, choice, moves }: Wish, key: string, before: Appointment | undefined) => {
    const { projectId, customerId, crew, durationMinutes } = job;
    const code = await newCode(store, random, projectId);
    const draft: Appointment = {
      appointmentId: `APT-${code}`,
      code,
      projectId,
      customerId,
      crew,
      date: choice.date,
      time: choice.time,
      durationMinutes,
      state: 'scheduled',
      changes: [{ state: 'scheduled', at: new Date(clock.now()).toISOString() }],
      requestId: choice.requestId,
      key,
    };
    return moves && before !== undefined ? { ...draft, rescheduledFrom: before.appointmentId } : draft;
  };

  const carryOut = async (version: number, ledger: Settled, to: Appointment): Promise<Booked | undefined> => {
    const { projectId, rescheduledFrom, appointmentId } = to;
    const { current, past } = ledger;
    try {
      await ledgers.take(to);
      if (current === undefined || rescheduledFrom === undefined) {
        const next = { past: everyAppointment(ledger), current: to };
        return (await ledgers.write(projectId, version, next)) ? { appointment: to } : undefined;
      }
      const released = { ...moved(current, 'rescheduled', clock.now()), rescheduledTo: appointmentId };
      const next = { past: [...past, released], current: to };
      const isDone = await ledgers.release(projectId, version, next, released);
      return isDone ? { appointment: to, released } : undefined;
    } catch (error) {
      await ledgers.release(projectId, version, ledger, to).catch(() => false);
      throw error;
    }
  };

  return (wish) => {
    const { projectId } = wish.job;
    const key = wish.choice.key ?? letterString(random, 20);
    return inTurns(async () => {
      const { version, ledger, claim } = await ledgers.read(projectId);
      const known = everyAppointment(ledger);
      const booked = known.find((appointment) => appointment.key === key);
      if (booked !== undefined) {
        mustBeFor(wish, booked);
        // It would be told as booked, and nobody comes. Whoever wants it once more asks for dates again.
        if (booked !== ledger.current || booked.state === 'cancelled')
          throw refused('request_expired', 'What was booked so no longer stands. Ask for dates again.');
        const released = known.find(({ appointmentId }) => appointmentId === booked.rescheduledFrom);
        return released === undefined ? { appointment: booked } : { appointment: booked, released };
      }
      if (known.some(({ cancellation }) => cancellation?.key === key)) throw keyReused();
      if (claim !== undefined) {
        if (claim.to.key !== key) throw busy();
        mustBeFor(wish, claim.to);
        return carryOut(version, ledger, claim.to);
      }
      await wish.check(ledger);
      // Each claim is another appointment: one that was undone must not come back to the slot that it had.
      const to = await draftOf(wish, key, ledger.current);
      const until = clock.now() + lease;
      await ledgers.write(projectId, version, { ...ledger, moving: { step: 'claim', to, until } });
      return undefined;
    });
  };
}

function mustBeFor({ choice, moves }: Wish, { date, time, requestId, rescheduledFrom }: Appointment): void {
  const isSame =
    date === choice.date &&
    time === choice.time &&
    requestId === choice.requestId &&
    moves === (rescheduledFrom !== undefined);
  if (!isSame) throw keyReused();
}
