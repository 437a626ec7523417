import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, onTestFinished, test } from 'vitest';
import { running } from './running.ts';
import { folderOf, project, trunkline } from './trunkline.ts';

const bin = resolve(import.meta.dirname, '../../dist/bin/trunkline.js');

const orderTools = resolve(import.meta.dirname, '../fulfillment/bindings/order-tools.ts');

const config = `import { defineConfig } from 'trunkline';
import { orderTools } from '${orderTools}';

export const config = defineConfig({
  tools: async ({ clock, log }) => {
    const { fulfillment } = orderTools();
    return {
      fulfillment: {
        tools: fulfillment.tools,
        call: async (call) => {
          console.log('printed by a tool');
          const { tool, contactId, number = 'none', turn = 'none' } = call;
          log({ level: 'info', message: 'called', contactId, tool, number, turn, late: clock.now() < 0 });
          return fulfillment.call(call);
        },
      },
      close: async () => console.error('closed'),
    };
  },
});
`;
const withTools = () => folderOf({ 'trunkline.config.ts': config });

test('the tools are listed with what each takes', async () => {
  const cwd = withTools();
  expect(await running(['tools', 'list'], { cwd })).toEqual({
    code: 0,
    out: `order_status  reads
  Says where an order is.
    order_id  string  The number on the receipt
add_note  writes
  Adds a note to an order.
    order_id  string  The number on the receipt
    text  string
    urgent  boolean, optional
`,
    err: 'closed\n',
  });
  expect(JSON.parse((await trunkline(['tools', 'list', '--json'], { cwd })).out)).toMatchObject({
    tools: [
      { name: 'order_status', writes: false, deadline: 7000, parameters: { required: ['order_id'] } },
      { name: 'add_note', writes: true, outcomes: { order_closed: 'That order is closed.' } },
    ],
  });
});

test.each([
  {
    input: '{"order_id":"1"}',
    code: 0,
    answer: { outcome: 'ok', order_id: '1', status: 'sent', eta: '2025-10-07' },
  },
  {
    input: '{"order_id":"not_found"}',
    code: 1,
    answer: { outcome: 'not_found', message: 'I cannot find that.' },
  },
  { input: '{"order_id":""}', code: 1, answer: { outcome: 'invalid_value', parameter: 'order_id' } },
  { input: '{}', code: 1, answer: { outcome: 'missing_parameter', parameter: 'order_id' } },
])('a tool is called with $input', async ({ input, code, answer }) => {
  const ran = await trunkline(['tools', 'call', 'order_status', '--json', input], { cwd: withTools() });
  expect(JSON.parse(ran.out)).toMatchObject(answer);
  expect(ran).toMatchObject({ code, err: 'printed by a tool\nclosed\n' });
});

