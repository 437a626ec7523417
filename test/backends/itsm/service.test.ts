import { describe, expect, test } from 'vitest';
import { tickets } from '../../../src/backends/itsm/tickets.ts';
import type { LogLine } from '../../../src/language/log.ts';
import { caller, desk, drawn, stranger, told } from './desk.ts';

const opening = { caller_id: caller, issue_description: 'The notebook stays black.' };
const unknown = '33567ee8-5b1c-4d0e-9a52-6f1f0c8d2b71';
const missing = { error: 'There is no such ticket.' };

/** A POST of a ticket that differs from a good one. */
function rowOf(changed: object) {
  return { method: 'POST', body: JSON.stringify({ ...opening, ...changed }) };
}

async function bytes(response: Promise<Response>) {
  const { status, headers } = await response;
  return { status, headers: [...headers], body: await (await response).text() };
}

describe('what it answers', () => {
  test('opens, reads, comments on and lists a ticket', async () => {
    const { post, ask, clock } = desk();
    const [status, created] = await told(post('/tickets', opening));
    const { ticket_id: id } = created as { ticket_id: string };
    expect([status, created]).toEqual([
      201,
      { ticket_id: id, status: 'open', created_at: '2025-10-06T13:00:00.000Z', short_ref: id.slice(0, 8) },
    ]);
    clock.moveTo(clock.now() + 60_000);
    expect(await told(post(`/tickets/${id}/comments`, { comment: ' Since the update. ' }))).toEqual([
      200,
      { success: true, updated_at: '2025-10-06T13:01:00.000Z' },
    ]);
    const ticket = {
      ticket_id: id,
      ...opening,
      status: 'open',
      created_at: '2025-10-06T13:00:00.000Z',
      updated_at: '2025-10-06T13:01:00.000Z',
      comments: [{ comment_text: 'Since the update.', added_at: '2025-10-06T13:01:00.000Z' }],
      short_ref: id.slice(0, 8),
    };
    expect(await told(ask(`/tickets/${id}`))).toEqual([200, ticket]);
    expect(await told(ask(`/tickets/${id.toUpperCase()}`))).toEqual([200, ticket]);
    expect(await told(ask(`/tickets?caller=${caller}`))).toEqual([200, { tickets: [ticket] }]);
    expect(await told(ask(`/tickets?caller=${stranger}`))).toEqual([200, { tickets: [] }]);
  });

  test('lists the newest ten, the newest first, and finds an older one by its number', async () => {
    const { itsm, clock } = desk();
    const made: string[] = [];
    for (let count = 1; count <= 12; count++) {
      const issue_description = `Ticket ${count}`;
      made.unshift((await itsm.createTicket({ caller_id: caller, issue_description }, {})).short_ref);
      clock.moveTo(clock.now() + 1);
    }
    const listed = await itsm.listTickets(caller, {});
    expect(listed.map(({ short_ref }) => short_ref)).toEqual(made.slice(0, 10));
    const oldest = made.at(-1) ?? '';
    const [first] = await itsm.listTickets(caller, { ref: oldest });
    expect(first?.issue_description).toBe('Ticket 1');
    const whole = (first?.ticket_id ?? '').replaceAll('-', '').toUpperCase();
    for (const ref of [oldest.slice(0, 4), first?.ticket_id ?? '', whole])
      expect((await itsm.listTickets(caller, { ref })).map(({ short_ref }) => short_ref)).toEqual([oldest]);
    expect(await itsm.listTickets(stranger, { ref: oldest })).toEqual([]);
  });

  test('gives ten, too, where more numbers begin alike', async () => {
    const { itsm, store, clock } = desk();
    const kept = tickets({ store, clock, random: drawn(1) });
    const at = new Date(clock.now()).toISOString();
    for (let count = 10; count < 22; count++)
      await kept.put({
        ticket_id: `335600${count}-5b1c-4d0e-9a52-6f1f0c8d2b71`,
        ...opening,
        status: 'open',
        created_at: at,
        updated_at: at,
        comments: [],
      });
    expect(await itsm.listTickets(caller, { ref: '3356' })).toHaveLength(10);
    expect(await itsm.listTickets(caller, { ref: '33560010' })).toHaveLength(1);
  });

  test('its texts are trimmed, then measured', async () => {
    const { post } = desk();
    const longest = { caller_id: 'c'.repeat(100), issue_description: `  ${'a'.repeat(1000)}\n` };
    expect((await post('/tickets', longest)).status).toBe(201);
    expect((await post('/tickets', { ...opening, caller_id: ` ${'c'.repeat(101)}` })).status).toBe(400);
  });
});

