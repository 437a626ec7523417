import * as z from 'zod';
import { actions } from '../../../backends/scheduling/contract.ts';
import { readCall } from '../../backend-call.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { jobOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { spokenText } from '../../spoken/spoken-text.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.get_project_details;
const details = result.shape.project_details;

/**
 * What there is to know of a job. Only with the `state` `schedulable` can it be booked, and only with `scheduled` moved
 * or cancelled; `terminal`, `blocked` and `unknown` are for the office.
 */
export const getProjectDetails = tool({
  name: 'get_project_details',
  description:
    'Tells all about one job: its type, address, dates, technician and state. Only a job whose state is schedulable ' +
    'can be booked, and only one that is scheduled can be moved or cancelled; for any other, offer the office. Do not ' +
    'read ids, order numbers or the full address aloud.',
  input: parameters.omit({ customer_id: true }),
  output: z.object({
    project_details: details.extend({ customer: details.shape.customer.omit({ customer_id: true }) }),
  }),
  injected: ofCustomer,
  outcomes: jobOutcomes,
  returns: ['state', 'status', 'location', 'technician'],
  flat: ({ project_details: { state, status, address, technician } }) => ({
    state,
    status: spokenText(status),
    location: spokenText(address.city),
    technician: technician && spokenText(technician.first_name),
  }),
  run: (wish, context: WithScheduling) =>
    context.scheduling.act('get_project_details', wish, readCall(context)),
});
