import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type Tool as ToolListing,
} from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { TrunklineError } from '../../language/error.ts';
import { answerOf } from '../answer.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { type Identity, idForm, isId } from '../identity.ts';
import { answerSchemaOf, inputSchemaOf } from '../json-schema.ts';
import { knownTool } from '../known-tool.ts';

/** What an MCP server is made with. */
export interface McpOptions {
  /** Whose calls these are; asked at each call of a tool. Throws a `TrunklineError` where that is not known. */
  readonly identity: () => Identity;
  /** How the server calls itself. @default 'trunkline' */
  readonly name?: string;
  /** @default '1.0.0' */
  readonly version?: string;
}

/** The key in a call's `_meta` under which a client says which call of which turn it is: `12/0`. */
const turnKey = 'trunkline/turn';

/**
 * The tools as an MCP server, to be connected to a transport. Every outcome is a result: its `structuredContent` is
 * `{ outcome, … }`, and the same stands in its text; `isError` is set where the fault is ours. A tool that is not
 * there and a call without a contact are errors of the protocol (−32602).
 *
 * @example await mcpServer(fulfillment, { identity: () => ({ contactId }) }).connect(transport);
 * @see https://modelcontextprotocol.io/specification/2025-11-25/server/tools
 */
export function mcpServer(
  fulfillment: Fulfillment,
  { identity, name = 'trunkline', version = '1.0.0' }: McpOptions,
): Server {
  const server = new Server({ name, version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: listingsOf(fulfillment) }));
  // Read in full below: a call that does not fit would otherwise be told as a fault of the server.
  server.setRequestHandler(anyToolCall, async (request, { signal }) => {
    const { params } = CallToolRequestSchema.parse(request);
    const result = await fulfillment.call({
      ...asParams(() => ({
        tool: knownTool(fulfillment, params.name).name,
        ...identity(),
        ...turnIn(params._meta),
      })),
      input: params.arguments ?? {},
      signal,
    });
    const answer = answerOf(result);
    return {
      content: [{ type: 'text', text: JSON.stringify(answer) }],
      structuredContent: answer,
      ...(ourFaults.has(result.outcome) ? { isError: true } : {}),
    } satisfies CallToolResult;
  });
  return server;
}

/** Outcomes that a model can do nothing about. */
const ourFaults: ReadonlySet<string> = new Set(['auth', 'throttled', 'upstream', 'internal', 'unknown']);

const anyToolCall = z.looseObject({ method: z.literal('tools/call') });

const listings = new WeakMap<Fulfillment, ToolListing[]>();

/** Schemas are written once: over HTTP there is a server for each request. */
function listingsOf(fulfillment: Fulfillment): ToolListing[] {
  const known = listings.get(fulfillment);
  if (known !== undefined) return known;
  const written = Array.from(fulfillment.tools.values(), (tool) => ({
    name: tool.name,
    description: tool.description,
    inputSchema: inputSchemaOf(tool),
    outputSchema: answerSchemaOf(tool),
    annotations: {
      readOnlyHint: !tool.writes,
      destructiveHint: tool.writes,
      idempotentHint: !tool.writes,
    },
  })) as unknown as ToolListing[];
  listings.set(fulfillment, written);
  return written;
}

function turnIn(meta: { readonly [key: string]: unknown } = {}): Pick<Identity, 'turn'> {
  const { [turnKey]: turn } = meta;
  if (turn === undefined) return {};
  if (isId(turn)) return { turn };
  throw new TrunklineError('bad_identity', `${turnKey} in _meta must be ${idForm}.`);
}

/** What is wrong with a call is told as wrong parameters. */
function asParams<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof TrunklineError) throw new McpError(ErrorCode.InvalidParams, error.message);
    throw error;
  }
}
