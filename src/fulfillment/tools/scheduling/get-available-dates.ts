import { actions } from '../../../backends/scheduling/contract.ts';
import { readCall } from '../../backend-call.ts';
import { offerKeys, offerOf, page, pageFrom, pageStart } from '../../offer.ts';
import { outcome } from '../../outcome-code.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { slotOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { spokenDate } from '../../spoken/spoken-time.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.get_available_dates;

/** The days on which a job can be done, three at a time to choose from: `none_left`, `not_schedulable`. */
export const getAvailableDates = tool({
  name: 'get_available_dates',
  description:
    'Finds the days on which a job can be done, and opens the request that booking or moving an appointment needs. ' +
    'Offer only days from here, with their weekdays as they stand here. Each call opens a new request: go on with ' +
    'the request_id of the last one.',
  input: parameters.omit({ customer_id: true }).extend({
    from: pageStart.describe('A date; the next three days to offer begin there or later'),
  }),
  output: result.extend(page.shape),
  injected: ofCustomer,
  outcomes: { ...slotOutcomes, none_left: 'There is no free day at the moment.' },
  returns: ['request_id', 'already_scheduled', ...offerKeys('date')],
  flat: ({ request_id, already_scheduled, ...listed }) => ({
    request_id,
    already_scheduled: String(already_scheduled),
    ...offerOf('date', listed, spokenDate),
  }),
  run: async ({ from, ...wish }, context: WithScheduling) => {
    const found = await context.scheduling.act('get_available_dates', wish, readCall(context));
    if (found.available_dates.length === 0) throw outcome('none_left');
    return { ...found, ...pageFrom(found.available_dates, (date) => from !== undefined && date >= from) };
  },
});
