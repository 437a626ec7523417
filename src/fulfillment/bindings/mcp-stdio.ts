import type { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Fulfillment } from '../fulfillment.ts';
import { type McpOptions, mcpServer } from './mcp.ts';

/** Where an MCP server listens and answers. */
export interface McpStdioOptions extends McpOptions {
  /** @default process.stdin */
  readonly input?: Readable;
  /** Nothing else may be written there. @default process.stdout */
  readonly output?: Writable;
}

/** An MCP server that listens. */
export interface McpOverStdio {
  /** Kept when nothing more is read: the input has ended, or a message was too long, and every call is answered. */
  readonly ended: Promise<void>;
  /** Takes no further call, and waits for those under way to be answered. */
  close(): Promise<void>;
}

/**
 * The tools as an MCP server over standard input and output: one client, and one contact for as long as it runs.
 * A client that says `trunkline/turn` in the `_meta` of a call makes repeats certain.
 *
 * @example
 * ```ts
 * const { ended } = await mcpOverStdio(fulfillment, { identity: () => ({ contactId, number: '+12025550100' }) });
 * await ended;
 * ```
 */
export async function mcpOverStdio(
  fulfillment: Fulfillment,
  { input = process.stdin, output = process.stdout, ...options }: McpStdioOptions,
): Promise<McpOverStdio> {
  const underWay = new Set<Promise<unknown>>();
  const server = mcpServer(
    {
      ...fulfillment,
      call(call) {
        const result = fulfillment.call(call).finally(() => underWay.delete(result));
        underWay.add(result);
        return result;
      },
    },
    options,
  );
  const close = async () => {
    input.pause();
    // What was read a moment ago begins, and what has just ended is written.
    await setImmediate();
    await Promise.all(underWay);
    await setImmediate();
    await server.close();
  };
  const ended = new Promise<void>((resolve) => Object.assign(server, { onclose: resolve }));
  input.once('end', () => void close());
  await server.connect(new StdioServerTransport(input, output));
  return { ended, close };
}
