import { expect, test } from 'vitest';
import { itServiceDesk } from '../../flows/it-service-desk/main.ts';
import { openTools } from '../../flows/tools.ts';
import { call } from '../../src/simulate/call.ts';
import type { Caller } from '../../src/simulate/caller.ts';
import { realTools } from '../../src/simulate/real-tools.ts';
import type { World } from '../../src/simulate/world.ts';
import '../../src/test.ts';
import { desks } from './desks.ts';

// The journey of the IT service desk: a contact that opens a ticket and adds to it, and a later one that asks for it.

const flows = desks['it-service-desk'];
const sam = '+12025550100';

/** What the caller does, by voice and by chat; the same words where both use words. */
const steps = [
  { press: '4' },
  { say: 'my notebook stays black when I press the button', hears: 'This is what I understood' },
  { press: '1', say: 'yes, open it', hears: 'Your ticket has the number' },
  { press: '4' },
  { say: 'add that it started after the update', hears: 'I have added that to your ticket' },
  { press: '9', say: 'no, thanks', hears: 'Goodbye' },
];

const bots = {
  ServiceDesk: [
    { hears: '/^yes/i', intent: 'Yes' },
    { hears: 'thanks', intent: 'Goodbye' },
    { hears: 'add that', intent: 'AddComment', slots: { comment: 'It started after the update.' } },
    { hears: 'what about', intent: 'MyTickets' },
    { hears: 'notebook', intent: 'CreateTicket', slots: { issue: 'The notebook stays black.' } },
  ],
} as const;

async function journey(channel: 'voice' | 'chat') {
  const tools = await realTools(openTools, { clock: '2025-10-06T09:00:00-04:00' });
  const lookup = { found: 'true', name: 'Sam', number: sam };
  const world: World = {
    hours: { 'Service desk': 'open' },
    tools,
    functions: { 'lookup-caller': lookup },
    bots,
  };
  const contact = (id: string) =>
    call(itServiceDesk, {
      flows,
      world,
      channel,
      contact: id,
      ...(channel === 'voice' ? { from: sam } : { attributes: { account: sam } }),
    });

  const first = await contact('contact-1');
  for (const { press, say, hears } of steps) {
    if (channel === 'voice' && press !== undefined) await first.presses(press);
    else if (say !== undefined) await first.says(say);
    if (hears !== undefined) await first.hears(hears);
  }
  const second = await contact('contact-2');
  if (channel === 'voice') await second.presses('4');
  await second.says('what about my notebook ticket?');
  await tools.close();
  return { first, second };
}

function callsOf({ entries }: Caller) {
  return entries.flatMap((entry) =>
    entry.type === 'function.called'
      ? [{ name: entry.function.split('/').at(-1), parameters: entry.parameters }]
      : [],
  );
}

const characters = (text: string) => `<say-as interpret-as="characters">${text.toUpperCase()}</say-as>`;

test.each(['voice', 'chat'] as const)('J1 by %s: opened, added to, and found again', async (channel) => {
  const { first, second } = await journey(channel);
  expect(first).toHaveEnded('flow');
  expect(first).toHavePassed('read-back', 'open', 'opened', 'comment', 'commented', 'goodbye');
  expect(callsOf(first).map(({ name }) => name)).toEqual([
    'lookup-caller',
    'create_ticket',
    'add_ticket_comment',
  ]);
  const { ticket = '' } = first.attributes;
  expect(ticket).toMatch(/^[0-9a-f]{8}$/);
  const told =
    channel === 'voice' ? `${characters(ticket.slice(0, 4))}, ${characters(ticket.slice(4))}` : ticket;
  expect(first).toHaveHeard(`Your ticket has the number ${told}.`);
  expect(callsOf(first)[2]?.parameters).toEqual({
    ticket_reference: ticket,
    comment: 'It started after the update.',
  });
  // One ticket, so that nobody is asked which; and no number in the answer.
  expect(second).toHavePassed('newest', 'keep-first', 'look-up', 'tell');
  expect(second.heard[0]).toBe(
    'Your ticket is open and has one comment. It is about this: The notebook stays black.',
  );
});

test('J1: voice and chat ask the same of the tools', async () => {
  const [voice, chat] = [await journey('voice'), await journey('chat')];
  expect(callsOf(chat.first)).toEqual(callsOf(voice.first));
  expect(callsOf(chat.second)).toEqual(callsOf(voice.second));
});
