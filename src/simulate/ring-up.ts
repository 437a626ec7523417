import { createHash } from 'node:crypto';
import type { Entry } from '../action/entry.ts';
import type { Beginning, Snapshot, Start } from '../engine/snapshot.ts';
import type { Unit } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { instantOf } from '../language/instant.ts';
import { virtualClock } from '../language/virtual-clock.ts';
import { type TwimlCaller, twimlCaller } from '../twiml/caller.ts';
import type { TwimlEvent } from '../twiml/event.ts';
import type { TwimlQueue } from '../twiml/world.ts';
import type { Backstage } from './backstage.ts';
import type { CallOptions } from './caller.ts';
import type { Connection, Webhook } from './connection.ts';
import { type Heard, questionOf, thinkingTime } from './line.ts';
import type { OpenPhone, Phone } from './phone.ts';
import { recordingUrl } from './recordings.ts';
import { sayingsOf } from './sayings.ts';
import { mustBeHeard, waitsForEver, whileSilent } from './verbs.ts';
import { type WorldPlatform, worldPlatform } from './world-platform.ts';

/** A call that is to be made. */
export interface Ringing {
  /** The flow that answers, and those that it leads to. */
  readonly units: readonly [Unit, ...Unit[]];
  readonly start: Start;
  readonly backstage: Backstage;
  readonly world: NonNullable<CallOptions['world']>;
  readonly watch: CallOptions['watch'] | undefined;
}

/** How long a caller takes from one key to the next, in milliseconds. */
const keyTime = 200;

/** The longest that a caller waits for the flow to go on, in milliseconds. */
const longestWait = 24 * 60 * 60 * 1000;

/**
 * Rings an application up that answers the phone, with the TwiML caller: what is heard is what its documents say, and
 * the world answers on the clock of the call.
 *
 * @throws {TrunklineError} `cannot_play` for an application that does not answer as it should.
 */
export async function ringUp(open: OpenPhone, ringing: Ringing): Promise<Connection> {
  const { units, start, backstage, world, watch } = ringing;
  const [flow, ...flows] = units;
  const clock = world.tools?.clock ?? virtualClock(instantOf(world.clock ?? '') ?? 0);
  const began = clock.now();
  const around = worldPlatform(backstage, clock);
  const entries: Entry[] = [];
  const spoken: string[] = [];
  const webhooks: Webhook[] = [];
  const sayings = sayingsOf(flow.name);
  let prompts: readonly Heard[] = [];
  let snapshot: Snapshot | undefined;
  let wrong: TwimlEvent | undefined;
  let keysHeard = 0;
  let quietUntil = 0;
  let nobody: { readonly error: unknown } | undefined;

  const phone = await open({
    flow,
    flows,
    platform: around.platform,
    bots: around.bots,
    clock,
    recordingUrl,
    begins: async () => beginningOf(start),
    watch(next, more) {
      snapshot = next;
      entries.push(...more);
      sayings.learn(next, more);
      prompts = [];
      watch?.(more, []);
    },
  });
  const onEvent = (event: TwimlEvent) => {
    if (event.type === 'request')
      webhooks.push({ path: new URL(event.url).pathname, milliseconds: event.milliseconds });
    if (event.type === 'keys' && event.heard) keysHeard += 1;
    if (event.type === 'warning' || event.type === 'error') wrong ??= event;
    if (event.type !== 'said' || event.leg !== 'caller') return;
    const { at: started, ends } = event;
    const text = sayings.words(event.text);
    spoken.push(text);
    const held = text === phone.holdLine ? ({ held: true } as const) : {};
    const heard: Heard = { ...sayings.of(text), effect: 0, text, started, ends, ...held };
    prompts = [...prompts, heard];
    watch?.([], [heard]);
  };
  const queue = async (name: string): Promise<TwimlQueue> => {
    if (backstage.isFull(name)) return { full: true };
    try {
      const { name: agent = 'Agent', answers, talks } = await backstage.agentFor(name);
      return {
        agent: phone.agentUrl(name, agent),
        ...(answers === undefined ? {} : { answers }),
        ...(talks === undefined ? {} : { talks }),
      };
    } catch (error) {
      // Who does not wait need not know who answers.
      nobody = { error };
      return {};
    }
  };
  const now = (): Snapshot => {
    if (snapshot !== undefined) return snapshot;
    throw new TrunklineError('cannot_play', 'The application took the call, and no contact began.');
  };
  const line = await around.guard(() => lineTo(phone, { start, clock, around, queue, onEvent }));
  const isOver = () => wrong !== undefined || line.ended !== undefined;
  const untilItGoesOn = async () => {
    const { turn } = now();
    const until = clock.now() + longestWait;
    do {
      await keepsSilent();
      if (clock.now() > until) throw waitsForEver(now());
    } while (now().turn === turn && !isOver());
  };
  const keepsSilent = (options?: { readonly for: number }) => {
    if (nobody !== undefined && now().queued !== null && now().agent === '') throw nobody.error;
    return line.staysSilent(options);
  };
  const act = async (doing: () => Promise<void>) => {
    await around.guard(async () => {
      await doing();
      // What no caller answers goes on by itself: prompts, and a talk with a third party.
      while (!isOver() && !isCallers(now())) await line.staysSilent();
    });
    if (wrong !== undefined) throw notAnswered(wrong);
    if (line.ended !== undefined && now().ended === null) throw leftOver(line.ended.reason);
    if (now().ended !== null) await phone.close();
  };
  await act(async () => {});

  return {
    entries,
    spoken,
    webhooks,
    get snapshot() {
      return now();
    },
    get prompts() {
      return prompts;
    },
    get question() {
      return questionOf(now());
    },
    presses(keys, at) {
      mustBeHeard(now(), keys, at);
      if (at !== undefined && (prompts[0]?.started ?? 0) + at < quietUntil) throw whileSilent(keys, at);
      const question = questionOf(now());
      // Twilio ends an entry at one key, and is asked on for those that belong to it: nobody types that fast.
      const isLong = question?.kind === 'collect' && question.terminator.length > 1;
      return act(async () => {
        const before = { turn: now().turn, keysHeard };
        await line.presses(keys, {
          ...(at === undefined ? {} : { at }),
          ...(isLong ? { apart: keyTime } : {}),
        });
        // An entry that no key has ended ends in time.
        if (keysHeard > before.keysHeard && now().turn === before.turn) await untilItGoesOn();
      });
    },
    says: (means, confidence) => act(() => line.says(means, confidence === undefined ? {} : { confidence })),
    async staysSilent(length) {
      if (length === undefined) return act(untilItGoesOn);
      const isAsked = ['collect', 'converse'].includes(questionOf(now())?.kind ?? '');
      const from = isAsked ? (prompts.at(-1)?.ends ?? 0) : clock.now() - began;
      await act(() => keepsSilent({ for: length }));
      quietUntil = Math.max(quietUntil, from + length);
    },
    hangsUp: (by) =>
      act(async () => {
        // An agent hangs up when the talk is over; and to Twilio, a line that breaks is one that is hung up.
        if (by === 'agent') return line.staysSilent();
        const left = (prompts.at(-1)?.ends ?? 0) + thinkingTime + began - clock.now();
        if (line.waitsFor === 'queue' && left > 0) await line.staysSilent({ for: left });
        if (line.ended === undefined) await line.hangsUp();
      }),
  };
}

