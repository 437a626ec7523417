import { type CodeOf, type HttpAccess, httpCaller } from '../http-call.ts';
import { addedComment, createdTicket, ticket, ticketList } from './contract.ts';
import type { Itsm } from './itsm.ts';

/**
 * The ticket system behind a URL. Every call takes 7 seconds at the most; reads, and writes with a key, are made up to
 * three times.
 *
 * @example
 * ```ts
 * const itsm = itsmClient({ url, apiKey, clock: systemClock, random: Math.random });
 * const tickets = await itsm.listTickets('c_1f0c2a9be0d74a55', { contactId });
 * ```
 */
export function itsmClient(access: HttpAccess): Itsm {
  const call = httpCaller(access, codeOf);
  return {
    createTicket: (newTicket, context) =>
      call({
        name: 'create_ticket',
        path: '/tickets',
        body: newTicket,
        reads: false,
        answer: createdTicket,
        context,
      }),
    listTickets: async (caller, context) => {
      const query = { caller, ref: context.ref };
      const name = 'list_recent_tickets';
      return (await call({ name, path: '/tickets', query, reads: true, answer: ticketList, context }))
        .tickets;
    },
    getTicket: (ticketId, caller, context) =>
      call({
        name: 'get_ticket_status',
        path: `/tickets/${encodeURIComponent(ticketId)}`,
        query: { caller },
        reads: true,
        answer: ticket,
        context,
      }),
    addComment: (ticketId, caller, comment, context) =>
      call({
        name: 'add_ticket_comment',
        path: `/tickets/${encodeURIComponent(ticketId)}/comments`,
        query: { caller },
        body: { comment },
        reads: false,
        answer: addedComment,
        context,
      }),
  };
}

const codes: { readonly [status: number]: string } = {
  400: 'invalid_value',
  404: 'not_found',
  422: 'key_reused',
};
const codeOf: CodeOf = (status) => codes[status];