describe('what it refuses', () => {
  const ticketBody = { method: 'POST' };
  test.each([
    ['POST /tickets', { ...ticketBody, body: '{' }, 'The body is not valid JSON.'],
    ['POST /tickets', ticketBody, 'The body is not valid JSON.'],
    ['POST /tickets', { ...ticketBody, body: '[]' }, 'The body has to be an object.'],
    ['POST /tickets', { ...ticketBody, body: '{}' }, 'caller_id is missing. issue_description is missing.'],
    ['POST /tickets', rowOf({ caller_id: 7 }), 'caller_id has to be a string.'],
    ['POST /tickets', rowOf({ caller_id: '  ' }), 'caller_id is empty.'],
    ['POST /tickets', rowOf({ caller_id: 'c'.repeat(101) }), 'caller_id has more than 100 characters.'],
    ['POST /tickets', rowOf({ caller_id: 'c\u0000' }), 'caller_id has characters that cannot stand there.'],
    ['POST /tickets', rowOf({ issue_description: '' }), 'issue_description is empty.'],
    [
      'POST /tickets',
      rowOf({ issue_description: 'a'.repeat(1001) }),
      'issue_description has more than 1000 characters.',
    ],
    ['POST /tickets', rowOf({ status: 'closed' }), 'The body has no place for "status".'],
    ['POST /tickets', rowOf({ x: 'a'.repeat(70_000) }), 'The body is larger than 65536 bytes.'],
    [
      'POST /tickets',
      { ...rowOf({}), headers: { 'idempotency-key': 'a b' } },
      'Idempotency-Key has to be 1 to 200 visible characters of ASCII.',
    ],
    [
      'POST /tickets',
      { ...rowOf({}), headers: { 'idempotency-key': 'k'.repeat(201) } },
      'Idempotency-Key has to be 1 to 200 visible characters of ASCII.',
    ],
    ['GET /tickets', {}, 'caller is missing. Write ?caller= and the id of a caller.'],
    ['GET /tickets?caller=', {}, 'caller is empty.'],
    [`GET /tickets?caller=${'c'.repeat(101)}`, {}, 'caller has more than 100 characters.'],
    ['GET /tickets?caller=c&ref=335', {}, 'ref has to be 4 to 36 hexadecimal digits and hyphens.'],
    ['GET /tickets/', {}, 'The id of the ticket is missing. Write /tickets/ and its id.'],
    [`GET /tickets/${unknown}?caller=`, {}, 'caller is empty.'],
    [`POST /tickets/${unknown}/comments`, { ...ticketBody, body: '{}' }, 'comment is missing.'],
    [`POST /tickets/${unknown}/comments`, { ...ticketBody, body: '{"comment":" "}' }, 'comment is empty.'],
    [
      `POST /tickets/${unknown}/comments?caller=%20`,
      { ...ticketBody, body: '{"comment":"a"}' },
      'caller is empty.',
    ],
  ])('400: %s %j', async (address, init, error) => {
    const { ask } = desk();
    expect(await told(ask(address.split(' ')[1] ?? '', init))).toEqual([400, { error }]);
  });

  test.each([
    ['GET', `/tickets/${unknown}`],
    ['GET', '/tickets/33567ee8'],
    ['GET', '/tickets/%00'],
    ['GET', '/tickets/%E0%A4%A'],
    ['POST', `/tickets/${unknown}/comments`],
    ['POST', '/tickets/..%2F..%2Fkeys/comments'],
  ])('404: no such ticket, %s %s', async (method, path) => {
    const { ask } = desk();
    const body = method === 'GET' ? {} : { body: '{"comment":"Hello."}' };
    expect(await told(ask(path, { method, ...body }))).toEqual([404, missing]);
  });

  test.each([
    ['GET', '/'],
    ['GET', '/ticket'],
    ['PUT', '/tickets'],
    ['DELETE', `/tickets/${unknown}`],
    ['PATCH', `/tickets/${unknown}`],
    ['GET', `/tickets/${unknown}/comments`],
    ['POST', `/tickets/${unknown}/state`],
  ])('404: nothing else is offered, %s %s', async (method, path) => {
    expect(await told(desk().ask(path, { method }))).toEqual([
      404,
      { error: 'There is no such address. All of them are in /openapi.json.' },
    ]);
  });

  test('a ticket of somebody else answers byte for byte like one that is not there', async () => {
    const { ask, post, itsm, store } = desk();
    const { ticket_id: id } = await itsm.createTicket(opening, {});
    const before = await store.collection('itsm-tickets').get(id);
    expect(await bytes(ask(`/tickets/${id}?caller=${stranger}`))).toEqual(
      await bytes(ask(`/tickets/${unknown}?caller=${stranger}`)),
    );
    const comment = { comment: 'Let me in.' };
    expect(await bytes(post(`/tickets/${id}/comments?caller=${stranger}`, comment))).toEqual(
      await bytes(post(`/tickets/${unknown}/comments?caller=${stranger}`, comment)),
    );
    expect(await store.collection('itsm-tickets').get(id)).toEqual(before);
    expect((await ask(`/tickets/${id}?caller=${caller}`)).status).toBe(200);
  });

  test('a store that fails is a 500 without a word of it', async () => {
    const lines: LogLine[] = [];
    const { ask, post, store } = desk({ log: (line) => lines.push(line) });
    await ask('/tickets?caller=c');
    lines.length = 0;
    await store.close();
    expect(await told(post('/tickets', opening))).toEqual([500, { error: 'Something went wrong here.' }]);
    expect(lines).toMatchObject([{ level: 'error', service: 'itsm', path: '/tickets' }]);
    expect(JSON.stringify(lines)).not.toContain('notebook');
  });

  test('its limits can be set', async () => {
    const { ask } = desk({ limits: { rate: { rate: 1, burst: 1 } } });
    expect((await ask('/tickets?caller=c')).status).toBe(200);
    expect(await told(ask('/tickets?caller=c'))).toEqual([429, { message: 'Too Many Requests' }]);
  });

  test('above 100 calls at once, above 50 a second, above the quota', async () => {
    const { ask, clock } = desk({ limits: { monthly: 160 } });
    const statuses = async (count: number) => {
      const responses = Array.from({ length: count }, () => ask('/tickets?caller=c'));
      const found = (await Promise.all(responses)).map(({ status }) => status);
      return [200, 429].map((status) => found.filter((one) => one === status).length);
    };
    expect(await statuses(110)).toEqual([100, 10]);
    clock.moveTo(clock.now() + 1000);
    expect(await statuses(60)).toEqual([50, 10]);
    clock.moveTo(clock.now() + 1000);
    expect(await statuses(20)).toEqual([10, 10]);
    const refused = await ask('/tickets?caller=c');
    expect(await told(refused)).toEqual([429, { message: 'Limit Exceeded' }]);
    clock.moveTo(Date.parse('2025-11-01T00:00:00Z'));
    expect(await statuses(20)).toEqual([20, 0]);
  });
});
