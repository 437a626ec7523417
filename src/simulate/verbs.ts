import type { Collect } from '../action/effect.ts';
import type { AnswerBody } from '../action/event.ts';
import { standInFor, takeEntry } from '../action/keys.ts';
import { phoneNumber } from '../action/phone-number.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { TrunklineError } from '../language/error.ts';
import { type Backstage, talkTime } from './backstage.ts';
import { type Line, type NoticeBody, type Question, questionOf } from './line.ts';
import type { Profile } from './profile.ts';

/** An answer or a notice, at a time of the virtual clock. */
export type Happening =
  | { readonly answer: AnswerBody & { readonly typedAhead?: string }; readonly at: number }
  | { readonly notice: NoticeBody; readonly at: number };

/** What a verb comes to. Nothing where the flow takes no notice. */
export type Doing = Happening | undefined;

/** How long a bot listens for the first word, and how long a chat waits for a message, in milliseconds. */
const speechTimeout = 3000;
const chatTimeout = 300_000;

/**
 * How long a chat waits for its bot, in milliseconds.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 */
const botLimit = 10_000;

/** Keys pressed, `at` milliseconds after the first prompt began or else after the last. */
export async function press(
  { question, prompts, questionStarts, quietUntil, ready, snapshot }: Line,
  backstage: Backstage,
  keys: string,
  at: number | undefined,
): Promise<Doing> {
  mustBeHeard(snapshot, keys, at);
  if (question?.kind === 'converse') {
    const { answer, after } = await backstage.hears(question.bot, keys, limitOf(snapshot));
    return { answer, at: ready + after };
  }
  if (question?.kind !== 'collect') return undefined;
  const pressedAt = at === undefined ? ready : (prompts[0]?.started ?? 0) + at;
  if (pressedAt < quietUntil) throw whileSilent(keys, at);
  const { keyBuffer } = snapshot.settings;
  if (pressedAt < questionStarts && !keyBuffer) return undefined;
  const time = Math.max(pressedAt, questionStarts);
  return question.terminator === ''
    ? pressOne(question, keys, keyBuffer, time)
    : typeIn(question, keys, time);
}

/**
 * Says why keys cannot be pressed.
 *
 * @param at Milliseconds after the prompt began.
 * @throws {TrunklineError} `bad_keys`, `bad_time`, `not_listening`.
 */
