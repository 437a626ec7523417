import type { Effect, Say } from '../action/effect.ts';
import type { Entry } from '../action/entry.ts';
import type { Answer, Event, Notice, Played } from '../action/event.ts';
import { keyBufferLimit } from '../action/keys.ts';
import type { Prompt } from '../action/prompt.ts';
import { TrunklineError } from '../language/error.ts';
import { disconnect, end, type Play, stop, write } from './play.ts';
import type { Program } from './program.ts';
import { resume, run } from './run.ts';
import { begin, copyOf, type Draft, type Snapshot, type Start } from './snapshot.ts';
import { enterFlow } from './transfer.ts';

/** What came of an event. */
export interface Turn {
  readonly snapshot: Snapshot;
  /** What the host has to do, in this order. Only the last may ask for an answer. */
  readonly effects: readonly Effect[];
  readonly entries: readonly Entry[];
  /** The event had been taken before; the effects are those it led to, while they are still to be done. */
  readonly repeated?: true;
  /** The event came too late to matter. */
  readonly stale?: true;
}

/**
 * Moves a contact through its flows until it has to wait for the host, or until it ends. Pure: it says what to do
 * in `effects` and does none of it; the snapshot handed in stays as it was.
 *
 * An answer for the open turn is played; one for the turn answered last gives the same effects again, as long as that
 * turn led to the open one; any other is `stale`. A notice is taken once.
 *
 * @throws {TrunklineError} `future_turn` for an answer to a turn that is not open yet, `no_event` without an event.
 * @example
 * ```ts
 * let turn = advance(program, { id: 'c-1', channel: 'VOICE' });
 * turn = advance(program, turn.snapshot, { kind: 'keys', keys: '1', turn: turn.snapshot.turn, at: 2400 });
 * ```
 */
export function advance(program: Program, from: Snapshot | Start, event?: Event): Turn {
  if (!('format' in from)) {
    const play = open(program, begin(program, from), 0);
    write(play, { type: 'contact.started', channel: from.channel });
    run(play, enterFlow(play, program.start, 'start'));
    return close(play);
  }
  if (event === undefined) {
    throw new TrunklineError(
      'no_event',
      'A contact that has begun goes on only by an event. Hand advance() an answer or a notice.',
    );
  }
  return 'id' in event ? takeNotice(program, from, event) : takeAnswer(program, from, event);
}

function takeAnswer(program: Program, from: Snapshot, answer: Answer): Turn {
  if (answer.turn !== from.turn) return offTurn(from, answer);
  if (from.waiting === 'agent' || from.waiting === 'talk' || from.ended !== null) return stale(from);
  if (program.hash !== from.program) return gone(program, from, answer);
  const play = open(program, copyOf(from), answer.at);
  const { contact } = play;
  contact.answered = answer.turn;
  writePlayed(play, from.effects, answer.played);
  if (contact.settings.keyBuffer && answer.typedAhead !== undefined && answer.typedAhead !== '') {
    const keys = (contact.settings.keys + answer.typedAhead).slice(0, keyBufferLimit);
    contact.settings = { ...contact.settings, keys };
    write(play, { type: 'input.typed-ahead', count: answer.typedAhead.length });
  }
  const step = program.flows.get(from.flow)?.steps.get(from.step) ?? null;
  contact.waiting = '';
  if (from.waiting === 'played') run(play, step);
  else if (step !== null) resume(play, step, answer);
  return close(play);
}

/** An answer for another turn than the open one: late, or in error. */
function offTurn(from: Snapshot, { turn }: Answer): Turn {
  if (turn === from.answered && turn === from.turn - 1) return repeated(from, from.effects);
  if (turn < from.turn) return stale(from);
  throw new TrunklineError(
    'future_turn',
    `Turn ${turn} was answered, but turn ${from.turn} is open. Answer with the turn of the snapshot.`,
    {
      answered: turn,
      open: from.turn,
    },
  );
}

