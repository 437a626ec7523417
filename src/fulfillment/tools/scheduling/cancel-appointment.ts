import { actions } from '../../../backends/scheduling/contract.ts';
import { writeCall } from '../../backend-call.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { bookingOutcomes, jobOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.cancel_appointment;

/** Cancels the appointment of a job: `state_conflict`. */
export const cancelAppointment = tool({
  name: 'cancel_appointment',
  description:
    'Cancels the appointment of a job for good. Ask first whether it should be moved instead, then for the reason, ' +
    'and call it only after a clear yes. Pass the appointment_id of get_appointment_status, so that no other ' +
    'appointment can be meant. Never cancel in order to move: reschedule_appointment does that.',
  input: parameters.omit({ customer_id: true }).extend({
    reason: parameters.shape.reason.describe('Why, in the words of the customer'),
  }),
  output: result,
  writes: true,
  keyed: true,
  injected: ofCustomer,
  outcomes: {
    ...jobOutcomes,
    state_conflict: 'There is no appointment that can be cancelled.',
    not_schedulable: 'That appointment cannot be cancelled at the moment. The office can tell why.',
    not_enabled: bookingOutcomes.not_enabled,
  },
  returns: ['cancelled_at'],
  flat: ({ cancellation_data: { cancelled_at } }) => ({ cancelled_at }),
  run: (wish, context: WithScheduling) =>
    context.scheduling.act('cancel_appointment', wish, writeCall(context)),
});
