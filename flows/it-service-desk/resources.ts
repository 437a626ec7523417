import { botNamed, fn, hours, queue } from '../../src/index.ts';

/** Everything outside the flows that they name. `publish` turns the names into the ARNs of an instance. */

/** Finds a caller by phone number or account. `key` stands for the caller everywhere else, so the number need not. */
export const lookupCaller = fn('lookup-caller', { returns: ['found', 'name', 'key'] });
/** Opens a ticket. Called twice for one contact and issue, it gives the number of the first again. */
export const createTicket = fn('create-ticket', { returns: ['number'] });
/** Tells how a ticket of this caller stands. */
export const ticketStatus = fn('ticket-status', { returns: ['found', 'status'] });
/** Adds a comment to a ticket of this caller, if there is one. */
export const addComment = fn('add-comment', { returns: ['found'] });

/**
 * The bot. It asks for what an intent needs before it ends with it: `CreateTicket` has the slot `issue`,
 * `TicketStatus` has `number`, `AddComment` has `number` and `comment`, `GiveNumber` has `number`; `Agent`, `Yes`,
 * `No`, `Goodbye` and `FallbackIntent` have none.
 */
export const serviceDeskBot = botNamed('ServiceDesk');

export const serviceDeskQueue = queue('Service desk');
export const serviceDeskHours = hours('Service desk');
