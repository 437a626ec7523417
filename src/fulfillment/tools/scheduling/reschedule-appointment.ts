import { actions } from '../../../backends/scheduling/contract.ts';
import { writeCall } from '../../backend-call.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { saidDate, saidTime } from '../../scheduling/said-time.ts';
import { bookingOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { confirmationKeys, confirmationOf } from '../../scheduling/spoken-confirmation.ts';
import { spokenDate, spokenTime } from '../../spoken/spoken-time.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.reschedule_appointment;

/** Books the new time and only then gives the old one up: `slot_taken`. Whatever fails, one of them stands. */
export const rescheduleAppointment = tool({
  name: 'reschedule_appointment',
  description:
    'Moves the appointment of a job to another time that was offered. The old time is given up only when the new one ' +
    'is booked, so never cancel first. Call it only after the customer has heard the new weekday, date and time, and ' +
    'has said a clear yes. After any outcome but ok the old appointment stands.',
  input: parameters.omit({ customer_id: true }).extend({
    new_date: saidDate.describe('A date that was offered, such as 2025-10-14'),
    new_time: saidTime.describe('A time that get_time_slots has offered for that date, such as 10:00 AM'),
    request_id: parameters.shape.request_id.describe('The one under which the time was offered'),
  }),
  output: result,
  writes: true,
  keyed: true,
  injected: ofCustomer,
  outcomes: {
    ...bookingOutcomes,
    slot_taken: 'That time was taken a moment ago. Your old appointment stands.',
    state_conflict: 'There is no appointment that can be moved.',
  },
  returns: ['appointment_id', 'day', 'hour', 'old_day', 'old_hour', ...confirmationKeys],
  flat: ({ new_date, new_time, cancel_result, confirm_result: { appointment_id, confirmation_number } }) => ({
    appointment_id,
    day: spokenDate(new_date),
    hour: spokenTime(new_time),
    old_day: spokenDate(cancel_result.released_date),
    old_hour: spokenTime(cancel_result.released_time),
    ...confirmationOf(confirmation_number),
  }),
  run: (wish, context: WithScheduling) =>
    context.scheduling.act('reschedule_appointment', wish, writeCall(context)),
});
