import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, onTestFinished, test } from 'vitest';
import { type McpHttpOptions, mcpOverHttp } from '../../../src/fulfillment/bindings/mcp-http.ts';
import { serveNode } from '../../../src/serve/serve-node.ts';
import { orderTools } from './order-tools.ts';

const contact = { 'x-trunkline-contact': 'c-1' };

/** The SDK's own client, connected to the tools over loopback. */
async function connected(
  headers: { readonly [name: string]: string },
  options: Partial<McpHttpOptions> = {},
) {
  const { fulfillment, ...rest } = orderTools();
  const { url, close } = await serveNode(mcpOverHttp(fulfillment, { keys: [], ...options }), { port: 0 });
  const client = new Client({ name: 'test', version: '1.0.0' });
  onTestFinished(async () => {
    await client.close();
    await close();
  });
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
    requestInit: { headers: { ...headers } },
  });
  await client.connect(transport);
  return { client, url, ...rest };
}

test('a client lists the tools with what they take and give', async () => {
  const { client } = await connected({});
  const { tools } = await client.listTools();
  expect(JSON.stringify(tools)).not.toContain('$schema');
  expect(tools).toMatchObject([
    {
      name: 'order_status',
      description: 'Says where an order is.',
      inputSchema: {
        type: 'object',
        properties: { order_id: { type: 'string', minLength: 1, description: 'The number on the receipt' } },
        required: ['order_id'],
        additionalProperties: false,
      },
      outputSchema: { type: 'object', required: ['outcome'] },
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true },
    },
    {
      name: 'add_note',
      inputSchema: { required: ['order_id', 'text'] },
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false },
    },
  ]);
});

test.each([
  {
    order: '1',
    answer: { outcome: 'ok', order_id: '1', status: 'sent', eta: '2025-10-07' },
    isError: undefined,
  },
  {
    order: 'not_found',
    answer: { outcome: 'not_found', message: 'I cannot find that.' },
    isError: undefined,
  },
  { order: 'in_progress', answer: { outcome: 'in_progress' }, isError: undefined },
  { order: '', answer: { outcome: 'invalid_value', parameter: 'order_id' }, isError: undefined },
  { order: 'upstream', answer: { outcome: 'upstream' }, isError: true },
  { order: 'unknown', answer: { outcome: 'unknown' }, isError: true },
])(
  'order $order: the answer fits the schema and stands in the text too',
  async ({ order, answer, isError }) => {
    const { client } = await connected(contact);
    // The client holds structuredContent against the schema only of tools that it has listed.
    await client.listTools();
    const result = await client.callTool({ name: 'order_status', arguments: { order_id: order } });
    expect(result.structuredContent).toMatchObject(answer);
    expect(result.isError).toBe(isError);
    const [{ text }] = result.content as [{ text: string }];
    expect(JSON.parse(text)).toEqual(result.structuredContent);
  },
);

test('who calls is told by headers, and never by arguments', async () => {
  const headers = {
    ...contact,
    'x-trunkline-number': '+12025550100',
    'x-trunkline-account': 'sam',
    'x-trunkline-turn': '12/0',
  };
  const { client, calls } = await connected(headers);
  const input = { order_id: '1', contactId: 'c-2', number: '+12025550199' };
  await client.callTool({ name: 'order_status', arguments: input });
  expect(calls).toMatchObject([
    { contactId: 'c-1', number: '+12025550100', account: 'sam', turn: '12/0', input },
  ]);
});

test('a repeat of a turn is answered alike, and does nothing', async () => {
  const { client, looked } = await connected({ ...contact, 'x-trunkline-turn': '12/0' });
  const call = { name: 'add_note', arguments: { order_id: '7', text: 'Ring twice.' } };
  const first = await client.callTool(call);
  expect(first.structuredContent).toMatchObject({ outcome: 'ok', note_id: 'n-7' });
  expect(await client.callTool(call)).toEqual(first);
  expect(looked).toEqual(['7']);
});

test('without a header for the turn there is none: the numbers of requests begin anew with each client', async () => {
  const { client, calls } = await connected(contact);
  await client.callTool({ name: 'order_status', arguments: { order_id: '1' } });
  expect(calls[0]).not.toHaveProperty('turn');
});

