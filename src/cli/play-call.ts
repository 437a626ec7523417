import { TrunklineError } from '../language/error.ts';
import { aliasesOf } from '../language/resource.ts';
import { systemClock } from '../language/system-clock.ts';
import type { CallOptions } from '../simulate/caller.ts';
import type { RealTools } from '../simulate/real-tools.ts';
import type { Row } from '../simulate/transcript.ts';
import type { FunctionMock, World } from '../simulate/world.ts';
import type { PhoneFunction } from '../voice/phone-platform.ts';
import { hidden } from './caller-option.ts';
import type { ExitCode } from './command.ts';
import { converse, endOf } from './conversation.ts';
import { type Input, standardInput } from './input.ts';
import type { Project } from './project.ts';
import type { FoundUnit } from './read-flow.ts';
import { scriptInput } from './script.ts';
import { printData, type Terminal } from './terminal.ts';
import { readWorld, withCalendars } from './world-file.ts';

/** A call that lines of a script or of a person make. */
export interface PlayedCall extends Pick<CallOptions, 'attributes' | 'phone'> {
  readonly flow: FoundUnit;
  readonly others: readonly FoundUnit[];
  readonly project: Project | undefined;
  readonly channel: NonNullable<CallOptions['channel']>;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The file of the world. */
  readonly world?: string | undefined;
  readonly script?: string | undefined;
  /** The call is printed as data when it is over. */
  readonly json: boolean;
  /** Functions for what neither the world nor a mock of the project answers. */
  readonly functions?: { readonly [name: string]: PhoneFunction } | undefined;
  /** What happens beside the conversation is put here, and told in its place. */
  readonly asides?: Row[];
  /** Told how long a line was waited for, in milliseconds. */
  readonly thinks?: (milliseconds: number) => void;
  /** What the data holds beside what is known of every call. */
  readonly data?: () => object;
}

/** Says a line of the conversation: to standard error, where data goes to standard output. */
export function sayTo({ note, print }: Terminal, json: boolean): (text: string) => void {
  return json ? note : print;
}

/**
 * Rings a flow up and shows what happens, with what the project answers. It is 1 where the flow came to what cannot be
 * played, and where the script goes on after the end.
 *
 * @throws {TrunklineError} `usage` for a line of the script that means nothing, before anything is opened.
 */
export async function playCall(played: PlayedCall, terminal: Terminal): Promise<ExitCode> {
  const { flow, others, project, channel, attributes, phone, from, to, script } = played;
  const { json, asides, thinks, data } = played;
  const scripted =
    script === undefined
      ? undefined
      : scriptInput(script, {
          chat: channel === 'chat',
          isKnown: ({ verb }) => verb !== 'unknown',
        });
  const world = played.world === undefined ? {} : await readWorld(played.world, terminal.cwd);
  const tools = await toolsOf(project, world);
  const say = sayTo(terminal, json);
  const options: CallOptions = {
    channel,
    world: {
      ...withCalendars(world, project?.config.hours),
      functions: answeredBy(played.functions, { ...mocksOf(project?.config.functions), ...world.functions }),
      ...(tools === undefined ? {} : { tools }),
    },
    flows: others,
    ...(phone === undefined ? {} : { phone }),
    ...(from === undefined ? {} : { from: from === hidden ? null : from }),
    ...(to === undefined ? {} : { to }),
    ...(attributes === undefined ? {} : { attributes }),
  };
  const { host } = terminal;
  const input = timed(scripted ?? standardInput(host, json ? host.stderr : host.stdout), thinks);
  try {
    if (input.interactive)
      say(terminal.paint.dim(`${flow.name}, by ${channel}. /help says what you can type.`));
    const { paint } = terminal;
    const { caller, left } = await converse({ flow, options, input, say, paint, asides });
    say(endOf(caller));
    if (left.length > 0) terminal.note(`The contact had ended before these lines: ${left.join('; ')}`);
    if (json) {
      const { ended = null, transcript, entries } = caller;
      printData(terminal, {
        flow: flow.name,
        channel,
        ended,
        attributes: caller.attributes,
        transcript,
        entries,
        ...data?.(),
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
}

function timed(input: Input, thinks: PlayedCall['thinks'] = () => {}): Input {
  const next = async (prompt: string) => {
    const asked = systemClock.now();
    const line = await input.next(prompt);
    thinks(systemClock.now() - asked);
    return line;
  };
  return { ...input, next };
}

/** The tools of the project, which run for real; their contact begins now, where the world has no clock. */
async function toolsOf(project: Project | undefined, { clock }: World): Promise<RealTools | undefined> {
  const open = project?.config.tools;
  if (open === undefined) return undefined;
  const { realTools } = await import('../simulate/real-tools.ts');
  return realTools(open, { clock: clock ?? new Date().toISOString() });
}

/** Mocks, and code for what they do not answer, by whichever of its names a function is told. */
function answeredBy(code: PlayedCall['functions'] = {}, mocks: NonNullable<World['functions']>) {
  const mocked = new Set(Object.keys(mocks).flatMap(aliasesOf));
  const left = Object.entries(code).filter(([name]) => !aliasesOf(name).some((alias) => mocked.has(alias)));
  return { ...Object.fromEntries(left.map(([name, own]) => [name, mockOf(own)])), ...mocks };
}

/** Code of a function always gets its event; a mock may stand for a service, too, which has none. */
function mockOf(own: PhoneFunction): FunctionMock {
  return (parameters, event) => (event === undefined ? undefined : own(parameters, event));
}

function mocksOf(
  functions: { readonly [name: string]: { readonly mock?: NonNullable<World['functions']>[string] } } = {},
) {
  return Object.fromEntries(
    Object.entries(functions).flatMap(([name, { mock }]) => (mock === undefined ? [] : [[name, mock]])),
  );
}
