import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, onTestFinished, test } from 'vitest';
import { tools } from '../../src/fulfillment/tools/index.ts';
import type { JsonObject } from '../../src/language/document.ts';
import { trunkline } from './trunkline.ts';

// The sample project as it stands, from the built command line, by the SDK's own client.

const cwd = resolve(import.meta.dirname, '../..');
const bin = resolve(cwd, 'dist/bin/trunkline.js');
const robin = ['--contact', 'contact-1', '--number', '+12025550101'];
const names = tools.map(({ name }) => name);

async function overStdio(): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const args = [bin, 'tools', 'serve', '--as', 'mcp', ...robin];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd, stderr: 'ignore' }));
  onTestFinished(() => client.close());
  return client;
}

async function overHttp(): Promise<Client> {
  const args = [bin, 'tools', 'serve', '--as', 'mcp', '--port', '0', ...robin];
  const server = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(line.replace('MCP: ', ''))));
  onTestFinished(() => client.close());
  return client;
}

/** The first of a list of texts. */
function firstOf(list: unknown): string {
  const [first = ''] = list as readonly string[];
  return first;
}

test.each([
  ['standard input and output', overStdio],
  ['HTTP', overHttp],
])('by MCP over %s, a client lists and calls all sixteen tools', async (_, connected) => {
  const client = await connected();
  const { tools: listed } = await client.listTools();
  expect(listed.map(({ name }) => name)).toEqual(names);
  const hidden = new Set(tools.flatMap(({ injected }) => Object.keys(injected)));
  const shown = listed.flatMap(({ inputSchema }) => Object.keys(inputSchema.properties ?? {}));
  expect(shown.filter((parameter) => hidden.has(parameter))).toEqual([]);

  const called = new Set<string>();
  /** The client holds each answer against the schema that was listed. */
  const call = async (name: string, input: JsonObject = {}): Promise<JsonObject> => {
    called.add(name);
    const { structuredContent } = await client.callTool({ name, arguments: { ...input } });
    expect({ name, ...(structuredContent as JsonObject) }).toMatchObject({ name, outcome: 'ok' });
    return structuredContent as JsonObject;
  };
  /** A time that is free for a job. */
  const offer = async (project_id: string) => {
    const { request_id = '', available_dates } = await call('get_available_dates', { project_id });
    const day = { project_id, date: firstOf(available_dates), request_id };
    return { ...day, time: firstOf((await call('get_time_slots', day))['available_slots']) };
  };

  await call('list_projects');
  await call('get_project_details', { project_id: '12347' });
  await call('confirm_appointment', await offer('12347'));
  const { date, time, ...flooring } = await offer('12345');
  await call('reschedule_appointment', { ...flooring, new_date: date, new_time: time });
  await call('get_appointment_status', { project_id: '12345' });
  await call('cancel_appointment', { project_id: '12345', reason: 'I am away.' });
  await call('add_note', { project_id: '12347', note_text: 'Ring twice.' });
  const { total_count } = await call('list_notes', { project_id: '12347' });
  expect(total_count).toBe(1);
  await call('get_weather', { location: 'Tampa' });
  await call('get_working_hours');
  const { short_ref = '' } = await call('create_ticket', { issue_description: 'The notebook stays black.' });
  await call('add_ticket_comment', { ticket_reference: short_ref, comment: 'Since today.' });
  await call('get_ticket_status', { ticket_reference: short_ref });
  const { offered } = await call('list_recent_tickets');
  expect(firstOf(offered)).toBe(short_ref);
  expect([...called].toSorted()).toEqual(names);
});

test.each(['agent', 'program'])(
  'the document of all sixteen for a %s passes a public validator',
  async (reader) => {
    const ran = await trunkline(['tools', 'serve', '--as', 'openapi', '--for', reader], { cwd });
    const document = JSON.parse(ran.out) as { readonly paths: JsonObject };
    expect(Object.keys(document.paths)).toEqual(names.map((name) => `/tools/${name}`));
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  },
);

test.each([
  { tool: 'get_working_hours', input: {}, code: 0, outcome: 'ok' },
  { tool: 'get_ticket_status', input: { ticket_reference: '33567ee8' }, code: 0, outcome: 'ok' },
  { tool: 'get_ticket_status', input: { ticket_reference: '5d2e8f17' }, code: 1, outcome: 'not_found' },
  { tool: 'list_notes', input: {}, code: 1, outcome: 'missing_parameter' },
  {
    tool: 'cancel_appointment',
    input: { project_id: '12347', reason: 'Away.' },
    code: 1,
    outcome: 'state_conflict',
  },
])('tools call $tool with $input ends with $outcome', async ({ tool, input, code, outcome }) => {
  const ran = await trunkline(['tools', 'call', tool, ...robin, '--json', JSON.stringify(input)], { cwd });
  expect({ code: ran.code, ...JSON.parse(ran.out) }).toMatchObject({ code, outcome });
});
