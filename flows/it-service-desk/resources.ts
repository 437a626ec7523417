import { botNamed, fn, hours, queue } from '../../src/index.ts';

/**
 * Everything outside the flows that they name, beside the tools of `trunkline/itsm`: those open tickets and find them.
 * `publish` turns the names into the ARNs of an instance.
 */

/** A function of the company's own: finds a caller in the directory, by phone number or by account. */
export const lookupCaller = fn('lookup-caller', { returns: ['found', 'name', 'number'] });

/**
 * The bot. It asks for what an intent needs before it ends with it: `CreateTicket` has the slot `issue`,
 * `TicketStatus` has `number`, `AddComment` has `comment`, `CommentOn` has `comment` and `number`, `GiveNumber` has
 * `number`, `Choose` has `choice` (`1`, `2` or `3`); `MyTickets`, `More`, `Agent`, `Yes`, `No`, `Goodbye` and
 * `FallbackIntent` have none. A ticket number stands in its slot as it was said.
 */
export const serviceDeskBot = botNamed('ServiceDesk');

export const serviceDeskQueue = queue('Service desk');
export const serviceDeskHours = hours('Service desk');
