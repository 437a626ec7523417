import * as z from 'zod';
import { addedComment, newComment } from '../../../backends/itsm/contract.ts';
import { readCall, writeCall } from '../../backend-call.ts';
import { referenceOutcomes } from '../../itsm/reference-outcomes.ts';
import { referenceKeys, referenceOf } from '../../itsm/shown-ticket.ts';
import { resolveReference } from '../../itsm/ticket-reference.ts';
import { ofCaller, type WithItsm } from '../../itsm/with-itsm.ts';
import { withoutSecrets } from '../../itsm/without-secrets.ts';
import { outcome } from '../../outcome-code.ts';
import { tool } from '../../tool.ts';

/**
 * Adds a comment to a ticket of the caller: to their newest, where no number was said. `not_found`, `too_short`;
 * `uncertain` where the number is not that of exactly one ticket, and then nothing is written.
 */
export const addTicketComment = tool({
  name: 'add_ticket_comment',
  description:
    'Adds a comment to a ticket of whoever is on the line. Without a ticket_reference it goes to their newest ticket, ' +
    'which is right just after one was opened. With one, pass it as it was said. After `uncertain` nothing is ' +
    'written: find the ticket with get_ticket_status, let the caller confirm it, and pass its short_ref. Never pass ' +
    'on a password, a PIN or a code; what is volunteered is taken out.',
  input: newComment.extend({
    comment: newComment.shape.comment.describe('What to add, in the words of the caller'),
    ticket_reference: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('The ticket number as it was said or typed; without it, the newest ticket'),
  }),
  output: addedComment.extend({ short_ref: z.string().describe('The ticket that has it now') }),
  writes: true,
  keyed: true,
  injected: ofCaller,
  outcomes: {
    ...referenceOutcomes,
    no_tickets: 'You have no ticket yet that I could add that to.',
    uncertain: 'I am not sure which of your tickets that is, so I have added nothing.',
    invalid_value: 'I could not write that down. Please say it in one sentence.',
  },
  returns: referenceKeys,
  flat: ({ short_ref }) => referenceOf(short_ref),
  run: async ({ caller_id, ticket_reference, comment }, context: WithItsm) => {
    const { ticket_id, short_ref } = await ticketFor(ticket_reference, caller_id, context);
    const text = withoutSecrets(comment).slice(0, newComment.shape.comment.maxLength ?? undefined);
    return { ...(await context.itsm.addComment(ticket_id, caller_id, text, writeCall(context))), short_ref };
  },
});

async function ticketFor(reference: string | undefined, caller: string, context: WithItsm) {
  const call = readCall(context);
  if (reference === undefined) {
    const [newest] = await context.itsm.listTickets(caller, call);
    if (newest === undefined) throw outcome('no_tickets');
    return newest;
  }
  const resolved = await resolveReference(reference, caller, { itsm: context.itsm, call });
  if (resolved.kind === 'found') return resolved.ticket;
  if (resolved.kind === 'too_short') throw outcome('too_short');
  throw outcome(resolved.kind === 'ambiguous' || resolved.near !== undefined ? 'uncertain' : 'not_found');
}
