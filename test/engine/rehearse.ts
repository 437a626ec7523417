import type { Channel } from '../../src/action/contact.ts';
import type { Effect } from '../../src/action/effect.ts';
import type { Entry } from '../../src/action/entry.ts';
import type { AnswerBody, Event } from '../../src/action/event.ts';
import { actions } from '../../src/actions/index.ts';
import { advance } from '../../src/engine/advance.ts';
import type { Program } from '../../src/engine/program.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';

/** A contact that answers by rote. */
export interface Rehearsal {
  readonly channel: Channel;
  /** Which key, intent and outcome each question gets first; the following ones come at its next visits. */
  readonly first: number;
}

/** How a rehearsed contact came to its end, or that it did not. */
export interface Rehearsed {
  readonly ended: string;
  readonly turns: number;
  readonly entries: readonly Entry[];
}

const keys = '1234567890*#';
const patience = 40;

/**
 * Plays a contact by rote: at each visit a question gets its next key or its next intent, and after the last of them
 * silence; functions answer, then fail, and so on. A caller who was silent for long, or is asked for ever, hangs up.
 */
export function rehearse(program: Program, { channel, first }: Rehearsal): Rehearsed {
  const visits = new Map<string, number>();
  const from = channel === 'VOICE' ? { from: '+12025550100', to: '+12025550199' } : {};
  let turn = advance(program, { id: 'c-1', channel, ...from });
  const entries = [...turn.entries];
  let [silences, turns, now] = [0, 0, 0];
  for (; turn.snapshot.ended === null && turns < 1000; turns++) {
    now += 1000;
    const { snapshot } = turn;
    const place = `${snapshot.flow} ${snapshot.step}`;
    const visit = visits.get(place) ?? 0;
    visits.set(place, visit + 1);
    const answer = answerTo(snapshot.effects.at(-1), visit + first, visit, program, snapshot);
    if (answer?.kind === 'silence') silences++;
    const at = now;
    const event: Event =
      silences > patience || turns > 900
        ? { kind: 'hangup', by: 'customer', id: `n-${turns}`, at }
        : answer === undefined
          ? noticeFor(snapshot, `n-${turns}`, at)
          : { ...answer, turn: snapshot.turn, at };
    turn = advance(program, snapshot, event);
    entries.push(...turn.entries);
  }
  const { ended } = turn.snapshot;
  return { ended: ended === null ? 'not at all' : `${ended.by}: ${ended.reason}`, turns, entries };
}

/** An agent answers who waits, and hangs up on who talks. */
function noticeFor({ waiting }: Snapshot, id: string, at: number): Event {
  return waiting === 'talk'
    ? { kind: 'hangup', by: 'agent', id, at }
    : { kind: 'agent-answered', agent: 'jane', id, at };
}

function answerTo(
  question: Effect | undefined,
  number: number,
  visit: number,
  program: Program,
  snapshot: Snapshot,
): AnswerBody | undefined {
  if (snapshot.waiting === 'talk') return undefined;
  const good = number % 2 === 0;
  switch (question?.kind) {
    case 'collect':
      if (visit >= keys.length) return { kind: 'silence' };
      return question.phone === null
        ? { kind: 'keys', keys: question.most === 1 ? (keys[number % keys.length] ?? '') : '1234' }
        : { kind: 'keys', keys: '2025550100', ...(good ? { number: '+12025550100' } : {}) };
    case 'converse': {
      const intents = intentsOf(program, snapshot);
      const intent = intents[number % intents.length] ?? '';
      return visit >= intents.length ? { kind: 'silence' } : { kind: 'intent', intent, input: intent };
    }
    case 'invoke':
      return good
        ? { kind: 'returned', result: { status: 'ok', name: 'Sam' } }
        : { kind: 'failed', error: 'Boom' };
    case 'service': {
      const [action] = intentsOf(program, snapshot);
      const result = { ...actions.get(question.service)?.sample, Action: action };
      return good ? { kind: 'served', result } : { kind: 'failed', error: 'NoneFoundError' };
    }
    case 'hours':
      return { kind: 'hours', open: good };
    case 'metrics':
      return {
        kind: 'metrics',
        metrics: {
          staffed: number % 3,
          available: number % 2,
          online: number % 3,
          waiting: number % 12,
          oldest: number * 60,
        },
      };
    case 'enqueue':
      return good ? { kind: 'queued' } : { kind: 'failed', error: 'QueueAtCapacity' };
    case 'play-around':
      return visit < 3 && question.interruptAfter > 0 ? { kind: 'interrupted' } : undefined;
    case 'hold':
      return undefined;
    case 'dial':
      return {
        kind: 'dialed',
        status: (['completed', 'no-answer', 'busy', 'failed'] as const)[number % 4] ?? 'busy',
      };
    case 'callback':
      return good ? { kind: 'scheduled' } : { kind: 'failed', error: 'unavailable' };
    case 'wait': {
      const event = question.events[number % (question.events.length + 1)];
      return event === undefined ? { kind: 'waited' } : { kind: 'happened', event };
    }
    default:
      return { kind: 'played' };
  }
}

/** The intents that the open step has an exit for, and one that it has not. */
function intentsOf({ flows }: Program, { flow, step }: Snapshot): readonly string[] {
  const conditions = flows.get(flow)?.steps.get(step)?.conditions ?? [];
  return [...conditions.map(({ exit }) => exit.replace(/^= /, '')), 'FallbackIntent'];
}