function takeNotice(program: Program, from: Snapshot, notice: Notice): Turn {
  const before = from.seen.find(({ id }) => id === notice.id);
  if (before !== undefined) return repeated(from, before.turn === from.turn ? from.effects : []);
  if (from.ended !== null) return stale(from);
  if (program.hash !== from.program) return gone(program, from, notice);
  const contact = copyOf(from);
  const moves =
    notice.kind === 'agent-answered'
      ? from.queued !== null && from.agent === '' && from.hungUp === ''
      : notice.kind === 'hangup' && canHangUp(from, notice.by);
  contact.seen = [...from.seen.slice(1 - seenLimit), { id: notice.id, turn: moves ? from.turn + 1 : 0 }];
  if (!moves) {
    // News that does not move the flow leaves the turn open, with its question as it was.
    const play: Play = { program, contact, effects: [], entries: [] };
    contact.at = Math.max(from.at, notice.at);
    writeNews(play, notice);
    return { snapshot: contact, effects: [], entries: play.entries };
  }
  const play = open(program, contact, notice.at);
  writePlayed(play, from.effects, notice.played);
  contact.waiting = '';
  if (notice.kind === 'agent-answered') {
    contact.agent = notice.agent;
    contact.values = { ...contact.values, Agent: { UserName: notice.agent } };
    contact.waiting = 'talk';
    write(play, { type: 'agent.answered', agent: notice.agent });
  } else if (notice.kind === 'hangup') {
    write(play, { type: 'contact.hungup', by: notice.by });
    hangUp(play, notice.by);
  }
  return close(play);
}

/** How many notices a snapshot remembers. */
const seenLimit = 50;

/**
 * Any party hanging up is a disconnect event: the disconnect flow runs, with or without the customer.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-disconnect-flow.html
 */
function hangUp(play: Play, by: 'customer' | 'agent' | 'network'): void {
  const { contact, program } = play;
  const first = contact.hungUp === '';
  contact.hungUp = by;
  contact.queued = null;
  const hook = first ? contact.settings.hooks['CustomerRemaining'] : undefined;
  const flow = hook === undefined ? undefined : program.find(hook);
  if (flow !== undefined) run(play, enterFlow(play, flow, 'CustomerRemaining'));
  else if (hook === undefined) {
    disconnect(play);
    end(play, by, 'hangup');
  } else stop(play, 'not_linked', `the disconnect flow "${hook}" is not among the flows that are played`);
}

/** An agent can leave a talk once; the customer can leave as long as they are there. */
function canHangUp({ agent, hungUp }: Snapshot, by: 'customer' | 'agent' | 'network'): boolean {
  return by === 'agent' ? agent !== '' && hungUp === '' : hungUp === '' || hungUp === 'agent';
}

function writeNews(play: Play, notice: Notice): void {
  if (notice.kind === 'queue-position') write(play, { type: 'queue.position', position: notice.position });
  if (notice.kind === 'dial-status') write(play, { type: 'dial.status', status: notice.status });
  if (notice.kind === 'timer') write(play, { type: 'timer.fired', name: notice.name });
}

function writePlayed({ entries }: Play, effects: readonly Effect[], played: readonly Played[] = []): void {
  for (const { effect: index, started, finished, interruptedAt } of played) {
    const effect = effects[index];
    const prompt = effect === undefined ? undefined : promptOf(effect);
    if (effect === undefined || prompt === undefined) continue;
    const { flow, step } = prompt;
    entries.push({ type: 'prompt.started', at: started, flow, step, text: textOf(effect, prompt) });
    if (interruptedAt !== undefined)
      entries.push({ type: 'prompt.interrupted', at: interruptedAt, flow, step });
    else if (finished !== undefined) entries.push({ type: 'prompt.finished', at: finished, flow, step });
  }
}

function promptOf(effect: Effect): Prompt | undefined {
  if (effect.kind === 'play-around') return effect.messages[0];
  return (effect as Partial<Say>).prompt ?? undefined;
}

function textOf(effect: Effect, { content }: Prompt): string {
  return effect.kind === 'play-around'
    ? effect.messages.map((message) => message.content).join(' ')
    : content;
}

function open(program: Program, contact: Draft, at: number): Play {
  contact.turn++;
  if (at > contact.at) contact.at = at;
  return { program, contact, effects: [], entries: [] };
}

function close({ contact, effects, entries }: Play): Turn {
  contact.effects = effects;
  return { snapshot: contact, effects, entries };
}

function gone(program: Program, from: Snapshot, { at }: Event): Turn {
  return giveUp(program, from, 'program_gone', 'the flow has changed since the contact began', at);
}

/**
 * Ends a contact that its host cannot go on with. Pure, as `advance()` is.
 *
 * @param code Names the reason, for machines.
 * @param detail Says it in words, for the log.
 * @param at Milliseconds since the contact began.
 */
export function giveUp(program: Program, from: Snapshot, code: string, detail: string, at: number): Turn {
  const play = open(program, copyOf(from), at);
  stop(play, code, detail);
  return close(play);
}

function repeated(snapshot: Snapshot, effects: readonly Effect[]): Turn {
  return { snapshot, effects, entries: [], repeated: true };
}

function stale(snapshot: Snapshot): Turn {
  return { snapshot, effects: [], entries: [], stale: true };
}
