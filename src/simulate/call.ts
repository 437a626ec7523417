import { link } from '../engine/link.ts';
import type { Program } from '../engine/program.ts';
import type { Start } from '../engine/snapshot.ts';
import type { FlowDocument, Unit } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { type Backstage, openWorld } from './backstage.ts';
import type { ByAttribute, ByStep, Caller, CallOptions, FaultsOf } from './caller.ts';
import { type Connection, connectionTo } from './connection.ts';
import { faultsOf } from './faults.ts';
import { ledTo } from './led-to.ts';
import { openLine } from './line.ts';
import type { Profile } from './profile.ts';
import { profiles } from './profiles/index.ts';
import { isPromptLike, shownPrompt } from './shown-prompt.ts';
import { transcriptOf } from './transcript.ts';

/**
 * Rings a flow up on a virtual clock, by voice, by chat or by phone. Nothing sleeps; the world answers what the platform
 * answers, and what it does not hold fails with the lines to paste.
 *
 * @throws {TrunklineError} `no_flow`, `no_phone`, `unknown_profile`, `bad_world`, `bad_fault` for what was handed in; `unmocked`;
 * `cannot_play` when the flow comes to a step that cannot be played; `never_ends`. The caller's verbs also throw
 * `call_over`, `not_listening`, `bad_keys`, `bad_time`, `no_keys_in_chat` and, for `hears`, `prompt_mismatch`.
 * @example
 * ```ts
 * const caller = await call(mainIvr, { world: { functions: { 'order-status': { status: 'on its way' } } } });
 * await caller.presses('1');
 * expect(caller).toHaveHeard(/on its way/);
 * ```
 */
export async function call<Called extends Unit, const Flows extends readonly Unit[] = readonly []>(
  flow: Called,
  options: CallOptions<FaultsOf<Called | Flows[number]>, Flows> = {},
): Promise<Caller<keyof ByStep<Called | Flows[number]> & string, ByAttribute<Called | Flows[number]>>> {
  // What is known of the names only matters to the compiler.
  const caller: unknown = await ring(flow, options);
  return caller as Caller<keyof ByStep<Called | Flows[number]> & string, ByAttribute<Called | Flows[number]>>;
}

async function ring(flow: Unit, options: CallOptions): Promise<Caller> {
  mustBeFlow(flow);
  const profile = profileNamed(options.channel ?? 'voice');
  const units = ledTo(flow, options.flows ?? []);
  const program = programOf(units);
  const backstage = openWorld(options.world ?? {}, options.unmocked);
  const start = startOf(options, profile, program);
  const connection = await connect({ options, profile, units, program, start, backstage });
  mustPlay(connection);
  let listened = 0;

  const act = async (verb: string, doing: () => Promise<void>) => {
    const { ended, turn } = connection.snapshot;
    if (ended !== null) {
      const why = `${ended.reason}, by ${ended.by}`;
      throw new TrunklineError(
        'call_over',
        `The caller ${verb}, but the contact had ended (${why}).\n\n${transcript()}`,
      );
    }
    const spoken = connection.spoken.length;
    await doing();
    if (connection.snapshot.turn !== turn || connection.spoken.length !== spoken) listened = spoken;
    mustPlay(connection);
  };
  const heard = () => connection.spoken.slice(listened);
  const transcript = () => transcriptOf(connection.entries, connection.prompts);

  return {
    presses: (keys, { at } = {}) =>
      act(`presses ${keys}`, () => {
        if (!profile.keys && connection.question?.kind !== 'converse') throw noKeys(keys);
        return connection.presses(keys, at);
      }),
    says: (words, { means = words, confidence } = {}) =>
      act(`says "${words}"`, () => connection.says(means, confidence)),
    staysSilent: ({ for: length } = {}) => act('stays silent', () => connection.staysSilent(length)),
    hangsUp: (by = 'customer') => act('hangs up', () => connection.hangsUp(by)),
    async hears(pattern) {
      if (heard().some((text) => isPromptLike(pattern, text))) return;
      throw new TrunklineError(
        'prompt_mismatch',
        `The caller should have heard ${String(pattern)}, but heard:\n${heard().map(shownPrompt).join('\n') || '(nothing)'}\n\n${transcript()}`,
      );
    },
    get heard() {
      return heard();
    },
    get waitsFor() {
      return connection.snapshot.ended === null ? (connection.question?.kind ?? 'talk') : 'ended';
    },
    get ended() {
      return connection.snapshot.ended ?? undefined;
    },
    get attributes() {
      return connection.snapshot.values['Attributes'] as { readonly [name: string]: string };
    },
    get passed() {
      return connection.entries.flatMap((entry) => (entry.type === 'step.entered' ? [entry.step] : []));
    },
    get entries() {
      return connection.entries;
    },
    get snapshot() {
      return connection.snapshot;
    },
    get transcript() {
      return transcript();
    },
    get unusedMocks() {
      return backstage.unused();
    },
    webhooks: connection.webhooks,
  };
}

