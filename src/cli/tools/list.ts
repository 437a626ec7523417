import { inputSchemaOf } from '../../fulfillment/json-schema.ts';
import type { OpenTools } from '../../fulfillment/open-tools.ts';
import type { JsonObject } from '../../language/document.ts';
import type { ExitCode } from '../command.ts';
import { printData, type Terminal } from '../terminal.ts';
import type { ToolsOptions } from './tools-options.ts';

/** Says what tools there are, and what each takes. */
export function listTools({ fulfillment }: OpenTools, { json }: ToolsOptions, terminal: Terminal): ExitCode {
  const tools = Array.from(fulfillment.tools.values(), (tool) => ({ tool, schema: inputSchemaOf(tool) }));
  if (json !== undefined) {
    const listed = tools.map(({ tool: { name, writes, description, deadline, outcomes }, schema }) => ({
      name,
      writes,
      description,
      parameters: schema,
      deadline,
      outcomes,
    }));
    printData(terminal, { tools: listed });
    return 0;
  }
  const { bold, dim } = terminal.paint;
  for (const { tool, schema } of tools) {
    terminal.print(`${bold(tool.name)}  ${dim(tool.writes ? 'writes' : 'reads')}\n  ${tool.description}`);
    for (const [name, parameter] of Object.entries(schema.properties)) {
      const optional = schema.required.includes(name) ? '' : dim(', optional');
      terminal.print(`    ${name}  ${kindOf(parameter)}${optional}${told(parameter)}`);
    }
  }
  return 0;
}

function kindOf({ type, enum: choices, format }: JsonObject): string {
  if (Array.isArray(choices)) return choices.join(' | ');
  return typeof format === 'string' ? format : typeof type === 'string' ? type : 'any';
}

function told({ description }: JsonObject): string {
  return typeof description === 'string' ? `  ${description}` : '';
}
