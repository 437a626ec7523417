import { type Appointment, type Cancellation, moved } from './appointment.ts';
import { type AppointmentState, isChangeable, isLive } from './appointment-state.ts';
import type { BookingsOptions } from './bookings-options.ts';
import { letterString } from './confirmation-code.ts';
import { inTurns } from './in-turns.ts';
import { type Job, mustBeOpen } from './job.ts';
import { everyAppointment, type Ledgers, type Settled } from './ledger.ts';
import { busy, keyReused, refused } from './refused.ts';

/** What a customer says who cancels. */
export interface CancelWish {
  /** Not empty. */
  readonly reason: string;
  /** The appointment that is meant. Without it, it is the last one. */
  readonly appointmentId?: string;
  /** The same for each repeat of one piece of work, which is then done once. */
  readonly key?: string;
}

/** An appointment that its customer cancelled. */
export interface Cancelled extends Appointment {
  readonly cancellation: Cancellation;
}

export interface Changes {
  /** Brings the current appointment to a state. */
  transition(projectId: string, to: AppointmentState): Promise<Appointment>;
  /** Cancels the current appointment for its customer, or gives the one that the same call cancelled before. */
  cancel(job: Job, wish: CancelWish): Promise<Cancelled>;
}

/** The current appointment as it is to become, or what a call before this one has made of it. */
type Change<Kind> = { readonly becomes: Kind } | { readonly became: Kind };

/** Changes of appointments that need no other slot. */
export function changes({ clock, random }: BookingsOptions, ledgers: Ledgers): Changes {
  const change = <Kind extends Appointment>(projectId: string, decide: (ledger: Settled) => Change<Kind>) =>
    inTurns(async () => {
      const { version, ledger, claim } = await ledgers.read(projectId);
      const decided = decide(ledger);
      if ('became' in decided) return decided.became;
      if (claim !== undefined) throw busy();
      const current = decided.becomes;
      const changed = { ...ledger, current };
      const isDone = isLive(current.state)
        ? await ledgers.write(projectId, version, changed)
        : await ledgers.release(projectId, version, changed, current);
      return isDone ? current : undefined;
    });

  return {
    transition: (projectId, to) =>
      change(projectId, ({ current }) => ({ becomes: moved(mustExist(current), to, clock.now()) })),

    async cancel({ projectId, state }, wish) {
      const { appointmentId, key = letterString(random, 20) } = wish;
      const reason = wish.reason.trim();
      if (reason === '')
        throw refused('missing_parameter', 'Say why the appointment is cancelled.', { parameter: 'reason' });
      return change<Cancelled>(projectId, (ledger) => {
        const known = everyAppointment(ledger);
        const current = mustExist(ledger.current);
        const meant = known.find((one) => one.appointmentId === (appointmentId ?? current.appointmentId));
        if (meant?.cancellation?.key === key) {
          if (meant.cancellation.reason !== reason) throw keyReused();
          return { became: { ...meant, cancellation: meant.cancellation } };
        }
        if (known.some((one) => one.key === key)) throw keyReused();
        mustBeOpen(state);
        if (meant !== current)
          throw refused('state_conflict', 'Another appointment stands now than the one that is meant.');
        mustBeChangeable(current);
        const now = clock.now();
        const cancellation = {
          cancellationId: `CXL-${current.code}`,
          cancelledAt: new Date(now).toISOString(),
          reason,
          key,
        };
        return { becomes: { ...moved(current, 'cancelled', now), cancellation } };
      });
    },
  };
}

/** Throws `state_conflict` for an appointment that its customer may no longer cancel or move, or where none is. */
export function mustBeChangeable(appointment: Appointment | undefined): void {
  const { state } = mustExist(appointment);
  if (!isChangeable(state))
    throw refused(
      'state_conflict',
      `The appointment is ${state}. Only one that is still to come can be changed.`,
      {
        state,
      },
    );
}

function mustExist(appointment: Appointment | undefined): Appointment {
  if (appointment === undefined) throw refused('state_conflict', 'There is no appointment for this job.');
  return appointment;
}