test.each([
  { call: { name: 'order_statsu', arguments: {} }, message: 'Did you mean "order_status"?' },
  { call: { name: 'order_status', arguments: 'one' as never }, message: 'Invalid tools/call request' },
])('$call is refused as wrong parameters', async ({ call, message }) => {
  const { client, calls } = await connected(contact);
  await expect(client.callTool(call)).rejects.toMatchObject({
    code: -32_602,
    message: expect.stringContaining(message),
  });
  expect(calls).toEqual([]);
});

test('a call that no contact is named for is refused, unless there is one for all', async () => {
  const { client, calls } = await connected({});
  const call = { name: 'order_status', arguments: { order_id: '1' } };
  await expect(client.callTool(call)).rejects.toMatchObject({
    code: -32_602,
    message: expect.stringContaining('x-trunkline-contact is missing'),
  });
  expect(calls).toEqual([]);

  const identity = { contactId: 'c-9', number: '+12025550100' };
  const one = await connected({ 'x-trunkline-turn': '1/0' }, { identity });
  await one.client.callTool(call);
  expect(one.calls).toMatchObject([{ ...identity, turn: '1/0' }]);

  const other = await connected({ 'x-trunkline-number': '+12025550199' }, { identity });
  await expect(other.client.callTool(call)).rejects.toThrow(/x-trunkline-contact is missing/);
});

test('a key is asked for where there is one', async () => {
  await expect(connected(contact, { keys: ['right-key'] })).rejects.toThrow(/A key is needed/);
  await expect(
    connected({ ...contact, authorization: 'Bearer wrong-key' }, { keys: ['right-key'] }),
  ).rejects.toThrow(/not known here/);
  const { client } = await connected(
    { ...contact, authorization: 'Bearer right-key' },
    { keys: ['right-key'] },
  );
  expect((await client.listTools()).tools).toHaveLength(2);
});

const list = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };

function posted(
  body: string,
  headers: { readonly [name: string]: string } = {},
  url = 'http://localhost/mcp',
) {
  const accept = 'application/json, text/event-stream';
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body,
  });
}

test.each([
  { name: 'GET', request: new Request('http://localhost/mcp'), status: 405, message: 'POST' },
  { name: 'another path', request: posted('{}', {}, 'http://localhost/'), status: 404, message: '/mcp' },
  { name: 'no JSON', request: posted('{'), status: 400, message: 'Parse error' },
  {
    name: 'too much',
    request: posted(JSON.stringify({ ...list, params: { _meta: { more: 'x'.repeat(70_000) } } })),
    status: 413,
    message: '65536',
  },
  {
    name: 'another content type',
    request: posted('{}', { 'content-type': 'text/plain' }),
    status: 415,
    message: 'application/json',
  },
  {
    name: 'a name that is not ours',
    request: posted('{}', {}, 'http://rebound.example.com/mcp'),
    status: 403,
    message: 'rebound.example.com',
  },
  {
    name: 'a page elsewhere',
    request: posted('{}', { origin: 'https://elsewhere.example.com' }),
    status: 403,
    message: 'origin',
  },
])('$name is turned away with $status', async ({ request, status, message }) => {
  const { fulfillment, calls } = orderTools();
  const response = await mcpOverHttp(fulfillment, { keys: [] }).fetch(request);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining(message) } });
  expect(calls).toEqual([]);
});

test('when nobody waits any more, the call is told', async () => {
  const { fulfillment, calls, arrived, letGo } = orderTools();
  const gone = new AbortController();
  const call = {
    ...list,
    method: 'tools/call',
    params: { name: 'order_status', arguments: { order_id: 'slow' } },
  };
  const request = new Request(posted(JSON.stringify(call), contact), { signal: gone.signal });
  const answer = mcpOverHttp(fulfillment, { keys: [] }).fetch(request);
  await arrived;
  expect(calls[0]?.signal?.aborted).toBe(false);
  gone.abort();
  expect((await answer).status).toBe(499);
  expect(calls[0]?.signal?.aborted).toBe(true);
  letGo();
});
