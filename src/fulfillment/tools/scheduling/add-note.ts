import { actions } from '../../../backends/scheduling/contract.ts';
import { writeCall } from '../../backend-call.ts';
import { ofCustomer, type WithScheduling } from '../../scheduling/customer-of.ts';
import { jobOutcomes } from '../../scheduling/scheduling-outcomes.ts';
import { tool } from '../../tool.ts';

const { parameters, result } = actions.add_note;

/** Writes a note to a job. */
export const addNote = tool({
  name: 'add_note',
  description:
    'Writes a note to a job for the people who do it: how to get in, what to bring. Write what the customer said and ' +
    'nothing else. A note books, moves and cancels nothing.',
  input: parameters.omit({ customer_id: true }).extend({
    note_text: parameters.shape.note_text.describe('In the words of the customer'),
    author: parameters.shape.author.describe('Who says it, such as Customer'),
  }),
  output: result,
  writes: true,
  keyed: true,
  injected: ofCustomer,
  outcomes: { ...jobOutcomes, not_enabled: 'I cannot take notes at the moment.' },
  returns: ['note_id'],
  flat: ({ note_data: { note_id } }) => ({ note_id }),
  run: (wish, context: WithScheduling) => context.scheduling.act('add_note', wish, writeCall(context)),
});
