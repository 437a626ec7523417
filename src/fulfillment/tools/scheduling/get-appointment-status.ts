import * as z from 'zod';
import { actions } from '../../../backends/scheduling/contract.ts';
import { readCall } from '../../backend-call.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { jobOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { confirmationKeys, confirmationOf } from '../../scheduling/spoken-confirmation.ts';
import { spokenText } from '../../spoken/spoken-text.ts';
import { spokenDate, spokenTime } from '../../spoken/spoken-time.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.get_appointment_status;

/** Appointments that nobody comes to. */
const off: ReadonlySet<string> = new Set(['not_scheduled', 'cancelled', 'rescheduled']);

/**
 * The appointment of a job. `status` is `not_scheduled` where there is none, also after it was cancelled, and the other
 * keys are then empty.
 */
export const getAppointmentStatus = tool({
  name: 'get_appointment_status',
  description:
    'Tells when the appointment of a job is, who comes, and whether it can still be moved or cancelled. Call it ' +
    'before you cancel anything, and pass its appointment_id on.',
  input: parameters.omit({ customer_id: true }),
  output: z.object({
    appointment_status: result.shape.appointment_status.omit({ technician_phone: true }),
  }),
  injected: ofCustomer,
  outcomes: jobOutcomes,
  returns: [
    'status',
    'appointment_id',
    'day',
    'hour',
    'until',
    'technician',
    'can_cancel',
    'can_reschedule',
    'is_upcoming',
    ...confirmationKeys,
  ],
  flat: ({ appointment_status: found }) => {
    if (off.has(found.status)) return { status: 'not_scheduled' };
    const { scheduled_date: date, scheduled_time: from, scheduled_end_time: until } = found;
    const { appointment_id, confirmation_number: code, technician, is_upcoming } = found;
    return {
      status: found.status,
      appointment_id,
      day: date && spokenDate(date),
      hour: from && spokenTime(from),
      until: until && spokenTime(until),
      technician: technician === undefined ? 'One of our technicians' : spokenText(technician),
      can_cancel: String(found.can_cancel),
      can_reschedule: String(found.can_reschedule),
      is_upcoming: String(is_upcoming),
      ...(code && confirmationOf(code)),
    };
  },
  run: (wish, context: WithScheduling) =>
    context.scheduling.act('get_appointment_status', wish, readCall(context)),
});
