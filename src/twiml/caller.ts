import { randomUUID } from 'node:crypto';
import type { Clock } from '../language/clock.ts';
import { systemClock } from '../language/system-clock.ts';
import { virtualClock } from '../language/virtual-clock.ts';
import { carryCall } from './call.ts';
import { parametersOf } from './call-parameters.ts';
import { callOver, mustBeAddress, mustBeKeys, mustBeTime } from './caller-mistake.ts';
import type { TwimlEnd, TwimlEvent, TwimlLeg } from './event.ts';
import type { Address, WaitKind } from './leg.ts';
import { type Deed, openLine } from './line.ts';
import { openLeg } from './open-leg.ts';
import { overNetwork } from './over-network.ts';
import { type Deliver, webhooks } from './webhook.ts';
import { type ByName, byName, type TwimlPerson, type TwimlQueue } from './world.ts';

/** A call to a TwiML application. */
export interface TwimlCallerOptions {
  /** The voice URL of the number that is called. */
  readonly url: string;
  /** Signs every request. Without it none is signed. */
  readonly authToken?: string;
  /**
   * Carries requests: a service in the same program can. Without it and without `clock`, the whole seconds that a
   * request takes pass on the clock of the call, and nothing is waited for longer than Twilio does.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** @default a virtual clock: nothing is waited for */
  readonly clock?: Clock;
  /** @default '+12025550100' */
  readonly from?: string;
  /** @default '+12025550199' */
  readonly to?: string;
  /** @default 'AC' and zeros */
  readonly accountSid?: string;
  readonly callSid?: string;
  /** More parameters of every request, such as `{ ForwardedFrom: '+12025550123' }`. */
  readonly parameters?: { readonly [name: string]: string };
  /** Told when the call is over. */
  readonly statusCallback?: string;
  /** Asked for a document where the voice URL, or any that it leads to, gives none. */
  readonly fallbackUrl?: string;
  /** Who can be dialed, by number, client name, SIP address or conference. Nobody else answers. */
  readonly people?: ByName<TwimlPerson>;
  /** The queues, by name. No agent comes to any other. */
  readonly queues?: ByName<TwimlQueue>;
  /** How long a recording lasts, in milliseconds. @default 3000 for each */
  readonly playLength?: (url: string) => number;
  /**
   * Whether an empty result of a `<Gather>` carries `Digits` with nothing in it, or carries no `Digits`. Twilio's
   * documentation does not say. @default 'empty'
   */
  readonly emptyResult?: 'empty' | 'absent';
  /**
   * Where the caller's verbs return: at the next question, or already where a prompt begins that nothing can answer,
   * for callers who hang up in the middle of one. @default 'questions'
   */
  readonly stopsAt?: 'questions' | 'prompts';
  /** Delivers each request: twice, late, or to another server. */
  readonly deliver?: Deliver;
  /** Told of everything as it happens. */
  readonly onEvent?: (event: TwimlEvent) => void;
  /** 32 hexadecimal digits, new every time; tokens and ids are made of them. @default random ones */
  readonly id?: () => string;
}

/** Somebody who called a TwiML application. Each verb plays on until the caller has to do something again. */
export interface TwimlCaller {
  /**
   * Presses keys once the prompts are over, or `at` milliseconds after the first prompt of the document began; a key
   * for a `<Gather>` cuts its prompts. `apart` is the time between keys, in milliseconds.
   */
  presses(keys: string, options?: { readonly at?: number; readonly apart?: number }): Promise<void>;
  /** Says something, at a time as keys are pressed. To a `<Record>`, until silence or a key ends it. */
  says(words: string, options?: { readonly at?: number; readonly confidence?: number }): Promise<void>;
  /** Does nothing until the next thing happens, or `for` so many milliseconds after the prompts. */
  staysSilent(options?: { readonly for?: number }): Promise<void>;
  hangsUp(options?: { readonly at?: number }): Promise<void>;
  /** What was said since the caller last did something: texts, and addresses of recordings. */
  readonly heard: readonly string[];
  /** What the call waits for. It stops at `prompt`, `pause` and `ring` only where `stopsAt` is `prompts`. */
  readonly waitsFor: WaitKind | 'ended';
  readonly ended: TwimlEnd | undefined;
  readonly callSid: string;
  readonly log: readonly TwimlEvent[];
}

