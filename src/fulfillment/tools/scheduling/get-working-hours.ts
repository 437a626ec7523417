import * as z from 'zod';
import { actions } from '../../../backends/scheduling/contract.ts';
import { readCall } from '../../backend-call.ts';
import type { WithScheduling } from '../../scheduling/customer-of.ts';
import { spokenHours } from '../../spoken/spoken-hours.ts';
import { spokenDate, spokenTime } from '../../spoken/spoken-time.ts';
import { tool } from '../../tool.ts';

/** When people are there, and when next. Both are read out as they stand. */
export const getWorkingHours = tool({
  name: 'get_working_hours',
  description:
    'Tells when the office is open: the week, the holidays, whether it is open now and when it opens next. Promise a ' +
    'person only while open_now is true.',
  input: z.strictObject({}),
  output: actions.get_working_hours.result,
  returns: ['hours', 'open_now', 'next_opening'],
  flat: ({ business_hours, open_now, next_opening: next }) => ({
    hours: spokenHours(business_hours),
    open_now: String(open_now),
    next_opening: next && `on ${spokenDate(next.date)}, at ${spokenTime(next.time)}`,
  }),
  run: (_, context: WithScheduling) => context.scheduling.act('get_working_hours', {}, readCall(context)),
});
