import type { appointmentStates } from '../parts.ts';

export type AppointmentState = (typeof appointmentStates)[number];

/** Where an appointment may go from each state. */
export const moves: { readonly [from in AppointmentState]: readonly AppointmentState[] } = {
  scheduled: ['confirmed', 'cancelled', 'rescheduled', 'in_progress', 'no_show'],
  confirmed: ['cancelled', 'rescheduled', 'in_progress', 'no_show'],
  in_progress: ['completed', 'cancelled'],
  completed: [],
  cancelled: [],
  rescheduled: [],
  no_show: [],
};

/** Says whether an appointment still takes its slot. */
export function isLive(state: AppointmentState): boolean {
  return moves[state].length > 0;
}

/** Says whether the customer may still cancel an appointment or move it. */
export function isChangeable(state: AppointmentState): boolean {
  return state === 'scheduled' || state === 'confirmed';
}
