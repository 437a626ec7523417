import { request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { type HttpOptions, toolsOverHttp } from '../../../src/fulfillment/bindings/http.ts';
import { serveNode } from '../../../src/serve/serve-node.ts';
import { orderTools } from './order-tools.ts';

const contact = { 'x-trunkline-contact': 'c-1' };

interface Sent {
  readonly tool?: string;
  readonly input?: unknown;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
}

function posted({ tool = 'order_status', input = { order_id: '1' }, body, headers }: Sent = {}): Request {
  return new Request(`http://localhost/tools/${tool}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...contact, ...headers },
    body: body ?? JSON.stringify(input),
  });
}

function served(options: Partial<HttpOptions> = {}) {
  const { fulfillment, ...rest } = orderTools();
  return { http: toolsOverHttp(fulfillment, { for: 'agent', keys: [], ...options }), ...rest };
}

test.each([
  { order: '1', status: 200 },
  { order: '', status: 400, outcome: 'invalid_value' },
  { order: undefined, status: 400, outcome: 'missing_parameter' },
  { order: 'not_found', status: 404 },
  { order: 'order_not_found', status: 404 },
  { order: 'unknown_customer', status: 404 },
  { order: 'slot_taken', status: 409 },
  { order: 'state_conflict', status: 409 },
  { order: 'in_progress', status: 409, again: '1' },
  { order: 'order_closed', status: 409 },
  { order: 'not_schedulable', status: 422 },
  { order: 'key_reused', status: 422 },
  { order: 'internal', status: 500 },
  { order: 'unknown', status: 500 },
  { order: 'auth', status: 502 },
  { order: 'upstream', status: 502 },
  { order: 'throttled', status: 503, again: '1' },
])('an agent reads $order with 200, a program with $status', async ({ order, status, outcome, again }) => {
  const input = { order_id: order, text: 'Ring twice.' };
  const agent = await served().http.fetch(posted({ tool: 'add_note', input }));
  const program = await served({ for: 'program' }).http.fetch(posted({ tool: 'add_note', input }));
  expect([agent.status, program.status]).toEqual([200, status]);
  expect(program.headers.get('retry-after')).toBe(again ?? null);
  expect(agent.headers.get('retry-after')).toBeNull();
  const answer = await agent.json();
  expect(answer).toMatchObject({
    outcome: outcome ?? (status === 200 ? 'ok' : order),
    message: expect.any(String),
  });
  expect(await program.json()).toEqual(answer);
});

test('the output stands beside the outcome', async () => {
  const response = await served().http.fetch(posted());
  expect(await response.json()).toEqual({
    outcome: 'ok',
    order_id: '1',
    status: 'sent',
    eta: '2025-10-07',
  });
});

test.each([
  { headers: {}, told: {} },
  {
    headers: { 'x-trunkline-number': '+12025550100', 'x-trunkline-account': 'sam' },
    told: { number: '+12025550100', account: 'sam' },
  },
  { headers: { 'x-trunkline-turn': '12/0' }, told: { turn: '12/0' } },
  { headers: { 'idempotency-key': 'k-1' }, told: { turn: 'k-1' } },
  { headers: { 'idempotency-key': '"k-1"' }, told: { turn: 'k-1' } },
  { headers: { 'x-trunkline-turn': '12/0', 'idempotency-key': 'k-1' }, told: { turn: '12/0' } },
])('who calls is told by headers, and never by the input: $headers', async ({ headers, told }) => {
  const { http, calls } = served();
  const input = { order_id: '1', contactId: 'c-2', number: '+12025550199' };
  await http.fetch(posted({ input, headers }));
  const [{ tool, input: given, contactId, signal, ...rest } = {}] = calls;
  expect({ tool, given, contactId, rest, waits: signal?.aborted }).toEqual({
    tool: 'order_status',
    given: input,
    contactId: 'c-1',
    rest: told,
    waits: false,
  });
});

test.each(['x-trunkline-turn', 'idempotency-key'])(
  'a repeat with the same %s is answered alike, and does nothing',
  async (header) => {
    const { http, looked } = served({ for: 'program' });
    const note = (text: string) =>
      http.fetch(posted({ tool: 'add_note', input: { order_id: '7', text }, headers: { [header]: '12/0' } }));
    const first = await (await note('Ring twice.')).text();
    expect(await (await note('Ring twice.')).text()).toBe(first);
    expect(looked).toEqual(['7']);

    const other = await note('Ring once.');
    expect([other.status, await other.json()]).toMatchObject([422, { outcome: 'key_reused' }]);
    expect(looked).toEqual(['7']);
  },
);

const without = (name: string, request: Request) => {
  request.headers.delete(name);
  return request;
};

test.each([
  { name: 'no contact', request: without('x-trunkline-contact', posted()), status: 400, error: 'is missing' },
  {
    name: 'a contact with spaces',
    request: posted({ headers: { 'x-trunkline-contact': 'c 1' } }),
    status: 400,
    error: 'x-trunkline-contact must be 1 to 256',
  },
  {
    name: 'a number without country code',
    request: posted({ headers: { 'x-trunkline-number': '2025550100' } }),
    status: 400,
    error: 'such as +12025550100',
  },
  {
    name: 'an empty turn',
    request: posted({ headers: { 'x-trunkline-turn': '' } }),
    status: 400,
    error: 'turn',
  },
  { name: 'broken JSON', request: posted({ body: '{"order_id":' }), status: 400, error: 'not valid JSON' },
  { name: 'no body', request: posted({ body: '' }), status: 400, error: 'not valid JSON' },
  { name: 'a list', request: posted({ body: '[]' }), status: 400, error: 'has to be a JSON object' },
  { name: 'null', request: posted({ body: 'null' }), status: 400, error: 'has to be a JSON object' },
  {
    name: 'too much',
    request: posted({ input: { order_id: 'x'.repeat(70_000) } }),
    status: 400,
    error: 'larger than 65536 bytes',
  },
  {
    name: 'a form',
    request: posted({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    status: 415,
    error: 'application/json',
  },
  { name: 'no type', request: without('content-type', posted()), status: 415, error: 'application/json' },
  {
    name: 'a tool that is not there',
    request: posted({ tool: 'order_statsu' }),
    status: 404,
    error: 'Did you mean "order_status"?',
  },
  { name: 'GET', request: new Request('http://localhost/tools/order_status'), status: 405, error: 'POST' },
  { name: 'another path', request: new Request('http://localhost/'), status: 404, error: '/openapi.json' },
  {
    name: 'a name that is not ours',
    request: new Request('http://rebound.example.com/openapi.json'),
    status: 403,
    error: 'rebound.example.com',
  },
  {
    name: 'a page elsewhere',
    request: posted({ headers: { origin: 'https://elsewhere.example.com' } }),
    status: 403,
    error: 'origin',
  },
  {
    name: 'a page of nowhere',
    request: posted({ headers: { origin: 'null' } }),
    status: 403,
    error: 'origin',
  },
])('$name is turned away with $status, and touches nothing', async ({ request, status, error }) => {
  const { http, calls } = served();
  const response = await http.fetch(request);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ error: expect.stringContaining(error) });
  expect(calls).toEqual([]);
});

test.each([
  { hosts: ['tools.example.com'], url: 'https://tools.example.com/openapi.json', status: 200 },
  { hosts: ['tools.example.com'], url: 'http://localhost/openapi.json', status: 403 },
  { url: 'http://127.0.0.1:8090/openapi.json', status: 200 },
  { url: 'http://[::1]:8090/openapi.json', status: 200 },
  { url: 'http://localhost.example.com/openapi.json', status: 403 },
  { origin: 'http://localhost:8090', url: 'http://localhost:8090/openapi.json', status: 200 },
  { origin: 'http://localhost:5173', url: 'http://localhost:8090/openapi.json', status: 403 },
  {
    origins: ['https://desk.example.com'],
    origin: 'https://desk.example.com',
    url: 'http://localhost:8090/openapi.json',
    status: 200,
  },
])('$url from $origin gets $status', async ({ hosts, origins, origin, url, status }) => {
  const { http } = served({
    ...(hosts === undefined ? {} : { hosts }),
    ...(origins === undefined ? {} : { origins }),
  });
  const request = new Request(url, { headers: origin === undefined ? {} : { origin } });
  expect((await http.fetch(request)).status).toBe(status);
});

test.each([
  { headers: {}, status: 401 },
  { headers: { 'x-api-key': 'key-3' }, status: 401 },
  { headers: { 'x-api-key': 'key-' }, status: 401 },
  { headers: { authorization: 'Basic key-1' }, status: 401 },
  { headers: { authorization: 'Bearer key-3', 'x-api-key': 'key-1' }, status: 401 },
  { headers: { authorization: 'Bearer key-1' }, status: 200 },
  { headers: { 'x-api-key': 'key-2' }, status: 200 },
])('where keys are needed, $headers get $status', async ({ headers, status }) => {
  const { http, calls } = served({ keys: ['key-1', 'key-2'] });
  const response = await http.fetch(posted({ headers }));
  expect(response.status).toBe(status);
  expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
  expect(calls).toHaveLength(status === 200 ? 1 : 0);
});

test('a fault of ours tells nothing of itself', async () => {
  const broken = {
    ...orderTools().fulfillment,
    call: () => Promise.reject(new Error('password=secret')),
  };
  const http = toolsOverHttp(broken, { for: 'program', keys: [] });
  const response = await http.fetch(posted());
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('{"error":"There is a problem on our side."}');
});

test('it answers on a port, and a client that leaves is noticed', async () => {
  const { http, calls, arrived, letGo } = served();
  const { url, close } = await serveNode(http, { port: 0 });
  const headers = { 'content-type': 'application/json', ...contact };
  const leaving = httpRequest(`${url}/tools/order_status`, { method: 'POST', headers });
  leaving.on('error', () => {});
  leaving.end(JSON.stringify({ order_id: 'slow' }));
  await arrived;
  const noticed = new Promise((resolve) => {
    calls[0]?.signal?.addEventListener('abort', resolve);
  });
  leaving.destroy();
  await noticed;
  letGo();
  await close();
});
