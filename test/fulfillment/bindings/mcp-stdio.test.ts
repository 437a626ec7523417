import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { expect, test } from 'vitest';
import { mcpOverStdio } from '../../../src/fulfillment/bindings/mcp-stdio.ts';
import { orderTools } from './order-tools.ts';

const identity = () => ({ contactId: 'c-1', number: '+12025550100' });

/** The SDK's own client at the other end of two streams. */
async function connected() {
  const { fulfillment, ...rest } = orderTools();
  const [input, output] = [new PassThrough(), new PassThrough()];
  const server = await mcpOverStdio(fulfillment, { input, output, identity });
  const client = new Client({ name: 'test', version: '1.0.0' });
  // What a server reads and writes, turned round.
  await client.connect(new StdioServerTransport(output, input));
  return { client, server, input, output, ...rest };
}

test('a client lists and calls the tools, for the contact that the process serves', async () => {
  const { client, calls } = await connected();
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['order_status', 'add_note']);
  const result = await client.callTool({
    name: 'add_note',
    arguments: { order_id: '7', text: 'Ring twice.' },
  });
  expect(result.structuredContent).toEqual({ outcome: 'ok', note_id: 'n-7', message: 'The note is there.' });
  expect(calls).toMatchObject([{ tool: 'add_note', contactId: 'c-1', number: '+12025550100' }]);
  expect(calls[0]).not.toHaveProperty('turn');
});

test('a client that says the turn makes repeats certain', async () => {
  const { client, calls } = await connected();
  const call = { name: 'add_note', arguments: { order_id: '7', text: 'Ring twice.' } };
  await client.callTool({ ...call, _meta: { 'trunkline/turn': '3/1' } });
  await expect(client.callTool({ ...call, _meta: { 'trunkline/turn': 3 } })).rejects.toMatchObject({
    code: -32_602,
    message: expect.stringContaining('trunkline/turn in _meta must be 1 to 256'),
  });
  expect(calls.map(({ turn }) => turn)).toEqual(['3/1']);
});

test('a call that the client gives up is told', async () => {
  const { client, calls, arrived, letGo } = await connected();
  const gone = new AbortController();
  const call = client.callTool({ name: 'order_status', arguments: { order_id: 'slow' } }, undefined, {
    signal: gone.signal,
  });
  await arrived;
  gone.abort();
  await expect(call).rejects.toThrow(/abort/i);
  await client.ping();
  expect(calls[0]?.signal?.aborted).toBe(true);
  letGo();
});

test.each(['the input ends', 'it is closed'])('when %s, calls under way are answered first', async (how) => {
  const { client, server, input, calls, arrived, letGo } = await connected();
  const answer = client.callTool({ name: 'order_status', arguments: { order_id: 'slow' } });
  await arrived;
  if (how === 'it is closed') void server.close();
  else input.end();
  for (let turns = 0; turns < 20; turns++) await setImmediate();
  letGo();
  expect((await answer).structuredContent).toMatchObject({ outcome: 'ok', order_id: 'slow' });
  expect(calls[0]?.signal?.aborted).toBe(false);
  await server.ended;
});

test('a message that does not end is not read for ever', async () => {
  const { server, input } = await connected();
  input.write('x'.repeat(11 * 1024 * 1024));
  await server.ended;
});