/**
 * Calls a TwiML application and carries out its documents as Twilio documents it: real requests, signed as Twilio
 * signs them, on a clock that nothing has to wait for. Every document is held against `twimlProblems()`; what that
 * finds stands in the log as warnings.
 *
 * @throws {TrunklineError} `bad_url`; `never_ends` for an application that goes round, or a caller who waits for
 * ever. The verbs also throw `call_over`, `not_listening`, `bad_keys`, `bad_time`.
 * @see https://www.twilio.com/docs/voice/twiml
 * @example
 * ```ts
 * const caller = await twimlCaller({ url: 'http://127.0.0.1:8080/voice', authToken });
 * await caller.presses('1');
 * console.log(caller.heard, caller.waitsFor);
 * ```
 */
export async function twimlCaller(options: TwimlCallerOptions): Promise<TwimlCaller> {
  const { url, onEvent } = options;
  const own = virtualClock(Date.UTC(2026, 0, 5, 15));
  const { clock = own } = options;
  const { fetch = clock === own ? overNetwork(own, systemClock, 1000) : globalThis.fetch } = options;
  const { authToken, statusCallback, fallbackUrl, id = () => randomUUID().replaceAll('-', '') } = options;
  for (const address of [url, statusCallback, fallbackUrl]) mustBeAddress(address);
  const callSid = options.callSid ?? `CA${id()}`;
  const begun = clock.now();
  const log: TwimlEvent[] = [];
  let ended: TwimlEnd | undefined;
  let listened = 0;

  const write = (event: TwimlEvent) => {
    log.push(event);
    onEvent?.(event);
  };
  const send = (leg: TwimlLeg) =>
    webhooks({
      fetch,
      clock,
      authToken,
      id,
      deliver: options.deliver ?? ((deliver) => deliver()),
      log: (event) => write({ ...event, leg, at: event.at - begun }),
    });
  const requests = { caller: send('caller'), dialed: send('dialed'), agent: send('agent') };
  const board = {
    clock,
    begun,
    fallbackUrl,
    log: write,
    request: (address: Address, leg: TwimlLeg) => requests[leg](address),
    parameters: parametersOf(options),
    world: {
      person: byName(options.people, { answers: 'never' }),
      queue: byName(options.queues, {}),
      playLength: options.playLength ?? (() => 3000),
      emptyResult: options.emptyResult ?? 'empty',
      id,
    },
  };

  const line = openLine(
    {
      clock,
      atPrompts: options.stopsAt === 'prompts',
      log: (event) => write({ ...event, leg: 'caller', at: clock.now() - begun }),
    },
    ({ meets }) =>
      carryCall(openLeg('caller', callSid, board, meets), { url, statusCallback }, (end) => {
        ended = end;
      }),
  );
  await line.arrives();

  const act = async (verb: string, work: () => Promise<void>) => {
    if (ended !== undefined) throw callOver(verb, ended);
    const before = { wait: line.wait, log: log.length };
    await work();
    if (line.wait !== before.wait || ended !== undefined) listened = before.log;
  };
  const instant = (at: number | undefined) => {
    if (at === undefined) return undefined;
    mustBeTime(at);
    return (line.wait?.began ?? clock.now()) + at;
  };

  return {
    presses: (keys, { at, apart = 0 } = {}) =>
      act(`presses ${keys}`, async () => {
        mustBeKeys(keys);
        mustBeTime(apart);
        const parts = apart === 0 ? [keys] : [...keys];
        await line.plays(
          parts.map((part, index): Deed => {
            const happening = { kind: 'keys', keys: part } as const;
            return index === 0 ? { happening, at: instant(at) } : { happening, after: apart };
          }),
        );
      }),
    says: (words, { at, confidence } = {}) =>
      act(`says "${words}"`, () => {
        const sure = confidence === undefined ? {} : { confidence };
        return line.plays([{ happening: { kind: 'speech', words, ...sure }, at: instant(at) }]);
      }),
    staysSilent: ({ for: length } = {}) =>
      act('stays silent', () => {
        if (length === undefined) return line.plays([]);
        mustBeTime(length);
        const { promptEnds = 0, hears = {} } = line.wait ?? {};
        const asked = hears.keys === true || hears.speech === true;
        return line.keepsQuiet((asked ? promptEnds : clock.now()) + length);
      }),
    hangsUp: ({ at } = {}) =>
      act('hangs up', () => line.plays([{ happening: { kind: 'hangup' }, at: instant(at) }])),
    get heard() {
      return log
        .slice(listened)
        .flatMap((event) => (event.type === 'said' && event.leg === 'caller' ? [event.text] : []));
    },
    get waitsFor() {
      return ended === undefined ? (line.wait?.kind ?? 'ended') : 'ended';
    },
    get ended() {
      return ended;
    },
    callSid,
    log,
  };
}
