import { callerOption } from '../caller-option.ts';
import type { Command, CommonOptions } from '../command.ts';
import { findOneUnit } from '../one-unit.ts';
import { playCall } from '../play-call.ts';
import { issueReport } from '../report.ts';
import { usageError } from '../usage.ts';

interface CallFlowOptions extends CommonOptions {
  readonly chat?: boolean;
  readonly world?: string;
  readonly from?: string;
  readonly attribute?: { readonly [name: string]: string };
  readonly script?: string;
}

/** Rings a flow up in the terminal. */
export const callFlow: Command<CallFlowOptions> = {
  words: '[flow] [name]',
  options: [
    { flags: '--chat', description: 'by chat instead of by phone' },
    {
      flags: '--world <file>',
      description: 'what functions, hours, queues, bots and people answer (.json, .ts)',
    },
    {
      flags: '--from <number>',
      description: "the caller's number, or anonymous",
      parse: callerOption,
    },
    {
      flags: '--attribute <name=value>',
      description: 'an attribute that the contact starts with; again for more',
      parse: pair,
    },
    {
      flags: '--script <lines>',
      description: "what the caller does: 'press 1; say my ticket; silence; hangup'",
    },
  ],
  examples: [
    'call "Main IVR"',
    'call exported.json --chat',
    "call flows/main.ts --world world.json --script 'press 1; hangup'",
  ],
  async run([word, name], { config, json, chat, attribute, ...played }, terminal) {
    const found = await findOneUnit({ word, name }, { cwd: terminal.cwd, config });
    const { unit: flow, others, issues, project } = found;
    if (issues.length > 0) terminal.note(issueReport(issues, terminal));
    if (flow === undefined) return 1;
    const channel = chat === true ? 'chat' : 'voice';
    const call = { flow, others, project, channel, json: json === true, ...played } as const;
    return playCall(attribute === undefined ? call : { ...call, attributes: attribute }, terminal);
  },
};

function pair(text: string, before: unknown): { readonly [name: string]: string } {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw usageError(`--attribute takes name=value, and "${text}" is none.`);
  return { ...(before as object | undefined), [name]: value };
}
