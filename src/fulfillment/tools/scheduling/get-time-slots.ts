import { actions } from '../../../backends/scheduling/contract.ts';
import { readCall } from '../../backend-call.ts';
import { offerKeys, offerOf, page, pageFrom, pageStart } from '../../offer.ts';
import { outcome } from '../../outcome-code.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { minutesOf, saidDate } from '../../scheduling/said-time.ts';
import { slotOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { spokenDate, spokenTime } from '../../spoken/spoken-time.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.get_time_slots;

/** The free times of a day, three at a time to choose from: `date_not_offered`, `request_expired`, `none_left`. */
export const getTimeSlots = tool({
  name: 'get_time_slots',
  description:
    'Finds the free times of a day that get_available_dates has offered. Offer only times from here. Read date and ' +
    'time back to the customer before anything is booked.',
  input: parameters.omit({ customer_id: true }).extend({
    date: saidDate.describe('A date that was offered, such as 2025-10-14'),
    request_id: parameters.shape.request_id.describe('From the last get_available_dates'),
    from: pageStart.describe('A time; the next three to offer begin there or later'),
  }),
  output: result.extend(page.shape),
  injected: ofCustomer,
  outcomes: { ...slotOutcomes, none_left: 'There is no free time left on that day.' },
  returns: ['day', ...offerKeys('time')],
  flat: ({ date, ...listed }) => ({ day: spokenDate(date), ...offerOf('time', listed, spokenTime) }),
  run: async ({ from = '', ...wish }, context: WithScheduling) => {
    const found = await context.scheduling.act('get_time_slots', wish, readCall(context));
    if (found.available_slots.length === 0) throw outcome('none_left');
    const first = minutesOf(from);
    return { ...found, ...pageFrom(found.available_slots, (time) => minutesOf(time) >= first) };
  },
});
