import { idForm, isId } from '../../fulfillment/identity.ts';
import { isE164 } from '../../language/e164.ts';
import type { Command } from '../command.ts';
import { openProjectTools } from '../tools/open-project-tools.ts';
import type { ToolsOptions } from '../tools/tools-options.ts';
import { didYouMean, usageError } from '../usage.ts';

const kinds = ['list', 'call', 'serve', 'unknown'];

/** Lists the tools of a project, calls one, serves them, or tells which calls nobody knows the end of. */
export const tools: Command<ToolsOptions> = {
  words: '<list|call|serve|unknown> [tool]',
  options: [
    {
      flags: '--json [input]',
      description: 'list: print as JSON; call: what the tool is called with, a JSON object',
    },
    {
      flags: '--contact <id>',
      description: 'the contact that a call is for (default: a new one)',
      parse: id('--contact'),
    },
    { flags: '--number <number>', description: "the caller's number", parse: phone },
    {
      flags: '--account <id>',
      description: 'the account that the caller has signed in with',
      parse: id('--account'),
    },
    {
      flags: '--turn <turn>',
      description: 'which call of which turn it is, such as 12/0; repeats have the same',
      parse: id('--turn'),
    },
    {
      flags: '--as <form>',
      description: 'serve: by MCP or HTTP; openapi prints the document of HTTP',
      choices: ['http', 'mcp', 'openapi'],
    },
    {
      flags: '--for <reader>',
      description: 'serve: who reads the answers over HTTP (default: agent)',
      choices: ['agent', 'program'],
    },
    {
      flags: '--port <port>',
      description:
        'serve: where to listen on this machine; MCP without it speaks by standard input and output',
      parse: port,
    },
    {
      flags: '--key-env <name>',
      description: 'serve: the environment variable with the key that requests must have',
    },
  ],
  examples: [
    'tools list',
    `tools call get_weather --json '{"location":"Tampa"}'`,
    `tools call create_ticket --number +12025550100 --json '{"issue_description":"No network."}'`,
    'tools serve --as mcp --number +12025550100',
    'tools serve --as http --for program --port 8090 --key-env TOOLS_KEY',
    'tools unknown',
  ],
  async run([kind = '', name], options, terminal) {
    if (!kinds.includes(kind))
      throw usageError(
        `Say list, call, serve or unknown: there is no "tools ${kind}".${didYouMean(kind, kinds)}`,
      );
    if (kind !== 'call' && name !== undefined)
      throw usageError(`"tools ${kind}" is about all tools, so "${name}" would do nothing. Leave it out.`);
    // What the project's files print must not stand between answers.
    console.log = console.info = console.debug = console.error;
    const opened = await openProjectTools(terminal, options, (line) => {
      if (kind === 'serve' || line.level !== 'info') terminal.note(JSON.stringify(line));
    });
    try {
      if (kind === 'list') return (await import('../tools/list.ts')).listTools(opened, options, terminal);
      if (kind === 'call')
        return await (await import('../tools/call.ts')).callTool(opened, { name, ...options }, terminal);
      if (kind === 'unknown')
        return await (await import('../tools/unknown.ts')).listUnknown(opened, options, terminal);
      return await (await import('../tools/serve.ts')).serveTools(opened, options, terminal);
    } finally {
      await opened.close();
    }
  },
};

function phone(text: string): string {
  if (isE164(text)) return text;
  throw usageError(
    `--number takes a number with its country code, such as +12025550100, and "${text}" is none.`,
  );
}

function id(flag: string): (text: string) => string {
  return (text) => {
    if (isId(text)) return text;
    throw usageError(`${flag} takes ${idForm}, and "${text}" is not that.`);
  };
}

function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw usageError(`--port takes a number up to 65535, or 0 for any that is free, and "${text}" is none.`);
}
