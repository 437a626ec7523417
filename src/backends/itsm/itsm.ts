import type { BackendCall } from '../backend-call.ts';
import type { AddedComment, CreatedTicket, NewTicket, Ticket } from './contract.ts';

/**
 * The ticket system, as its clients see it. Errors are `TrunklineError`s: `not_found`, `invalid_value`, `auth`,
 * `throttled`, `upstream`, and `key_reused` where the key was sent with other work before. A ticket of another caller
 * is `not_found`, as one that is not there.
 */
export interface Itsm {
  createTicket(ticket: NewTicket, call: BackendCall): Promise<CreatedTicket>;
  /** The newest tickets of a caller, ten at the most, the newest first. `ref` keeps those whose id begins so. */
  listTickets(caller: string, call: BackendCall & { readonly ref?: string }): Promise<readonly Ticket[]>;
  getTicket(ticketId: string, caller: string, call: BackendCall): Promise<Ticket>;
  addComment(ticketId: string, caller: string, comment: string, call: BackendCall): Promise<AddedComment>;
}
