import { expect, test } from 'vitest';
import { itsmService } from '../../../src/backends/itsm/service.ts';
import { itsmFunction, schedulingFunction } from '../../../src/fulfillment/lambda/tool-function.ts';
import { createTicket } from '../../../src/fulfillment/tools/itsm/create-ticket.ts';
import { listRecentTickets } from '../../../src/fulfillment/tools/itsm/list-recent-tickets.ts';
import { getWorkingHours } from '../../../src/fulfillment/tools/scheduling/get-working-hours.ts';
import type { LogLine } from '../../../src/language/log.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { connectEvent } from './events.ts';

const env = {
  ITSM_URL: 'https://itsm.example.com',
  ITSM_API_KEY_SECRET: 'itsm',
  CALLER_SECRET: 'a secret of these tests',
  DATABASE_URL: 'postgres://desk@localhost/desk',
};
/** The way to a ticket system of its own, and to the secrets extension. */
function ways() {
  const tickets = itsmService({
    store: memoryStore(),
    clock: virtualClock(Date.UTC(2025, 9, 6)),
    apiKeys: ['key-of-these-tests'],
    random: () => 0.5,
  });
  return async (request: Request): Promise<Response> =>
    isForExtension(request) ? Response.json({ SecretString: 'key-of-these-tests' }) : tickets.fetch(request);
}
const isForExtension = ({ url }: Request) => new URL(url).hostname === 'localhost';
const event = connectEvent({ issue_description: 'The printer is offline.' });

test('a function opens a ticket for a flow, and its repeat is the same ticket', async () => {
  const opened: string[] = [];
  const lines: LogLine[] = [];
  const openStore = async (url: string) => {
    opened.push(url);
    return memoryStore();
  };
  const handler = itsmFunction(createTicket, {
    env,
    fetch: ways(),
    openStore,
    log: (line) => lines.push(line),
  });
  expect(opened).toEqual([]);
  const first = await handler(event);
  expect(first).toMatchObject({ outcome: 'ok', status: 'open' });
  expect(await handler(event)).toEqual(first);
  expect(opened).toEqual([env.DATABASE_URL]);
  expect(lines).toMatchObject([{ contactId: 'c-1' }, { contactId: 'c-1' }]);
  expect(JSON.stringify(lines)).not.toContain('2025550147');
});

test('a function that only reads asks for no database', async () => {
  const { DATABASE_URL: _, ...others } = env;
  const handler = itsmFunction(listRecentTickets, { env: others, fetch: ways(), log: () => {} });
  expect(await handler(connectEvent({}))).toMatchObject({ outcome: 'ok', ticket_count: '0' });
});

test('a store that cannot be opened is an answer, and the next call tries again', async () => {
  let tries = 0;
  const openStore = async () => {
    if (++tries === 1) throw new Error('connect ECONNREFUSED');
    return memoryStore();
  };
  const handler = itsmFunction(createTicket, { env, fetch: ways(), openStore, log: () => {} });
  expect(await handler(event)).toEqual({ outcome: 'upstream', message: expect.any(String) });
  expect(await handler(event)).toMatchObject({ outcome: 'ok' });
  expect(tries).toBe(2);
});

test('a secret that cannot be read fails the call, and the next one tries again', async () => {
  let tries = 0;
  const way = ways();
  const shaky = async (request: Request) =>
    isForExtension(request) && ++tries === 1 ? new Response('not ready', { status: 400 }) : way(request);
  const handler = itsmFunction(listRecentTickets, { env, fetch: shaky, log: () => {} });
  await expect(handler(connectEvent({}))).rejects.toMatchObject({ code: 'secret_unavailable' });
  expect(await handler(connectEvent({}))).toMatchObject({ outcome: 'ok' });
});

test('a function says at its start what it lacks', () => {
  expect(() => schedulingFunction(getWorkingHours, { env })).toThrow(
    'lacks SCHEDULING_URL, SCHEDULING_API_KEY_SECRET (or SCHEDULING_API_KEY_FILE, or SCHEDULING_API_KEY).',
  );
  expect(() => itsmFunction(createTicket, { env })).toThrow(
    'create_ticket changes something, and this function keeps no outcomes. Give it openStore.',
  );
});
