import { phoneNumber } from '../action/phone-number.ts';
import { takeEntry } from '../action/keys.ts';
import type { Entry, EndedBy } from '../action/entry.ts';
import type { AnswerBody } from '../action/event.ts';
import type { Values } from '../action/contact.ts';
import { link } from '../engine/link.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Unit } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { openWorld, talkTime } from './backstage.ts';
import { type Heard, type Line, openLine, type Question } from './line.ts';
import { profiles } from './profiles/index.ts';
import { transcriptOf } from './transcript.ts';
import { matches, type Unmocked, type World } from './world.ts';

/** How a simulated contact begins. */
export interface CallOptions {
  /** @default 'voice' */
  readonly channel?: 'voice' | 'chat';
  readonly world?: World;
  /** The flows and modules that this flow leads to. */
  readonly flows?: readonly Unit[];
  /** The caller's number. @default '+12025550100' on a phone call, none in a chat */
  readonly from?: string;
  /** The number that was called. @default '+12025550199' on a phone call, none in a chat */
  readonly to?: string;
  /** Attributes that the contact starts with. */
  readonly attributes?: { readonly [name: string]: string };
  readonly language?: string;
  /** Decides every random choice of the flow. @default 0 */
  readonly seed?: number;
  readonly values?: Values;
  /** Asked for what the world does not hold, before the call fails. */
  readonly unmocked?: Unmocked;
  /** Told at every turn what has happened since the last, and which prompts begin to play. */
  readonly watch?: (entries: readonly Entry[], prompts: readonly Heard[]) => void;
}

/** The caller of a simulated contact. Every verb plays the flow until the caller has to do something again. */
export interface Caller {
  /**
   * Presses keys once the prompt is over, or `at` milliseconds after it began. A key in the flow's question cuts
   * the prompt off; one in a prompt before it is kept only while the type-ahead buffer is on.
   */
  presses(keys: string, options?: { readonly at?: number }): Promise<void>;
  /** Says something, or types it in a chat. `means` is what recognition should have understood. */
  says(words: string, options?: { readonly means?: string; readonly confidence?: number }): Promise<void>;
  /** Does nothing until the flow goes on by itself: a time-out, an interrupted queue prompt, an agent. */
  staysSilent(): Promise<void>;
  hangsUp(by?: 'customer' | 'agent' | 'network'): Promise<void>;
  /** Checks that one of the prompts since the last input fits. */
  hears(pattern: string | RegExp): Promise<void>;
  /** The prompts since the last input. */
  readonly heard: readonly string[];
  /** What the flow waits for; `talk` with an agent on the line, `ended` after the end. */
  readonly waitsFor: Question['kind'] | 'talk' | 'ended';
  readonly ended: { readonly by: EndedBy; readonly reason: string } | undefined;
  readonly attributes: { readonly [name: string]: string };
  /** Everything that happened, in order. */
  readonly entries: readonly Entry[];
  readonly snapshot: Snapshot;
  /** The call so far, as one would write a play. */
  readonly transcript: string;
  /** What the world holds and the flow never asked for. */
  readonly unusedMocks: readonly string[];
}

/** How long a caller thinks after a prompt, in milliseconds. */
const thinkingTime = 1000;
/** How long a bot listens for the first word, in milliseconds, and a chat waits for a message. */
const speechTimeout = 3000;
const chatTimeout = 300_000;

/**
 * Rings a flow up on a virtual clock, by voice or by chat. Nothing sleeps; the world answers what the platform
 * answers, and what it does not hold fails with the lines to paste.
 *
 * @throws {TrunklineError} `unmocked`; `cannot_play` when the flow comes to a step that cannot be played.
 * @example
 * ```ts
 * const caller = await call(mainIvr, { world: { functions: { 'order-status': { status: 'on its way' } } } });
 * await caller.presses('1');
 * expect(caller).toHaveHeard(/on its way/);
 * ```
 */
