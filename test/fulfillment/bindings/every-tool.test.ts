import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, onTestFinished, test } from 'vitest';
import { seedTickets } from '../../../src/backends/itsm/seed.ts';
import { answerOf } from '../../../src/fulfillment/answer.ts';
import { toolsOverHttp } from '../../../src/fulfillment/bindings/http.ts';
import { mcpOverHttp } from '../../../src/fulfillment/bindings/mcp-http.ts';
import { openApi } from '../../../src/fulfillment/http/openapi.ts';
import { tools } from '../../../src/fulfillment/tools/index.ts';
import type { JsonObject } from '../../../src/language/document.ts';
import { serveNode } from '../../../src/serve/serve-node.ts';
import { type Desks, desks, robin } from '../tools/desks.ts';

/** The desks with tickets of Robin and of Sasha. */
async function seeded(): Promise<Desks> {
  const both = await desks();
  const callers = { regular: both.keyOf(robin), stranger: both.keyOf('+12025550102') };
  await seedTickets(both.tickets, callers, both.clock.now());
  return both;
}

/** One number, four ways to call: in the program, by MCP, and over HTTP as an agent and as a program. */
async function ways({ fulfillment }: Desks) {
  const identity = { contactId: 'contact-1', number: robin };
  const { url, close } = await serveNode(mcpOverHttp(fulfillment, { keys: [] }), { port: 0 });
  onTestFinished(close);
  const client = new Client({ name: 'test', version: '1.0.0' });
  let turn = '';
  const headers = () => ({
    'x-trunkline-contact': identity.contactId,
    'x-trunkline-number': identity.number,
    'x-trunkline-turn': turn,
  });
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
    fetch: (to, init) => {
      const all = new Headers(init?.headers);
      for (const [name, value] of Object.entries(headers())) if (value !== '') all.set(name, value);
      return fetch(to, { ...init, headers: all });
    },
  });
  await client.connect(transport);
  onTestFinished(() => client.close());
  const { tools: listed } = await client.listTools();

  const posted = (reader: 'agent' | 'program') => async (tool: string, input: JsonObject) => {
    const http = toolsOverHttp(fulfillment, { for: reader, keys: [] });
    const response = await http.fetch(
      new Request(`http://localhost/tools/${tool}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers() },
        body: JSON.stringify(input),
      }),
    );
    return { status: response.status, answer: (await response.json()) as JsonObject };
  };
  const [agent, program] = [posted('agent'), posted('program')];
  return {
    listed,
    /** What each way answers to one call of one turn, and the status that a program gets. */
    async all(tool: string, input: JsonObject, which: string) {
      turn = which;
      const direct = answerOf(await fulfillment.call({ tool, input, ...identity, turn }));
      const { structuredContent } = await client.callTool({ name: tool, arguments: { ...input } });
      const [read, status] = [await agent(tool, input), await program(tool, input)];
      return {
        answers: [direct, structuredContent as JsonObject, read.answer, status.answer],
        statuses: [read.status, status.status],
      };
    },
  };
}

test('a client lists every tool, and sees nothing that is worked out from the contact', async () => {
  const { listed } = await ways(await seeded());
  expect(listed.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
  for (const { name, inputSchema } of listed) {
    const injected = Object.keys(tools.find((tool) => tool.name === name)?.injected ?? {});
    const supplied = Object.keys(inputSchema.properties ?? {});
    expect({ name, both: supplied.filter((parameter) => injected.includes(parameter)) }).toEqual({
      name,
      both: [],
    });
  }
});

test.each(['agent', 'program'] as const)(
  'the document of every tool for a %s is OpenAPI 3.1',
  async (reader) => {
    const { fulfillment } = await desks();
    const document = openApi(fulfillment, { for: reader });
    expect(Object.keys(document['paths'] as JsonObject)).toEqual(tools.map(({ name }) => `/tools/${name}`));
    expect(await new Validator().validate(JSON.parse(JSON.stringify(document)))).toEqual({ valid: true });
  },
);

test('every tool answers alike on every way, and the answer fits what the tool says of it', async () => {
  const both = await seeded();
  const { all } = await ways(both);
  const windows = { project_id: '12347' };
  const flooring = { project_id: '12345' };
  const reference = { ticket_reference: '33567ee8' };
  const offered = async (project: typeof windows, date: string) => {
    const { request_id } = await both.output('get_available_dates', project);
    await both.output('get_time_slots', { ...project, date, request_id: request_id ?? '' });
    return { ...project, request_id: request_id ?? '' };
  };
  const toBook = await offered(windows, '2025-10-08');
  const toMove = await offered(flooring, '2025-10-09');
  const calls: { readonly [tool: string]: JsonObject } = {
    get_time_slots: { ...toBook, date: '2025-10-08' },
    confirm_appointment: { ...toBook, date: '2025-10-08', time: '08:00 AM' },
    reschedule_appointment: { ...toMove, new_date: '2025-10-09', new_time: '08:00 AM' },
    get_available_dates: windows,
    get_appointment_status: flooring,
    cancel_appointment: { ...flooring, reason: 'I am away.' },
    get_project_details: windows,
    add_note: { ...windows, note_text: 'Ring twice.' },
    list_notes: windows,
    list_projects: {},
    get_weather: { location: 'Tampa' },
    get_working_hours: {},
    create_ticket: { issue_description: 'The notebook does not start.' },
    get_ticket_status: reference,
    add_ticket_comment: { ...reference, comment: 'It still does not start.' },
    list_recent_tickets: {},
  };
  expect(Object.keys(calls).toSorted()).toEqual(tools.map(({ name }) => name).toSorted());
  for (const [index, [tool, input]] of Object.entries(calls).entries()) {
    const { answers, statuses } = await all(tool, input, `${index}/0`);
    // Each time that dates are asked for, they come under a new id.
    const compared = answers.map((answer) => ({
      ...answer,
      ...(answer['request_id'] && { request_id: 'R' }),
    }));
    expect({ tool, ...compared[0] }).toMatchObject({ tool, outcome: 'ok' });
    expect(compared).toEqual(answers.map(() => compared[0]));
    expect(statuses).toEqual([200, 200]);
  }
});

test.each([
  { tool: 'get_project_details', input: { project_id: '12360' }, outcome: 'project_not_found', status: 404 },
  { tool: 'get_project_details', input: { project_id: 'none' }, outcome: 'project_not_found', status: 404 },
  { tool: 'get_ticket_status', input: { ticket_reference: '5d2e8f17' }, outcome: 'not_found', status: 404 },
  { tool: 'cancel_appointment', input: { project_id: '12345' }, outcome: 'missing_parameter', status: 400 },
  { tool: 'get_weather', input: { location: 'Tampa', caller: 'me' }, outcome: 'invalid_value', status: 400 },
  {
    tool: 'cancel_appointment',
    input: { project_id: '12347', reason: 'I am away.' },
    outcome: 'state_conflict',
    status: 409,
  },
])('$tool with $input ends with $outcome on every way', async ({ tool, input, outcome, status }) => {
  const { all } = await ways(await seeded());
  const { answers, statuses } = await all(tool, input, '1/0');
  expect(answers[0]).toMatchObject({ outcome });
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect(statuses).toEqual([200, status]);
});

test('a backend that is down is told on every way', async () => {
  const both = await seeded();
  const { all } = await ways(both);
  both.instead(async () => new Response(null, { status: 500 }));
  const { answers, statuses } = await all('list_projects', {}, '1/0');
  expect(answers).toEqual(answers.map(() => ({ outcome: 'upstream', message: expect.any(String) })));
  expect(statuses).toEqual([200, 502]);
});
