import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { openTerminal } from '../../../src/cli/terminal.ts';
import { callTool } from '../../../src/cli/tools/call.ts';
import { toolsOverHttp } from '../../../src/fulfillment/bindings/http.ts';
import { lexHandler } from '../../../src/fulfillment/bindings/lex.ts';
import { mcpOverHttp } from '../../../src/fulfillment/bindings/mcp-http.ts';
import type { Fulfillment } from '../../../src/fulfillment/fulfillment.ts';
import { lambdaHandler } from '../../../src/fulfillment/lambda/lambda-handler.ts';
import type { JsonObject } from '../../../src/language/document.ts';
import { bedrockEvent, connectEvent, gatewayContext, lexEvent, slot } from '../lambda/events.ts';
import { robin } from '../tools/desks.ts';

/** A call as each way makes it, by Robin. */
export interface Called {
  readonly tool: string;
  readonly input: JsonObject;
  /** Which call it is, where the way has turns. A repeat has the same. */
  readonly turn: string;
}

/** What a way gave back. */
export interface Told {
  readonly answer: JsonObject;
  /** What the way itself says of how it went, beside the answer. */
  readonly sign?: unknown;
  /** How often the tool may have been run, where a caller is asked once more. @default 1 */
  readonly turns?: number;
}

/** One way to call a tool. */
interface Way {
  readonly name: string;
  /** Strings alone, as a flow reads them. Without it, the answer is told whole. */
  readonly flat?: true;
  call(fulfillment: Fulfillment, called: Called): Promise<Told>;
  /** The sign of an outcome. */
  sign?(outcome: string): unknown;
}

const contactId = 'contact-1';
const caller = { contactId, callerNumber: robin };
const headers = { 'x-trunkline-contact': contactId, 'x-trunkline-number': robin };

/** Every way to call a tool, beside the program itself. */
export const ways: readonly Way[] = [
  { name: 'Connect, strings', flat: true, call: byConnect('STRING_MAP') },
  { name: 'Connect, JSON', call: byConnect('JSON') },
  {
    name: 'Lex',
    flat: true,
    call: byLex,
    sign: (outcome) => (outcome === 'ok' ? 'Fulfilled' : 'Failed'),
  },
  {
    name: 'AgentCore Gateway',
    async call(fulfillment, { tool, input, turn }) {
      const context = gatewayContext(`desk___${tool}`, { ...headers, 'x-trunkline-turn': turn });
      return { answer: (await lambdaHandler(fulfillment)(input, context)) as JsonObject };
    },
  },
  {
    name: 'Bedrock, function',
    async call(fulfillment, { tool, input }) {
      const parameters = Object.entries(texts(input)).map(([name, value]) => ({
        name,
        type: 'string',
        value,
      }));
      const { response } = await byBedrock(fulfillment, { function: tool, parameters });
      const { responseState, responseBody } = response.functionResponse;
      return { answer: JSON.parse(responseBody.TEXT.body) as JsonObject, sign: responseState };
    },
    // Only then does the agent ask for something else.
    sign: (outcome) => (wrongInput.has(outcome) ? 'REPROMPT' : undefined),
  },
  {
    name: 'Bedrock, path',
    async call(fulfillment, { tool, input }) {
      const properties = Object.entries(texts(input)).map(([name, value]) => ({
        name,
        type: 'string',
        value,
      }));
      const { response } = await byBedrock(fulfillment, {
        apiPath: `/${tool.replaceAll('_', '-')}`,
        httpMethod: 'POST',
        requestBody: { content: { 'application/json': { properties } } },
      });
      const { body } = response.responseBody['application/json'];
      return { answer: JSON.parse(body) as JsonObject, sign: response.httpStatusCode };
    },
    sign: () => 200,
  },
  { name: 'MCP', call: byMcp(), sign: (outcome) => (outcome === 'upstream' ? true : undefined) },
  { name: 'HTTP, agent', call: byHttp('agent'), sign: () => 200 },
  { name: 'HTTP, program', call: byHttp('program'), sign: (outcome) => statuses[outcome] ?? 409 },
  {
    name: 'trunkline tools call',
    async call(fulfillment, { tool, input, turn }) {
      const lines: string[] = [];
      const terminal = { ...openTerminal(), print: (line: string) => void lines.push(line) };
      const options = { json: JSON.stringify(input), contact: contactId, number: robin, turn };
      const opened = { fulfillment, close: async () => {} };
      const code = await callTool(opened, { name: tool, ...options }, terminal);
      return { answer: JSON.parse(lines.join('\n')) as JsonObject, sign: code };
    },
    sign: (outcome) => (outcome === 'ok' ? 0 : 1),
  },
];

