import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { Service } from '../../serve/service.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { type Admission, refusalOf } from '../http/admission.ts';
import { type Identity, identityOf } from '../identity.ts';
import { type McpOptions, mcpServer } from './mcp.ts';

/** What the tools are offered with over MCP's streamable HTTP. */
export interface McpHttpOptions extends Admission, Omit<McpOptions, 'identity'> {
  /** Whose calls these are where a request has no `x-trunkline-contact`. Without it, such a call is refused. */
  readonly identity?: Identity;
}

/** Bytes that a request may have. */
const limit = 64 * 1024;

/**
 * The tools as an MCP server at `/mcp`, by streamable HTTP: no sessions, and answers as JSON, so that any number of
 * processes can serve. Who calls is told by headers: `x-trunkline-contact`, `x-trunkline-number`,
 * `x-trunkline-account`, and `x-trunkline-turn`, which makes repeats certain.
 *
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports
 * @example
 * ```ts
 * const mcp = mcpOverHttp(fulfillment, { keys: [key] });
 * const response = await mcp.fetch(request);
 * ```
 */
export function mcpOverHttp(
  fulfillment: Fulfillment,
  { identity: known, name, version, ...admission }: McpHttpOptions,
): Service {
  const named = { ...(name === undefined ? {} : { name }), ...(version === undefined ? {} : { version }) };
  return {
    async fetch(request) {
      const refusal = refusalOf(request, admission);
      if (refusal !== undefined) return refused(refusal.status, refusal.reason);
      if (new URL(request.url).pathname !== '/mcp') return refused(404, 'MCP is at /mcp.');
      if (request.method !== 'POST')
        return refused(405, 'There are no streams and no sessions here. Send each message with POST.');
      const transport = new WebStandardStreamableHTTPServerTransport({
        enableJsonResponse: true,
        maxRequestBodySize: limit,
      });
      const server = mcpServer(fulfillment, { ...named, identity: () => identityOf(request.headers, known) });
      await server.connect(transport);
      // A call of which nobody waits for the answer is aborted, and the transport then never answers.
      const gone = new Promise<Response>((resolve) => {
        request.signal.addEventListener('abort', () => resolve(refused(499, 'The client has left.')), {
          once: true,
        });
      });
      try {
        return await Promise.race([transport.handleRequest(request), gone]);
      } finally {
        await server.close();
      }
    },
  };
}

function refused(status: number, message: string): Response {
  const headers: { readonly [name: string]: string } =
    status === 401 ? { 'www-authenticate': 'Bearer' } : status === 405 ? { allow: 'POST' } : {};
  return Response.json(
    { jsonrpc: '2.0', error: { code: -32_000, message }, id: null },
    { status, headers: { ...headers } },
  );
}