interface Connecting {
  readonly options: CallOptions;
  readonly profile: Profile;
  readonly units: readonly [Unit, ...Unit[]];
  readonly program: Program;
  readonly start: Start;
  readonly backstage: Backstage;
}

async function connect(connecting: Connecting): Promise<Connection> {
  const { options, profile, units, program, start, backstage } = connecting;
  const { watch, phone } = options;
  if (profile.byPhone !== true)
    return connectionTo(await openLine(program, start, backstage, profile, watch), backstage, profile);
  if (phone === undefined) {
    throw new TrunklineError(
      'no_phone',
      `Nobody answers the phone, so no call can be made by ${profile.name}. Hand in phone: twilioPhone, from trunkline/twilio.`,
    );
  }
  const { ringUp } = await import('./ring-up.ts');
  return ringUp(phone, { units, start, backstage, world: options.world ?? {}, watch });
}

/** Callers without types hand in anything. */
function mustBeFlow(flow: Unit | undefined): void {
  if (Array.isArray(flow?.document?.Actions)) return;
  throw new TrunklineError(
    'no_flow',
    'call() takes a flow: what flow() gives, or { name, document } with a document of Amazon Connect.',
  );
}

/** Programs by the document they begin with: tests ring the same flows up again and again. */
const programs = new WeakMap<FlowDocument, { readonly units: readonly Unit[]; readonly program: Program }>();

function programOf(units: readonly [Unit, ...Unit[]]): Program {
  const before = programs.get(units[0].document);
  const same = (unit: Unit, index: number) => {
    const other = before?.units[index];
    return unit.document === other?.document && unit.name === other.name && unit.type === other.type;
  };
  if (before !== undefined && before.units.length === units.length && units.every(same))
    return before.program;
  const program = link(units);
  programs.set(units[0].document, { units, program });
  return program;
}

function profileNamed(name: string): Profile {
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile !== undefined) return profile;
  const known = Object.keys(profiles).join(', ');
  throw new TrunklineError('unknown_profile', `There is no channel "${name}". There are: ${known}.`, {
    name,
  });
}

function startOf(options: CallOptions, { channel }: Profile, program: Program): Start {
  const {
    contact = 'simulated-contact',
    from = '+12025550100',
    to = '+12025550199',
    attributes,
    language,
    values,
    seed = 0,
    world,
  } = options;
  return {
    id: contact,
    channel,
    seed,
    ...(channel === 'VOICE' && from !== null ? { from } : {}),
    ...(channel === 'VOICE' ? { to } : {}),
    ...(attributes === undefined ? {} : { attributes }),
    ...(language === undefined ? {} : { language }),
    ...(values === undefined ? {} : { values }),
    ...(world?.faults === undefined ? {} : { faults: faultsOf(program, world.faults) }),
  };
}

function noKeys(keys: string): TrunklineError {
  return new TrunklineError(
    'no_keys_in_chat',
    `A chat has no keys, so ${keys} cannot be pressed. Say it instead.`,
  );
}

/** The ways in which the engine stops because the flow is not complete; all else is an end that callers see. */
const unplayable = new Set([
  'unsupported_action',
  'not_linked',
  'no_target',
  'step_limit',
  'not_in_a_module',
]);

function mustPlay({ snapshot, entries }: Connection): void {
  if (snapshot.ended === null || !unplayable.has(snapshot.ended.reason)) return;
  const failure = entries.findLast((entry) => entry.type === 'failure');
  const detail = failure?.type === 'failure' ? failure.detail : snapshot.ended.reason;
  const advice =
    snapshot.ended.reason === 'not_linked' ? ' Add it to the flows of the project, or of call().' : '';
  throw new TrunklineError(
    'cannot_play',
    `The call stopped at ${snapshot.step === '' ? 'the start' : `"${snapshot.step}"`} of "${snapshot.flow}": ${detail}.${advice}\n\n${transcriptOf(entries)}`,
    { flow: snapshot.flow, step: snapshot.step, reason: snapshot.ended.reason, detail },
  );
}
