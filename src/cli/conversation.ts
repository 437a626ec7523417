import type { Unit } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { call } from '../simulate/call.ts';
import type { Caller, CallOptions } from '../simulate/caller.ts';
import { linesOf, type Row, rowsOf } from '../simulate/transcript.ts';
import { askPerson } from './ask.ts';
import { type Input, restOf } from './input.ts';
import { notUnderstood } from './script.ts';
import { harmless, type Terminal } from './terminal.ts';
import { help, type Verb, verbOf, waitingFor } from './verb.ts';

/** What a conversation came to. */
export interface Talk {
  readonly caller: Caller;
  /** Lines that were left when the contact had ended. */
  readonly left: readonly string[];
}

/** How a conversation is held. */
export interface Conversation {
  readonly flow: Unit;
  readonly options: CallOptions;
  readonly input: Input;
  /** Says a line to the person. */
  readonly say: (text: string) => void;
  readonly paint: Terminal['paint'];
  /** What happens beside the conversation is put here, and told in its place. */
  readonly asides?: Row[] | undefined;
}

/** Rings a flow up and lets the lines of an input talk to it, until the contact or the input ends. */
export async function converse({
  flow,
  options,
  input,
  say,
  paint,
  asides: rows = [],
}: Conversation): Promise<Talk> {
  let spoke = flow.name;
  /** A phone is ahead of its caller: what comes after a prompt may be known before the prompt is heard. */
  const tell = () => {
    const inOrder = rows.splice(0).sort((one, other) => one.at - other.at);
    const lines = linesOf(inOrder, spoke);
    spoke = inOrder.findLast((row) => row.flow !== undefined)?.flow ?? spoke;
    if (lines.length > 0) say(painted(harmless(lines.join('\n')), paint));
  };
  const chat = options.channel === 'chat';
  const flows = [flow, ...(options.flows ?? [])];
  const asked = askPerson({
    next: (prompt) => {
      tell();
      return input.next(paint.yellow(prompt));
    },
    say: (text) => {
      tell();
      say(paint.yellow(text));
    },
    flows,
  });
  const watch: CallOptions['watch'] = (entries, prompts) => {
    const ended = entries.filter(({ type }) => type !== 'prompt.started');
    rows.push(...rowsOf(ended, prompts));
  };
  try {
    const caller = await call(flow, { ...options, watch, ...(input.interactive ? { unmocked: asked } : {}) });
    while (caller.ended === undefined) {
      tell();
      const line = await input.next(paint.dim(`[${harmless(waitingFor(caller, flows, chat))}] › `));
      const verb: Verb = line === undefined ? { verb: 'hangup' } : verbOf(line, chat);
      if (verb.verb === 'quit') break;
      if (verb.verb === 'unknown' && !input.interactive) throw notUnderstood(verb.line);
      const shown = told(verb, caller, asked.world);
      if (shown !== undefined) {
        say(harmless(shown));
        continue;
      }
      try {
        await act(verb, caller, chat, say);
      } catch (error) {
        // A person can do something else; a script cannot.
        if (!input.interactive || !(error instanceof TrunklineError) || !forgiven.has(error.code))
          throw error;
        tell();
        say(paint.yellow(error.message));
      }
    }
    return { caller, left: input.interactive || caller.ended === undefined ? [] : await restOf(input) };
  } finally {
    tell();
  }
}

const forgiven: ReadonlySet<string> = new Set(['never_ends', 'no_keys_in_chat']);

function told(verb: Verb, { transcript, attributes }: Caller, world: object): string | undefined {
  switch (verb.verb) {
    case 'help':
      return help;
    case 'transcript':
      return transcript;
    case 'attributes':
      return (
        Object.entries(attributes)
          .map(([name, value]) => `  ${name} = ${value}`)
          .join('\n') || '  (none)'
      );
    case 'world':
      return JSON.stringify(world, null, 2);
    case 'unknown':
      return `"${verb.line}" means nothing here. /help says what you can type.`;
    default:
      return undefined;
  }
}

async function act(verb: Verb, caller: Caller, chat: boolean, say: (text: string) => void): Promise<void> {
  switch (verb.verb) {
    case 'press':
      return caller.presses(verb.keys);
    case 'say':
      if (!chat && caller.waitsFor === 'collect') say('(Nobody hears that: this step takes keys only.)');
      return caller.says(verb.words);
    case 'hangup':
      return caller.hangsUp();
    default:
      return caller.staysSilent();
  }
}

const colours: { readonly [who: string]: 'cyan' | 'green' | 'magenta' | 'red' } = {
  flow: 'cyan',
  caller: 'green',
  lambda: 'magenta',
  service: 'magenta',
  '!': 'red',
};

function painted(lines: string, paint: Terminal['paint']): string {
  return lines.replace(/^( *\d+(?::\d\d)+)  (\S+)(.*)/gm, (line, time: string, who: string, what: string) => {
    if (who === 'request') return paint.dim(line);
    const colour = colours[who];
    return `${paint.dim(time)}  ${colour === undefined ? who : paint[colour](who)}${what}`;
  });
}

/** Why a contact is over, in a sentence. */
export function endOf({ ended, waitsFor }: Caller): string {
  if (ended === undefined) return `Left while the flow waits (${waitsFor}).`;
  return `The contact ended: ${endings[ended.reason] ?? ended.reason}, by the ${ended.by}.`;
}

const endings: { readonly [reason: string]: string } = {
  disconnected: 'disconnected',
  hangup: 'hung up',
  unhandled_error: 'an error that the step has no exit for',
  step_limit: 'too many steps without a question',
};
