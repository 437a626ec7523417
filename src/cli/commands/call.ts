import { isE164 } from '../../language/e164.ts';
import { TrunklineError } from '../../language/error.ts';
import type { CallOptions } from '../../simulate/caller.ts';
import type { RealTools } from '../../simulate/real-tools.ts';
import type { World } from '../../simulate/world.ts';
import type { Command, CommonOptions } from '../command.ts';
import { converse, endOf } from '../conversation.ts';
import { scriptInput, standardInput } from '../input.ts';
import { findOneUnit } from '../one-unit.ts';
import type { Project } from '../project.ts';
import { issueReport } from '../report.ts';
import { printData } from '../terminal.ts';
import { usageError } from '../usage.ts';
import { readWorld, withCalendars } from '../world-file.ts';

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
    { flags: '--from <number>', description: "the caller's number", parse: phone },
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
  async run([word, name], { config, json, chat, world: worldFile, from, attribute, script }, terminal) {
    const { unit, others, issues, project } = await findOneUnit(
      { word, name },
      { cwd: terminal.cwd, config },
    );
    if (issues.length > 0) terminal.note(issueReport(issues, terminal));
    if (unit === undefined) return 1;
    const world = worldFile === undefined ? {} : await readWorld(worldFile, terminal.cwd);
    const tools = await toolsOf(project, world);
    const say = json === true ? terminal.note : terminal.print;
    const options: CallOptions = {
      channel: chat === true ? 'chat' : 'voice',
      world: {
        ...withCalendars(world, project?.config.hours),
        functions: { ...mocksOf(project?.config.functions), ...world.functions },
        ...(tools === undefined ? {} : { tools }),
      },
      flows: others,
      ...(from === undefined ? {} : { from }),
      ...(attribute === undefined ? {} : { attributes: attribute }),
    };
    const input =
      script === undefined
        ? standardInput(json === true ? process.stderr : process.stdout)
        : scriptInput(script);
    try {
      if (input.interactive)
        say(terminal.paint.dim(`${unit.name}, by ${options.channel}. /help says what you can type.`));
      const { caller, left } = await converse({ flow: unit, options, input, say, paint: terminal.paint });
      say(endOf(caller));
      if (left.length > 0) terminal.note(`The contact had ended before these lines: ${left.join('; ')}`);
      if (json === true) {
        const { ended = null, attributes, transcript, entries } = caller;
        printData(terminal, {
          flow: unit.name,
          channel: options.channel,
          ended,
          attributes,
          transcript,
          entries,
        });
      }
      return left.length > 0 ? 1 : 0;
    } catch (error) {
      // What happened up to there has been shown line by line.
      if (error instanceof TrunklineError && error.code === 'cannot_play') {
        terminal.note(error.message.split('\n\n')[0] ?? '');
        return 1;
      }
      throw error;
    } finally {
      input.close();
      await tools?.close();
    }
  },
};

/** The tools of the project, which run for real; their contact begins now, where the world has no clock. */
async function toolsOf(project: Project | undefined, { clock }: World): Promise<RealTools | undefined> {
  const open = project?.config.tools;
  if (open === undefined) return undefined;
  const { realTools } = await import('../../simulate/real-tools.ts');
  return realTools(open, { clock: clock ?? new Date().toISOString() });
}

function mocksOf(
  functions: { readonly [name: string]: { readonly mock?: NonNullable<World['functions']>[string] } } = {},
) {
  return Object.fromEntries(
    Object.entries(functions).flatMap(([name, { mock }]) => (mock === undefined ? [] : [[name, mock]])),
  );
}

function phone(text: string): string {
  if (!isE164(text))
    throw usageError(
      `--from takes a number with its country code, such as +12025550100, and "${text}" is none.`,
    );
  return text;
}

function pair(text: string, before: unknown): { readonly [name: string]: string } {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw usageError(`--attribute takes name=value, and "${text}" is none.`);
  return { ...(before as object | undefined), [name]: value };
}