test.each([
  { words: ['tools', 'lsit'], err: /there is no "tools lsit"\. Did you mean "list"\?/ },
  { words: ['tools'], err: /missing required argument 'list\|call\|serve\|unknown'/ },
  { words: ['tools', 'list', 'add_note'], err: /"tools list" is about all tools, so "add_note" would do/ },
  { words: ['tools', 'call'], err: /No tool is named\. The tools are order_status, add_note\./ },
  { words: ['tools', 'call', 'order_statsu'], err: /no tool "order_statsu"\. Did you mean "order_status"\?/ },
  { words: ['tools', 'call', 'weather'], err: /no tool "weather"\. The tools are order_status, add_note\./ },
  { words: ['tools', 'call', 'add_note', '--json', '{'], err: /--json is not valid JSON/ },
  { words: ['tools', 'call', 'add_note', '--json', '[1]'], err: /--json takes an object/ },
  { words: ['tools', 'call', 'add_note', '--number', '555'], err: /a number with its country code/ },
  { words: ['tools', 'call', 'add_note', '--contact', 'c 1'], err: /--contact takes 1 to 256 visible/ },
  { words: ['tools', 'serve'], err: /--as mcp, --as http or --as openapi/ },
  { words: ['tools', 'serve', '--as', 'soap'], err: /Allowed choices are http, mcp, openapi/ },
  { words: ['tools', 'serve', '--as', 'http', '--port', '70000'], err: /--port takes a number up to 65535/ },
  {
    words: ['tools', 'serve', '--as', 'http', '--key-env', 'NOT_SET'],
    err: /variable NOT_SET, .* is not set/,
  },
])('trunkline $words is wrong usage', async ({ words, err }) => {
  const ran = await trunkline(words, { cwd: withTools() });
  expect(ran.err).toMatch(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});

test.each([
  { files: {}, err: /There is no trunkline\.config\.ts here or above that opens tools/ },
  { files: project, err: /trunkline\.config\.ts opens no tools\. Add to it: tools: openTools/ },
  {
    files: { 'trunkline.config.js': 'export const config = { tools: {} };' },
    err: /tools must be a function that opens the tools/,
  },
  {
    files: { 'trunkline.config.js': 'export const config = { tools: async () => async () => ({}) };' },
    err: /cannot be opened\. tools of the configuration must give \{ fulfillment, close \}\. It gives a function/,
  },
  {
    files: { 'trunkline.config.js': 'export const config = { tools: async () => ({ fulfillment: {} }) };' },
    err: /must give \{ fulfillment, close \}\. fulfillment is what fulfillment\(\) gives/,
  },
  {
    files: {
      'trunkline.config.js':
        'export const config = {\n  tools: async () => {\n    throw new Error("No store.");\n  },\n};\n',
    },
    err: /^trunkline\.config\.js:3:11 {2}error {2}not_loaded {2}Error: No store\./,
    // Only a process of its own has stacks as Node writes them.
    run: running,
  },
])('a project without tools to open is told so: $err', async ({ files, err, run = trunkline }) => {
  const ran = await run(['tools', 'list'], { cwd: folderOf(files) });
  expect(ran.err).toMatch(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});

test('the document of HTTP is printed', async () => {
  const ran = await trunkline(['tools', 'serve', '--as', 'openapi', '--for', 'program'], {
    cwd: withTools(),
  });
  expect(await new Validator().validate(JSON.parse(ran.out))).toEqual({ valid: true });
  expect(ran).toMatchObject({ code: 0, err: 'closed\n' });
});

test('by MCP on standard input and output, a client lists and calls', async () => {
  const words = ['tools', 'serve', '--as', 'mcp', '--contact', 'c-7', '--number', '+12025550100'];
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: withTools(),
    env: { PATH: process.env.PATH },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const told = text(child.stderr);
  const client = new Client({ name: 'test', version: '1.0.0' });
  // What a server reads and writes, turned round. The transport for clients kills a server that takes long to end.
  await client.connect(new StdioServerTransport(child.stdout, child.stdin));
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['order_status', 'add_note']);
  const result = await client.callTool({ name: 'order_status', arguments: { order_id: '1' } });
  expect(result.structuredContent).toMatchObject({ outcome: 'ok', status: 'sent' });
  child.stdin.end();
  const err = await told;
  expect(err).toMatch(/closed\n$/);
  expect(err).toContain('for the contact c-7.');
  expect(err).toContain('printed by a tool');
  expect(err).toContain('"contactId":"c-7","tool":"order_status","number":"+12025550100","turn":"none"');
});

/** A server that runs, with the first line that it printed. */
async function serving(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child: ChildProcess = spawn(process.execPath, [bin, 'tools', 'serve', '--port', '0', ...words], {
    cwd: withTools(),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout === null) throw new Error('There is no output.');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await once(child, 'exit')) as [number | null, string | null];
  };
  return { line, stop };
}

test('by HTTP it serves with the key of the environment, until it is told to stop', async () => {
  const words = ['--as', 'http', '--for', 'program', '--key-env', 'TOOLS_KEY', '--contact', 'c-7'];
  const { line, stop } = await serving(words, { TOOLS_KEY: 'right-key' });
  const [, url = ''] = /^HTTP: (http:\S+)\/tools\/<name>, described by \S+\/openapi\.json$/.exec(line) ?? [];
  const call = (key: string) =>
    fetch(`${url}/tools/order_status`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key, connection: 'close' },
      body: '{"order_id":"not_found"}',
    });
  expect([(await call('right-key')).status, (await call('wrong-key')).status]).toEqual([404, 401]);
  expect(await stop('SIGTERM')).toEqual([0, null]);
});

test('by MCP on a port it serves too', async () => {
  const { line, stop } = await serving(['--as', 'mcp']);
  const [, url = ''] = /^MCP: (\S+\/mcp)$/.exec(line) ?? [];
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      connection: 'close',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  expect(await response.json()).toMatchObject({
    result: { tools: [{ name: 'order_status' }, { name: 'add_note' }] },
  });
  expect(await stop('SIGINT')).toEqual([0, null]);
});
