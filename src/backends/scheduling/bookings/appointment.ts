import { type AppointmentState, moves } from './appointment-state.ts';
import { refused } from './refused.ts';
import type { Slot } from './slot.ts';

/** An appointment from its booking to its end. Moved to another slot, it becomes another appointment. */
export interface Appointment extends Slot {
  /** `APT-` and the code. */
  readonly appointmentId: string;
  /** The confirmation number: unique, and easy to spell on the phone. */
  readonly code: string;
  readonly projectId: string;
  readonly customerId: string;
  readonly durationMinutes: number;
  readonly state: AppointmentState;
  /** Each state it came to, the oldest first, in UTC: `2025-10-06T13:00:00.000Z`. The first is its booking. */
  readonly changes: readonly { readonly state: AppointmentState; readonly at: string }[];
  /** The offer that it was chosen from, which is used up by it. */
  readonly requestId: string;
  /** The key of the call that booked it. */
  readonly key: string;
  /** The ids of its neighbours, where it was moved. */
  readonly rescheduledFrom?: string;
  readonly rescheduledTo?: string;
  readonly cancellation?: Cancellation;
}

/** How an appointment was cancelled. */
export interface Cancellation {
  /** `CXL-` and the code of the appointment. */
  readonly cancellationId: string;
  /** UTC */
  readonly cancelledAt: string;
  readonly reason: string;
  /** The key of the call that cancelled it. */
  readonly key: string;
}

/**
 * An appointment in its next state.
 *
 * @param at Milliseconds since 1970.
 * @throws {TrunklineError} `state_conflict` where no way leads there.
 */
export function moved(appointment: Appointment, state: AppointmentState, at: number): Appointment {
  if (!moves[appointment.state].includes(state))
    throw refused('state_conflict', `The appointment is ${appointment.state} and cannot become ${state}.`, {
      state: appointment.state,
    });
  const changes = [...appointment.changes, { state, at: new Date(at).toISOString() }];
  return { ...appointment, state, changes };
}
