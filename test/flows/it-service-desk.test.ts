import { expect, test } from 'vitest';
import { itServiceDesk } from '../../flows/it-service-desk/main.ts';
import { call } from '../../src/simulate/call.ts';
import type { World } from '../../src/simulate/world.ts';
import '../../src/test.ts';
import { desks } from './desks.ts';

// Calls in TypeScript, for what a file does not say: a world that counts. All else is in fixtures/it-service-desk.

const flows = desks['it-service-desk'];
const sam = '+12025550100';

/** A desk that keeps its tickets while a call lasts. */
function keepingTickets() {
  const tickets: unknown[] = [];
  const world = {
    hours: { 'Service desk': 'open' },
    functions: {
      'lookup-caller': ({ caller }) =>
        caller === sam || caller === 'sam' ? { found: 'true', name: 'Sam', key: 'c_1' } : { found: 'false' },
      'create-ticket': ({ issue }) => ({ number: String(tickets.push(issue)) }),
      'ticket-status': ({ ticket }) =>
        Number(ticket) <= tickets.length ? { found: 'true', status: 'open' } : { found: 'false' },
    },
    bots: {
      ServiceDesk: [
        { hears: 'notebook', intent: 'CreateTicket', slots: { issue: 'The notebook stays black' } },
        { hears: 'yes', intent: 'Yes' },
        { hears: 'how is', intent: 'TicketStatus', slots: { number: '1' } },
        { hears: 'bye', intent: 'Goodbye' },
      ],
    },
  } as const satisfies World;
  return { tickets, world };
}

test('a caller opens a ticket and finds it again in the same call', async () => {
  const { tickets, world } = keepingTickets();
  const caller = await call(itServiceDesk, { flows, world });
  await caller.presses('1');
  await caller.presses('2');
  await caller.hears('Network problem');
  await caller.presses('1');
  await caller.hears('Your ticket has the number 1.');
  await caller.presses('2');
  await caller.presses('1#');
  await caller.hears('Your ticket is open.');
  await caller.presses('9');
  expect(tickets).toEqual(['Network problem']);
  expect(caller).toHaveEnded('flow');
});

test('a chat opens a ticket and finds it again', async () => {
  const { tickets, world } = keepingTickets();
  const caller = await call(itServiceDesk, { channel: 'chat', flows, world, attributes: { account: 'sam' } });
  await caller.says('my notebook stays black');
  await caller.says('yes');
  await caller.says('how is my ticket?');
  await caller.hears('Your ticket is open.');
  await caller.says('bye');
  expect(tickets).toEqual(['The notebook stays black']);
  expect(caller).toHaveCalled('ticket-status', { caller: 'c_1', ticket: '1' });
  expect(caller).toHaveEnded('flow');
});

test('a second call of the same number finds the ticket of the first', async () => {
  const { world } = keepingTickets();
  const first = await call(itServiceDesk, { flows, world });
  await first.presses('1');
  await first.presses('3');
  await first.presses('1');
  await first.hangsUp();
  const second = await call(itServiceDesk, { flows, world });
  await second.presses('2');
  await second.presses('1#');
  await second.hears('Your ticket is open.');
  await second.presses('9');
  expect(second).toHaveAttributes({ callerKey: first.attributes['callerKey'] ?? '' });
});
