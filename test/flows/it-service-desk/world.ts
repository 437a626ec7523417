import type { World } from '../../../src/simulate/world.ts';

/** The number of a caller whom the directory knows. Sam's account is `sam`. */
export const sam = '+12025550100';
/** The number of a caller whom it does not know. */
export const stranger = '+12025550150';

const directory = new Set<unknown>([sam, 'sam']);
const tickets = new Set<unknown>(['40127']);

/** An ordinary day at the service desk. Ticket 40127 is Sam's, 99999 nobody's. */
export const ordinaryDay = {
  hours: { 'Service desk': 'open' },
  queues: { 'Service desk': { staffed: 3 } },
  people: { 'Service desk': { answers: 20_000, name: 'Kim' } },
  functions: {
    'lookup-caller': ({ caller }) =>
      directory.has(caller) ? { found: 'true', name: 'Sam', key: 'c_1' } : { found: 'false' },
    'create-ticket': { number: '4-0-1-2-7' },
    'ticket-status': ({ ticket }) =>
      tickets.has(ticket) ? { found: 'true', status: 'in progress' } : { found: 'false' },
    'add-comment': ({ ticket }) => ({ found: String(tickets.has(ticket)) }),
  },
  bots: {
    ServiceDesk: [
      { hears: '/^yes/i', intent: 'Yes' },
      { hears: '/^no\\b/i', intent: 'No' },
      { hears: 'bye', intent: 'Goodbye' },
      { hears: 'person', intent: 'Agent' },
      { hears: '202 555 0100', intent: 'GiveNumber', slots: { number: sam } },
      { hears: '202 555 0150', intent: 'GiveNumber', slots: { number: stranger } },
      {
        hears: '/^add .* 40127/i',
        intent: 'AddComment',
        slots: { number: '40127', comment: 'since the update' },
      },
      {
        hears: '/^add .* 99999/i',
        intent: 'AddComment',
        slots: { number: '99999', comment: 'since the update' },
      },
      { hears: '40127', intent: 'TicketStatus', slots: { number: '40127' } },
      { hears: '99999', intent: 'TicketStatus', slots: { number: '99999' } },
      { hears: 'notebook', intent: 'CreateTicket', slots: { issue: 'The notebook stays black' } },
      { hears: 'tablet', intent: 'CreateTicket', slots: { issue: 'The tablet stays black' } },
      { hears: 'lunch', intent: 'OrderLunch' },
      { hears: 'something' },
      { intent: 'FallbackIntent' },
    ],
  },
} as const satisfies World;
