import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itsmClient } from '../../../src/backends/itsm/client.ts';
import type { Itsm } from '../../../src/backends/itsm/itsm.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { type Served, serveNode } from '../../../src/serve/serve-node.ts';
import { apiKey, caller, type Desk, desk, drawn, stranger } from './desk.ts';

// The real client, over a real port, to the real service.
let served: Served;
let office: Desk;
let itsm: Itsm;
const clientWith = (key: string) =>
  itsmClient({ url: served.url, apiKey: key, clock: virtualClock(), random: drawn(5) });

beforeAll(async () => {
  office = desk();
  served = await serveNode(office.service, { port: 0 });
  itsm = clientWith(apiKey);
});
afterAll(() => served.close());

const opening = { caller_id: caller, issue_description: 'The notebook stays black.' };
// A connection that is kept may be closed by the server in the moment in which it is used again.
const close = { connection: 'close' };
const headers = { ...close, 'x-api-key': apiKey, 'content-type': 'application/json' };
const posted = (path: string, body: object) =>
  fetch(served.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
const json = async (response: Response) => (await response.json()) as { readonly [name: string]: unknown };

describe('the five checks of the contract', () => {
  test('POST /tickets answers 201 with the id of the ticket', async () => {
    const response = await posted('/tickets', opening);
    expect([response.status, await json(response)]).toMatchObject([
      201,
      { ticket_id: expect.stringMatching(/^[\da-f-]{36}$/), status: 'open' },
    ]);
  });

  test('GET /tickets/{id} answers 200 with the ticket', async () => {
    const { ticket_id } = await json(await posted('/tickets', opening));
    const response = await fetch(`${served.url}/tickets/${ticket_id}`, { headers });
    expect([response.status, await json(response)]).toMatchObject([
      200,
      { ticket_id, ...opening, comments: [] },
    ]);
  });

  test('POST /tickets/{id}/comments answers 200 with success', async () => {
    const { ticket_id } = await json(await posted('/tickets', opening));
    const response = await posted(`/tickets/${ticket_id}/comments`, { comment: 'Since the update.' });
    expect([response.status, await json(response)]).toMatchObject([200, { success: true }]);
  });

  test('GET /tickets?caller= answers 200 with a list', async () => {
    const response = await fetch(`${served.url}/tickets?caller=${caller}`, { headers });
    expect([response.status, Array.isArray((await json(response)).tickets)]).toEqual([200, true]);
  });

  test.each([
    ['GET', '/tickets?caller=c'],
    ['POST', '/tickets'],
    ['GET', '/openapi.json'],
    ['GET', '/nothing/here'],
  ])('any call without a key answers 403, %s %s', async (method, path) => {
    const response = await fetch(served.url + path, { method, headers: close });
    expect([response.status, await json(response)]).toEqual([403, { message: 'Forbidden' }]);
  });
});

describe('where the earlier desk broke', () => {
  test('D3: a caller who calls again finds the ticket, for the caller and not the contact owns it', async () => {
    const first = await itsm.createTicket({ ...opening, caller_id: 'c_d3' }, { contactId: 'contact-1' });
    const [found] = await itsm.listTickets('c_d3', { contactId: 'contact-2' });
    expect(found).toMatchObject({ ticket_id: first.ticket_id, ...opening, caller_id: 'c_d3' });
  });

  test('D4: a comment on an unknown ticket is not_found, and creates nothing', async () => {
    const unknown = '11111111-2222-4333-8444-555555555555';
    await expect(itsm.addComment(unknown, caller, 'Hello.', { key: 'd4' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await office.store.collection('itsm-tickets').get(unknown)).toBeUndefined();
    await expect(itsm.getTicket(unknown, caller, {})).rejects.toMatchObject({ code: 'not_found' });
  });

  test('D5: a missing or wrong key answers 403 as the gateway does, and the client says auth', async () => {
    await expect(clientWith('wrong').listTickets(caller, {})).rejects.toMatchObject({
      code: 'auth',
      args: { status: 403, said: 'Forbidden' },
    });
  });

  test('D6: lengths are enforced, after trimming', async () => {
    const long = { ...opening, issue_description: 'a'.repeat(1001) };
    await expect(itsm.createTicket(long, {})).rejects.toMatchObject({
      code: 'invalid_value',
      args: { said: 'issue_description has more than 1000 characters.' },
    });
    const { ticket_id: id } = await itsm.createTicket({ ...opening, caller_id: ' c_d6 ' }, {});
    await expect(itsm.addComment(id, 'c_d6', 'a'.repeat(1001), {})).rejects.toMatchObject({
      code: 'invalid_value',
    });
    await expect(itsm.addComment(id, 'c_d6', '   ', {})).rejects.toMatchObject({ code: 'invalid_value' });
    await itsm.addComment(id, 'c_d6', ` ${'a'.repeat(1000)} `, {});
    expect((await itsm.getTicket(id, 'c_d6', {})).comments[0]?.comment_text).toHaveLength(1000);
  });

  test('D8: a call that is made again, as Connect does, opens no second ticket', async () => {
    const calls = [1, 2, 3].map(() => itsm.createTicket({ ...opening, caller_id: 'c_d8' }, { key: 'd8' }));
    const [first, ...others] = await Promise.all(calls);
    expect(others).toEqual([first, first]);
    expect(await itsm.listTickets('c_d8', {})).toHaveLength(1);
  });
});

test('a ticket of somebody else is not_found', async () => {
  const { ticket_id: id } = await itsm.createTicket(opening, {});
  await expect(itsm.getTicket(id, stranger, {})).rejects.toMatchObject({ code: 'not_found' });
  await expect(itsm.addComment(id, stranger, 'Hello.', {})).rejects.toMatchObject({ code: 'not_found' });
});

test('a list after a ticket was opened shows it', async () => {
  const { ticket_id } = await itsm.createTicket({ ...opening, caller_id: 'c_new' }, {});
  expect((await itsm.listTickets('c_new', {})).map((ticket) => ticket.ticket_id)).toEqual([ticket_id]);
});

test('a service that is not there is upstream', async () => {
  const gone = await serveNode(office.service, { port: 0 });
  await gone.close();
  const client = itsmClient({ url: gone.url, apiKey, clock: virtualClock(), random: drawn(5) });
  await expect(client.listTickets(caller, {})).rejects.toMatchObject({ code: 'upstream' });
});