export function mustBeHeard(snapshot: Snapshot, keys: string, at: number | undefined): void {
  if (!/^[0-9*#]+$/.test(keys)) {
    throw new TrunklineError(
      'bad_keys',
      `${JSON.stringify(keys)} cannot be pressed: a phone has the keys 0 to 9, * and #.`,
      { keys },
    );
  }
  if (at !== undefined && !(at >= 0)) {
    throw new TrunklineError(
      'bad_time',
      `A key cannot be pressed ${at} milliseconds after a prompt began. Write 0 or more.`,
      {
        at,
      },
    );
  }
  const question = questionOf(snapshot);
  if (question?.kind === 'collect' || question?.kind === 'converse') return;
  const { flow, step } = snapshot;
  const doing =
    question === undefined ? 'the caller talks to an agent' : `"${step}" of "${flow}" takes no input`;
  throw new TrunklineError('not_listening', `The caller presses ${keys}, but nothing hears it: ${doing}.`, {
    keys,
  });
}

/** The error of a key that is pressed while the caller is silent. */
export function whileSilent(keys: string, at: number | undefined): TrunklineError {
  return new TrunklineError(
    'bad_time',
    `The key ${keys} comes ${at} milliseconds after the prompt began, but the caller was silent for longer. Leave out the time, or shorten the silence.`,
    { at },
  );
}

function pressOne({ typed }: Collect, keys: string, keyBuffer: boolean, at: number): Doing {
  const all = typed + keys;
  const typedAhead = keyBuffer && all.length > 1 ? { typedAhead: all.slice(1) } : {};
  return { answer: { kind: 'keys', keys: all.slice(0, 1), ...typedAhead }, at };
}

function typeIn(question: Collect, keys: string, time: number): Doing {
  const { entry, complete } = takeEntry(question.typed + keys, question);
  const number = question.phone === null ? undefined : phoneNumber(entry, question.phone.country);
  return {
    answer: {
      kind: 'keys',
      keys: question.encrypt === null ? entry : standInFor(entry),
      ...(number === undefined ? {} : { number }),
    },
    at: complete ? time : time + question.nextKey * 1000,
  };
}

/** Words spoken, or typed in a chat. */
export async function say(
  { question, promptEnds, ready, snapshot }: Line,
  backstage: Backstage,
  means: string,
  confidence: number | undefined,
): Promise<Doing> {
  if (question?.kind === 'converse') {
    const { answer: understood, after } = await backstage.hears(question.bot, means, limitOf(snapshot));
    const at = ready + after;
    if (understood.kind !== 'intent' || confidence === undefined) return { answer: understood, at };
    return { answer: { ...understood, confidence }, at };
  }
  if (question?.kind === 'wait' && question.events.includes('CustomerReturned')) {
    return { answer: { kind: 'happened', event: 'CustomerReturned' }, at: ready };
  }
  // Speech is no input for a step that takes keys: the caller waits for the time-out.
  return question?.kind === 'collect'
    ? { answer: { kind: 'silence' }, at: promptEnds + question.firstKey * 1000 }
    : undefined;
}

function limitOf({ channel }: Line['snapshot']): number {
  return channel === 'CHAT' ? botLimit : Number.POSITIVE_INFINITY;
}

/** Nothing done until something happens by itself: whichever comes first, the time-out or an agent. */
export async function wait(line: Line, backstage: Backstage, profile: Profile): Promise<Happening> {
  const next = await comes(line, backstage, profile);
  if (next.at < Number.POSITIVE_INFINITY) return next;
  throw waitsForEver(line.snapshot);
}

/** The error of a wait that nothing ends. */
export function waitsForEver({ flow, step }: Snapshot): TrunklineError {
  return new TrunklineError(
    'never_ends',
    'The caller waits in the queue for ever: nobody answers, and nothing interrupts the wait. ' +
      'Say under people in the world who answers, or hang up.',
    { flow, step },
  );
}

/**
 * Nothing done for a length of time, in milliseconds. It begins when the prompts of an open question are over, or
 * else at once; what happens on the way happens, and what the caller does next is done at its end.
 */
export async function keepQuiet(
  line: Line,
  length: number,
  next: () => Promise<Happening>,
  perform: (happening: Happening) => Promise<void>,
): Promise<void> {
  if (!(length >= 0)) {
    throw new TrunklineError(
      'bad_time',
      `Nobody can be silent for ${length} milliseconds. Write 0 or more.`,
      { length },
    );
  }
  const { question, promptEnds, quietUntil, snapshot } = line;
  const isAsked = question?.kind === 'collect' || question?.kind === 'converse';
  const until = Math.max(quietUntil, isAsked ? promptEnds : snapshot.at) + length;
  while (line.snapshot.ended === null) {
    const happening = await next();
    if (happening.at > until) break;
    await perform(happening);
  }
  line.keepQuiet(until);
}

/** What happens next if the caller does nothing; at no time where nothing ever does. */
export async function comes(line: Line, backstage: Backstage, { channel }: Profile): Promise<Happening> {
  const { question, promptEnds, snapshot } = line;
  // Whoever has talked to an agent has left the queue.
  const queued = snapshot.agent === '' || question === undefined ? snapshot.queued : null;
  if (question === undefined) {
    const { talks = talkTime } = queued === null ? {} : await backstage.agentFor(queued.queue);
    return { notice: { kind: 'hangup', by: 'agent' }, at: snapshot.at + talks };
  }
  const timeout = timeoutOf(line, channel === 'CHAT');
  if (queued === null) return timeout;
  const { answers = 'never', name = 'Agent' } = await backstage.agentFor(queued.queue);
  const answered =
    answers === 'never' ? Number.POSITIVE_INFINITY : Math.max(queued.at + answers, snapshot.at);
  if (answered <= timeout.at && answered < Number.POSITIVE_INFINITY) {
    return { notice: { kind: 'agent-answered', agent: name }, at: answered };
  }
  return { answer: timeout.answer, at: Math.max(timeout.at, promptEnds) };
}

/** How long the bot listens, as its session attributes say: `x-amz-lex:audio:start-timeout-ms:*:*`. */
function listening({ sessionAttributes }: Extract<Question, { readonly kind: 'converse' }>): number {
  const name = Object.keys(sessionAttributes).find((key) =>
    /^x-amz-lex:audio:start-timeout-ms(?::|$)/.test(key),
  );
  return Number(name === undefined ? speechTimeout : sessionAttributes[name]) || speechTimeout;
}

/** How the open question ends when the caller does nothing. */
function timeoutOf(
  { question, promptEnds, snapshot }: Line,
  chat: boolean,
): { answer: AnswerBody; at: number } {
  switch (question?.kind) {
    case 'collect':
      return { answer: { kind: 'silence' }, at: promptEnds + question.firstKey * 1000 };
    case 'converse': {
      const limit = chat ? question.textTimeout * 1000 || chatTimeout : listening(question);
      return { answer: { kind: 'silence' }, at: promptEnds + limit };
    }
    case 'wait':
      return { answer: { kind: 'waited' }, at: snapshot.at + question.seconds * 1000 };
    case 'play-around':
      if (question.interruptAfter > 0) {
        return { answer: { kind: 'interrupted' }, at: snapshot.at + question.interruptAfter * 1000 };
      }
  }
  return { answer: { kind: 'interrupted' }, at: Number.POSITIVE_INFINITY };
}