const statuses: { readonly [outcome: string]: number } = {
  ok: 200,
  invalid_value: 400,
  missing_parameter: 400,
  not_found: 404,
  project_not_found: 404,
  not_schedulable: 422,
  upstream: 502,
};
const wrongInput: ReadonlySet<string> = new Set(['invalid_value', 'missing_parameter']);

/** Flows, bots and Bedrock write everything as text. */
function texts(input: JsonObject): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

function byConnect(response: 'STRING_MAP' | 'JSON'): Way['call'] {
  return async (fulfillment, { tool, input }) => {
    const event = connectEvent(texts(input), {
      ContactId: contactId,
      CustomerEndpoint: { Address: robin, Type: 'TELEPHONE_NUMBER' },
    });
    return { answer: (await lambdaHandler(fulfillment, { tool, response })(event)) as JsonObject };
  };
}

/** At fulfilment, where a caller to whom a question is put says the same once more, until the bot gives up. */
async function byLex(fulfillment: Fulfillment, { tool, input }: Called): Promise<Told> {
  const parameters = Object.keys(fulfillment.tools.get(tool)?.input.shape ?? {});
  const slots = Object.fromEntries(parameters.map((name) => [name, name]));
  const lex = lexHandler(fulfillment, { intents: { Ask: { tool, slots, confirm: 'Shall I?' } } });
  const handler = lambdaHandler(fulfillment, { lex });
  const given = Object.fromEntries(Object.entries(texts(input)).map(([name, text]) => [name, slot(text)]));
  let attributes: { readonly [name: string]: string } = caller;
  for (let turns = 1; turns < 6; turns++) {
    const event = lexEvent({
      source: 'FulfillmentCodeHook',
      intent: 'Ask',
      slots: given,
      confirmation: 'Confirmed',
      attributes,
    });
    const { sessionState } = (await handler(event)) as {
      readonly sessionState: {
        readonly dialogAction: { readonly type: string };
        readonly sessionAttributes: { readonly [name: string]: string };
        readonly intent: { readonly state: string };
      };
    };
    attributes = sessionState.sessionAttributes;
    if (sessionState.dialogAction.type !== 'Close') continue;
    const results = Object.entries(attributes).filter(([name]) => name.startsWith('result_'));
    const answer = Object.fromEntries(results.map(([name, text]) => [name.slice('result_'.length), text]));
    return { answer, sign: sessionState.intent.state, turns };
  }
  throw new Error(`The bot never comes to an end with ${tool}.`);
}

interface BedrockAnswer {
  readonly response: {
    readonly httpStatusCode: number;
    readonly responseBody: { readonly 'application/json': { readonly body: string } };
    readonly functionResponse: {
      readonly responseState?: string;
      readonly responseBody: { readonly TEXT: { readonly body: string } };
    };
  };
}

async function byBedrock(fulfillment: Fulfillment, event: JsonObject): Promise<BedrockAnswer> {
  const answer = await lambdaHandler(fulfillment)(bedrockEvent({ ...event, sessionAttributes: caller }));
  return answer as BedrockAnswer;
}

/** The SDK's own client, which holds every answer against the schema that was listed. */
function byMcp(): Way['call'] {
  const client = new Client({ name: 'test', version: '1.0.0' });
  let serving: Fulfillment | undefined;
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), {
    requestInit: { headers },
    fetch: async (to, init) =>
      serving === undefined
        ? new Response(null, { status: 503 })
        : mcpOverHttp(serving, { keys: [] }).fetch(new Request(to, init)),
  });
  let listed: Promise<unknown> | undefined;
  return async (fulfillment, { tool, input, turn }) => {
    serving = fulfillment;
    listed ??= client.connect(transport).then(() => client.listTools());
    await listed;
    const { structuredContent, isError } = await client.callTool({
      name: tool,
      arguments: { ...input },
      _meta: { 'trunkline/turn': turn },
    });
    return { answer: structuredContent as JsonObject, sign: isError };
  };
}

function byHttp(reader: 'agent' | 'program'): Way['call'] {
  return async (fulfillment, { tool, input, turn }) => {
    const request = new Request(`http://localhost/tools/${tool}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, 'x-trunkline-turn': turn },
      body: JSON.stringify(input),
    });
    const response = await toolsOverHttp(fulfillment, { for: reader, keys: [] }).fetch(request);
    return { answer: (await response.json()) as JsonObject, sign: response.status };
  };
}
