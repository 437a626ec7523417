import { afterEach, expect, test } from 'vitest';
import { itServiceDesk } from '../../flows/it-service-desk/main.ts';
import { openTools } from '../../flows/tools.ts';
import { lambdaEventOf } from '../../src/action/lambda-event.ts';
import type { Json } from '../../src/language/document.ts';
import type { LogLine } from '../../src/language/log.ts';
import { call } from '../../src/simulate/call.ts';
import { type RealTools, realTools } from '../../src/simulate/real-tools.ts';
import type { World } from '../../src/simulate/world.ts';
import '../../src/test.ts';
import { desks } from './desks.ts';

// Calls in TypeScript, for what a file does not say: what the ticket system holds, what is logged, and several contacts
// one after the other. All else is in fixtures/it-service-desk.

const flows = desks['it-service-desk'];
const sam = '+12025550100';
const regular = '+12025550101';
const opened: RealTools[] = [];

afterEach(async () => {
  for (const tools of opened.splice(0)) await tools.close();
});

/** The desk, what its tools write to the log, and what the ticket system answers them. */
async function desk() {
  const lines: LogLine[] = [];
  const answers: Promise<Json>[] = [];
  const tools = await realTools(
    (setting) =>
      openTools({
        ...setting,
        log: (line) => lines.push(line),
        wire: (name, fetch) => {
          const wire = setting.wire?.(name, fetch) ?? fetch;
          return async (request) => {
            const response = await wire(request);
            answers.push(response.clone().json() as Promise<Json>);
            return response;
          };
        },
      }),
    { clock: '2025-10-06T09:00:00-04:00' },
  );
  opened.push(tools);
  const world = {
    hours: { 'Service desk': 'open' },
    tools,
    functions: {
      'lookup-caller': ({ caller }) =>
        caller === sam || caller === 'sam' ? { found: 'true', name: 'Sam', number: sam } : { found: 'false' },
    },
    bots: {
      ServiceDesk: [
        {
          hears: 'password',
          intent: 'CreateTicket',
          slots: { issue: 'My password is Tr0ub4dor and the notebook stays black' },
        },
        { hears: 'notebook', intent: 'CreateTicket', slots: { issue: 'The notebook stays black' } },
        { hears: 'pin', intent: 'AddComment', slots: { comment: 'My PIN is 4711, call +1 202 555 0142' } },
        { hears: 'yes', intent: 'Yes' },
        { hears: 'tickets', intent: 'MyTickets' },
        { intent: 'FallbackIntent' },
      ],
    },
  } as const satisfies World;
  return { tools, world, lines, held: () => Promise.all(answers) };
}

test('J1-8: a password and a PIN that are volunteered stand in no ticket and in no log line', async () => {
  const { world, lines, held } = await desk();
  const caller = await call(itServiceDesk, { flows, world });
  for (const key of ['1', '4']) await caller.presses(key);
  await caller.hears('Never tell me a password.');
  await caller.says('my password, and the notebook stays black');
  await caller.presses('1');
  await caller.presses('3');
  await caller.says('my pin');
  await caller.hears('I have added that to your ticket');
  await caller.presses('2');
  await caller.hears('Your ticket is open and has one comment.');
  const holds = JSON.stringify(await held());
  expect(holds).toContain('My password is [removed] and the notebook stays black');
  expect(holds).toContain('My PIN is [removed], call');
  expect(holds + JSON.stringify(lines)).not.toMatch(/Tr0ub4dor|4711/);
});

test.each([
  ['a call', { channel: 'voice', from: sam }],
  ['a call of a number that nobody knows', { channel: 'voice', from: regular }],
  ['a chat', { channel: 'chat', attributes: { account: 'sam' } }],
] as const)('J1: no log line of %s shows a number, and each names the contact', async (_, options) => {
  const { world, lines } = await desk();
  const caller = await call(itServiceDesk, { flows, world, contact: 'contact-1', ...options });
  if (options.channel === 'chat') {
    for (const words of ['my notebook', 'yes', 'my pin']) await caller.says(words);
  } else {
    if (options.from !== sam) await caller.presses('2025550100');
    for (const key of ['1', '1', '1', '3']) await caller.presses(key);
    await caller.says('my pin');
  }
  await caller.hears('I have added that');
  expect(lines.map(({ tool, outcome, contactId }) => ({ tool, outcome, contactId }))).toEqual([
    { tool: 'create_ticket', outcome: 'ok', contactId: 'contact-1' },
    { tool: 'add_ticket_comment', outcome: 'ok', contactId: 'contact-1' },
  ]);
  expect(new Set(lines.map(({ caller: key }) => key)).size).toBe(1);
  expect(lines[0]?.['caller']).toMatch(/^c_[0-9a-f]{16}$/);
  expect(JSON.stringify(lines)).not.toMatch(/202\D{0,3}555/);
});

test('J1-7: a call of the function that comes twice opens one ticket, and both get its number', async () => {
  const { tools, world } = await desk();
  const caller = await call(itServiceDesk, { flows, world });
  for (const key of ['1', '2', '1']) await caller.presses(key);
  await caller.hears('Your ticket has the number');
  const ask = async (tool: string, parameters: { readonly [name: string]: string }) =>
    (await tools.answer(tool, lambdaEventOf(caller.snapshot, parameters), 40_000)).return;
  const again = await ask('create_ticket', { issue_description: 'Network problem' });
  expect(again).toMatchObject({ outcome: 'ok', reference: caller.attributes.ticket });
  expect(await ask('list_recent_tickets', {})).toMatchObject({ ticket_count: '1' });
});

test('J1-16: a ticket whose caller hangs up at once is found by the next call of the number', async () => {
  const { world } = await desk();
  const first = await call(itServiceDesk, { flows, world, contact: 'contact-1' });
  for (const key of ['1', '3', '1']) await first.presses(key);
  await first.hangsUp();
  expect(first).toHaveEnded('customer');
  const second = await call(itServiceDesk, { flows, world, contact: 'contact-2' });
  await second.presses('2');
  await second.hears('Your ticket is open and has no comment. It is about this: Sign-in problem.');
  expect(second.attributes.ticket).toBe(first.attributes.ticket);
});

test('a chat finds the ticket of a call, because the directory knows the number of the account', async () => {
  const { world } = await desk();
  const phone = await call(itServiceDesk, { flows, world, contact: 'contact-1' });
  for (const key of ['1', '1', '1']) await phone.presses(key);
  await phone.hangsUp();
  const chat = { channel: 'chat', flows, world, contact: 'contact-2' } as const;
  const known = await call(itServiceDesk, { ...chat, attributes: { account: 'sam' } });
  await known.says('my tickets');
  await known.hears('It is about this: Computer problem.');
  const other = await call(itServiceDesk, { ...chat, attributes: { account: 'robin' } });
  await other.says('never mind');
  await other.says('my tickets');
  await other.hears('You have no tickets yet.');
});

test('J1-15: who hides the number finds nothing in the next contact', async () => {
  const { world } = await desk();
  const hidden = { flows, world, from: null } as const;
  const first = await call(itServiceDesk, { ...hidden, contact: 'contact-1' });
  await first.staysSilent();
  for (const key of ['1', '1', '1']) await first.presses(key);
  await first.hears('Please write it down.');
  const second = await call(itServiceDesk, { ...hidden, contact: 'contact-2' });
  await second.staysSilent();
  await second.presses('2');
  await second.hears('I cannot see who is calling, so I only know tickets of this conversation');
});