export async function call(flow: Unit, options: CallOptions = {}): Promise<Caller> {
  const profile = profiles[options.channel ?? 'voice'];
  if (profile === undefined)
    throw new TrunklineError('unknown_profile', `There is no profile "${options.channel}".`);
  const backstage = openWorld(options.world ?? {}, options.unmocked);
  const line = await openLine(
    link([flow, ...(options.flows ?? []).filter(({ name }) => name !== flow.name)]),
    {
      id: 'simulated-contact',
      channel: profile.channel,
      ...(profile.channel === 'VOICE'
        ? { from: options.from ?? '+12025550100', to: options.to ?? '+12025550199' }
        : {}),
      ...(options.attributes === undefined ? {} : { attributes: options.attributes }),
      ...(options.language === undefined ? {} : { language: options.language }),
      ...(options.world?.faults === undefined ? {} : { faults: options.world.faults }),
      ...(options.values === undefined ? {} : { values: options.values }),
      seed: options.seed ?? 0,
    },
    backstage,
    profile,
    options.watch,
  );
  mustPlay(line);
  const chat = profile.channel === 'CHAT';
  let listened = 0;

  const answer = async (body: AnswerBody, at: number) => {
    listened = line.spoken.length;
    await line.answer(body, at);
    mustPlay(line);
  };
  const notice = async (body: Parameters<Line['notice']>[0], at: number) => {
    listened = line.spoken.length;
    await line.notice(body, at);
    mustPlay(line);
  };
  const whileLive = (verb: string) => {
    if (line.snapshot.ended === null) return;
    const { by, reason } = line.snapshot.ended;
    throw new TrunklineError(
      'call_over',
      `The caller ${verb}, but the contact had ended (${reason}, by ${by}).`,
    );
  };

  return {
    async presses(keys, { at } = {}) {
      whileLive(`presses ${keys}`);
      const { question } = line;
      if (chat && question?.kind !== 'converse') {
        throw new TrunklineError(
          'no_keys_in_chat',
          `There are no keys to press in a chat (${keys}). Say it instead.`,
        );
      }
      if (question?.kind === 'converse') {
        return answer(await backstage.hears(question.bot, keys), line.promptEnds + thinkingTime);
      }
      if (question?.kind !== 'collect') return;
      const pressedAt =
        at === undefined ? line.promptEnds + thinkingTime : (line.prompts[0]?.started ?? 0) + at;
      if (pressedAt < line.questionStarts && !line.snapshot.settings.keyBuffer) return;
      const all = question.typed + keys;
      const time = Math.max(pressedAt, line.questionStarts);
      if (question.terminator === '') {
        const typedAhead =
          line.snapshot.settings.keyBuffer && all.length > 1 ? { typedAhead: all.slice(1) } : {};
        return answer({ kind: 'keys', keys: all[0] ?? '', ...typedAhead }, time);
      }
      const { entry, complete } = takeEntry(all, question);
      const number = question.phone === null ? undefined : phoneNumber(entry, question.phone.country);
      const ciphertext = `ciphertext(${entry.length})`;
      await answer(
        {
          kind: 'keys',
          keys: question.encrypt === null ? entry : ciphertext,
          ...(number === undefined ? {} : { number }),
        },
        complete ? time : time + question.nextKey * 1000,
      );
    },
    async says(words, { means = words, confidence } = {}) {
      whileLive(`says "${words}"`);
      const { question } = line;
      const at = line.promptEnds + thinkingTime;
      if (question?.kind === 'converse') {
        const understood = await backstage.hears(question.bot, means);
        return answer(
          confidence === undefined ? understood : ({ ...understood, confidence } as AnswerBody),
          at,
        );
      }
      if (question?.kind === 'wait' && question.events.includes('CustomerReturned')) {
        return answer({ kind: 'happened', event: 'CustomerReturned' }, at);
      }
      // Speech is no input for a step that takes keys: the caller waits for the time-out.
      if (question?.kind === 'collect')
        return answer({ kind: 'silence' }, line.promptEnds + question.firstKey * 1000);
    },
    async staysSilent() {
      whileLive('stays silent');
      const { question, promptEnds, snapshot } = line;
      switch (question?.kind) {
        case 'collect':
          return answer({ kind: 'silence' }, promptEnds + question.firstKey * 1000);
        case 'converse': {
          const timeout = chat ? question.textTimeout * 1000 || chatTimeout : speechTimeout;
          return answer({ kind: 'silence' }, promptEnds + timeout);
        }
        case 'wait':
          return answer({ kind: 'waited' }, snapshot.at + question.seconds * 1000);
        case 'play-around':
        case 'hold':
          return waitInQueue(question);
        default:
          return notice({ kind: 'hangup', by: 'agent' }, snapshot.at + talkTime);
      }
    },
    async hangsUp(by = 'customer') {
      whileLive('hangs up');
      await notice({ kind: 'hangup', by }, line.promptEnds + thinkingTime);
    },
    async hears(pattern) {
      if (heardNow().some((text) => matches(pattern, text))) return;
      throw new TrunklineError(
        'prompt_mismatch',
        `The caller should have heard ${pattern}, but heard:\n${heardNow().join('\n') || '(nothing)'}\n\n${transcript()}`,
      );
    },
    get heard() {
      return heardNow();
    },
    get waitsFor() {
      if (line.snapshot.ended !== null) return 'ended';
      return line.question?.kind ?? 'talk';
    },
    get ended() {
      return line.snapshot.ended ?? undefined;
    },
    get attributes() {
      return line.snapshot.values['Attributes'] as { readonly [name: string]: string };
    },
    get entries() {
      return line.entries;
    },
    get snapshot() {
      return line.snapshot;
    },
    get transcript() {
      return transcript();
    },
    get unusedMocks() {
      return backstage.unused();
    },
  };

  function transcript(): string {
    return transcriptOf(line.entries, line.prompts);
  }

  function heardNow(): readonly string[] {
    return line.spoken.slice(listened);
  }

  async function waitInQueue(question: Extract<Question, { kind: 'play-around' | 'hold' }>): Promise<void> {
    const { queued, at } = line.snapshot;
    const interrupt =
      question.kind === 'play-around' && question.interruptAfter > 0
        ? at + question.interruptAfter * 1000
        : Number.POSITIVE_INFINITY;
    const { answers = 'never', name = 'Agent' } =
      queued === null ? {} : await backstage.agentFor(queued.queue);
    const answered = answers === 'never' || queued === null ? Number.POSITIVE_INFINITY : queued.at + answers;
    if (Math.min(interrupt, answered) === Number.POSITIVE_INFINITY) {
      throw new TrunklineError(
        'never_ends',
        `The caller waits in the queue for ever: nobody answers, and nothing interrupts the wait. ` +
          'Let somebody answer (people), or hang up.',
        { flow: line.snapshot.flow, step: line.snapshot.step },
      );
    }
    if (answered <= interrupt) await notice({ kind: 'agent-answered', agent: name }, Math.max(answered, at));
    else await answer({ kind: 'interrupted' }, interrupt);
  }
}

/** The ways in which the engine stops because the flow is not complete; all else is an end that callers see. */
const unplayable = new Set([
  'unsupported_action',
  'not_linked',
  'no_target',
  'step_limit',
  'not_in_a_module',
]);

function mustPlay({ snapshot, entries }: Line): void {
  if (snapshot.ended === null || !unplayable.has(snapshot.ended.reason)) return;
  const failure = entries.findLast((entry) => entry.type === 'failure');
  const detail = failure?.type === 'failure' ? failure.detail : snapshot.ended.reason;
  throw new TrunklineError(
    'cannot_play',
    `The call stopped at "${snapshot.step}" of "${snapshot.flow}": ${detail}.\n\n${transcriptOf(entries, [])}`,
    { flow: snapshot.flow, step: snapshot.step, reason: snapshot.ended.reason },
  );
}
