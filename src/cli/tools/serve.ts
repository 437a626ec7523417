import { randomUUID } from 'node:crypto';
import type { Identity } from '../../fulfillment/identity.ts';
import type { OpenTools } from '../../fulfillment/open-tools.ts';
import type { ExitCode } from '../command.ts';
import { printData, type Terminal } from '../terminal.ts';
import { usageError } from '../usage.ts';
import type { ToolsOptions } from './tools-options.ts';

/** Serves the tools until it is told to stop. Calls that are under way then are still answered. */
export async function serveTools(
  { fulfillment }: OpenTools,
  { as, port, for: reader = 'agent', keyEnv, contact, number, account }: ToolsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (as === undefined) throw usageError('Say how to serve the tools: --as mcp, --as http or --as openapi.');
  if (as === 'openapi') {
    const { openApi } = await import('../../fulfillment/http/openapi.ts');
    printData(terminal, openApi(fulfillment, { for: reader }));
    return 0;
  }
  const caller = {
    ...(number === undefined ? {} : { number }),
    ...(account === undefined ? {} : { account }),
  };
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  if (as === 'mcp' && port === undefined) {
    const { mcpOverStdio } = await import('../../fulfillment/bindings/mcp-stdio.ts');
    const one: Identity = { contactId: contact ?? randomUUID(), ...caller };
    const { ended, close } = await mcpOverStdio(fulfillment, { identity: () => one });
    terminal.note(`MCP on standard input and output, for the contact ${one.contactId}.`);
    void stopped.then(close);
    await ended;
    return 0;
  }
  const { serveNode } = await import('../../serve/serve-node.ts');
  const options = {
    keys: keyEnv === undefined ? [] : [keyIn(keyEnv, terminal.host.env)],
    ...(contact === undefined ? {} : { identity: { contactId: contact, ...caller } }),
  };
  const service =
    as === 'mcp'
      ? (await import('../../fulfillment/bindings/mcp-http.ts')).mcpOverHttp(fulfillment, options)
      : (await import('../../fulfillment/bindings/http.ts')).toolsOverHttp(fulfillment, {
          ...options,
          for: reader,
        });
  const { url, close } = await serveNode(service, { port: port ?? 8090 });
  terminal.print(
    as === 'mcp' ? `MCP: ${url}/mcp` : `HTTP: ${url}/tools/<name>, described by ${url}/openapi.json`,
  );
  await stopped;
  await close();
  return 0;
}

function keyIn(name: string, env: NodeJS.ProcessEnv): string {
  const key = env[name];
  if (key !== undefined && key !== '') return key;
  throw usageError(`The environment variable ${name}, which --key-env names, is not set.`, { name });
}
