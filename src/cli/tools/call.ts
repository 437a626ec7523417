import { randomUUID } from 'node:crypto';
import { answerOf } from '../../fulfillment/answer.ts';
import type { OpenTools } from '../../fulfillment/open-tools.ts';
import { isFields } from '../../language/shape.ts';
import type { ExitCode } from '../command.ts';
import { printData, type Terminal } from '../terminal.ts';
import { didYouMean, usageError } from '../usage.ts';
import type { ToolsOptions } from './tools-options.ts';

/** Calls a tool and prints its answer: 0 for `ok`, 1 for any other outcome. */
export async function callTool(
  { fulfillment }: OpenTools,
  { name, json, contact, number, account, turn }: ToolsOptions & { readonly name: string | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const names = [...fulfillment.tools.keys()];
  if (name === undefined || !fulfillment.tools.has(name)) {
    const there = ` The tools are ${names.join(', ')}.`;
    throw usageError(
      name === undefined
        ? `No tool is named.${there}`
        : `There is no tool "${name}".${didYouMean(name, names) || there}`,
      { name },
    );
  }
  const result = await fulfillment.call({
    tool: name,
    input: inputOf(json),
    contactId: contact ?? randomUUID(),
    ...(number === undefined ? {} : { number }),
    ...(account === undefined ? {} : { account }),
    ...(turn === undefined ? {} : { turn }),
  });
  printData(terminal, answerOf(result));
  return result.outcome === 'ok' ? 0 : 1;
}

function inputOf(json: ToolsOptions['json']): unknown {
  if (typeof json !== 'string') return {};
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch (error) {
    throw usageError(`--json is not valid JSON: ${(error as Error).message}`);
  }
  if (isFields(input)) return input;
  throw usageError(`--json takes an object, such as '{"location":"Tampa"}', and ${json} is none.`);
}
