import type { OpenTools } from '../../fulfillment/open-tools.ts';
import type { ExitCode } from '../command.ts';
import { printData, type Terminal } from '../terminal.ts';
import type { ToolsOptions } from './tools-options.ts';

/** Lists the calls that somebody has to look at, the newest first: 0 where there are none, 1 otherwise. */
export async function listUnknown(
  { fulfillment }: OpenTools,
  { json }: ToolsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const unknown = (await fulfillment.unknown()).map(({ contactId, tool, at }) => ({
    at: new Date(at).toISOString(),
    tool,
    contactId,
  }));
  if (json !== undefined) printData(terminal, { unknown });
  else if (unknown.length === 0) terminal.print('Of every call it is known how it ended.');
  else for (const { at, tool, contactId } of unknown) terminal.print(`${at}  ${tool}  contact ${contactId}`);
  return unknown.length === 0 ? 0 : 1;
}
