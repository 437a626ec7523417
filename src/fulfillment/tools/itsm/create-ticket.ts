import { createdTicket, newTicket } from '../../../backends/itsm/contract.ts';
import { writeCall } from '../../backend-call.ts';
import { referenceKeys, referenceOf, spokenStatus } from '../../itsm/shown-ticket.ts';
import { ofCaller, type WithItsm } from '../../itsm/with-itsm.ts';
import { withoutSecrets } from '../../itsm/without-secrets.ts';
import { tool } from '../../tool.ts';

const { issue_description: description } = newTicket.shape;

/** Opens a ticket. Called again for one contact and issue, it gives the first ticket once more. */
export const createTicket = tool({
  name: 'create_ticket',
  description:
    'Opens a ticket at the IT service desk for whoever is on the line. Call it only after the caller has heard a ' +
    'summary of the problem and has said a clear yes to it. Tell the caller the short_ref that comes back, spelled in ' +
    'two groups of four, and never the ticket_id. Never ask for a password, a PIN or a code; what is volunteered is ' +
    'taken out.',
  input: newTicket.omit({ caller_id: true }).extend({
    issue_description: description.describe(
      'The problem in one or two sentences, in the words of the caller',
    ),
  }),
  output: createdTicket,
  writes: true,
  keyed: true,
  injected: ofCaller,
  outcomes: {
    invalid_value: 'I could not write that down. Please tell me about the problem in one sentence.',
  },
  returns: [...referenceKeys, 'status'],
  flat: ({ short_ref, status }) => ({ ...referenceOf(short_ref), status: spokenStatus(status) }),
  run: ({ caller_id, issue_description }, context: WithItsm) =>
    context.itsm.createTicket(
      // What is taken out can be shorter than what stands for it.
      { caller_id, issue_description: withoutSecrets(issue_description).slice(0, longest) },
      writeCall(context),
    ),
});

const longest = description.maxLength ?? Number.POSITIVE_INFINITY;