interface Calling extends Pick<Ringing, 'start'> {
  readonly clock: Parameters<OpenPhone>[0]['clock'];
  readonly around: WorldPlatform;
  readonly queue: (name: string) => Promise<TwimlQueue>;
  readonly onEvent: (event: TwimlEvent) => void;
}

function lineTo(phone: Phone, { start, clock, around, queue, onEvent }: Calling): Promise<TwimlCaller> {
  const { url, authToken, statusCallback, fallbackUrl } = phone;
  return twimlCaller({
    url,
    authToken,
    statusCallback,
    fallbackUrl,
    clock,
    fetch: (request) => phone.fetch(request),
    callSid: `CA${digestOf(start.id)}`,
    from: start.from ?? 'anonymous',
    ...(start.to === undefined ? {} : { to: start.to }),
    people: around.person,
    queues: queue,
    onEvent,
  });
}

/** Whether the caller has to do something, or nothing more can be done. */
function isCallers(snapshot: Snapshot): boolean {
  return snapshot.ended !== null || snapshot.waiting === 'talk' || questionOf(snapshot) !== undefined;
}

/** The id of the call is made from that of the contact, so that the same call is the same every time. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function beginningOf({ attributes, values, language, seed, faults }: Start): Beginning {
  return {
    ...(attributes === undefined ? {} : { attributes }),
    ...(values === undefined ? {} : { values }),
    ...(language === undefined ? {} : { language }),
    ...(seed === undefined ? {} : { seed }),
    ...(faults === undefined ? {} : { faults }),
  };
}

function notAnswered(event: TwimlEvent): TrunklineError {
  const { code, message } = event as Extract<TwimlEvent, { readonly type: 'error' | 'warning' }>;
  const named = code === undefined ? '' : ` (${code})`;
  return new TrunklineError('cannot_play', `Twilio would complain of the application${named}: ${message}`, {
    detail: message,
  });
}

function leftOver(reason: string): TrunklineError {
  return new TrunklineError('cannot_play', `The call is over (${reason}), and the contact goes on.`, {
    detail: reason,
  });
}
