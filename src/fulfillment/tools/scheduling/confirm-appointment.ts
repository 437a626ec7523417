import { actions } from '../../../backends/scheduling/contract.ts';
import { writeCall } from '../../backend-call.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { saidDate, saidTime } from '../../scheduling/said-time.ts';
import { bookingOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { confirmationKeys, confirmationOf } from '../../scheduling/spoken-confirmation.ts';
import { spokenDate, spokenTime } from '../../spoken/spoken-time.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.confirm_appointment;

/** Books a time that was offered: `slot_taken`, `already_scheduled`. Called again for one contact, it books once. */
export const confirmAppointment = tool({
  name: 'confirm_appointment',
  description:
    'Books a time for a job. Call it only after the customer has heard job, weekday, date and time, and has said a ' +
    'clear yes to exactly that. Say that it is booked only when the outcome is ok. After slot_taken nothing is ' +
    'booked: get the times again and offer others.',
  input: parameters.omit({ customer_id: true }).extend({
    date: saidDate.describe('A date that was offered, such as 2025-10-14'),
    time: saidTime.describe('A time that get_time_slots has offered for that date, such as 10:00 AM'),
    request_id: parameters.shape.request_id.describe('The one under which the time was offered'),
  }),
  output: result,
  writes: true,
  keyed: true,
  injected: ofCustomer,
  outcomes: {
    ...bookingOutcomes,
    already_scheduled: 'That job has an appointment already. I can move it instead.',
    state_conflict: 'That job does not take a booking at the moment, so nothing is booked.',
  },
  returns: ['appointment_id', 'day', 'hour', ...confirmationKeys],
  flat: ({ scheduled_date, scheduled_time, confirmation_data: { appointment_id, confirmation_number } }) => ({
    appointment_id,
    day: spokenDate(scheduled_date),
    hour: spokenTime(scheduled_time),
    ...confirmationOf(confirmation_number),
  }),
  run: (wish, context: WithScheduling) =>
    context.scheduling.act('confirm_appointment', wish, writeCall(context)),
});
