import type { Effect } from '../../src/action/effect.ts';
import type { Entry } from '../../src/action/entry.ts';
import type { Answer, Event, Played } from '../../src/action/event.ts';
import { advance, type Turn } from '../../src/engine/advance.ts';
import type { Program } from '../../src/engine/program.ts';
import type { Snapshot, Start } from '../../src/engine/snapshot.ts';
import { answerTo, noticeAt } from './answers.ts';
import { type Chance, chance } from './chance.ts';

/** How a host plays a contact. */
export interface DriveOptions {
  /** Decides every answer, its time, and every notice. */
  readonly seed: number;
  /** The most turns. @default 60 */
  readonly turns?: number;
  /** What happens to the snapshot between two turns. */
  readonly between?: (snapshot: Snapshot) => Snapshot;
  /** Told of each event with the turn before and the turn that it led to. */
  readonly watch?: (event: Event, before: Turn, after: Turn) => void;
}

/** A contact that was played. */
export interface Driven {
  readonly entries: readonly Entry[];
  readonly snapshot: Snapshot;
  /** It ended, or else it waits still, or it has come to the most turns while it was asked. */
  readonly outcome: 'ended' | 'waits' | 'turns';
  readonly turns: number;
}

/**
 * Plays a contact to its end on a clock of numbers: answers every question, says how much of the prompts was heard,
 * types ahead, and lets things happen by themselves in between. The same seed gives the same entries.
 */
export function drive(program: Program, start: Start, options: DriveOptions): Driven {
  const { seed, turns = 60, between = (snapshot) => snapshot, watch } = options;
  const choices = chance(seed);
  let turn = advance(program, start);
  const entries = [...turn.entries];
  let [now, notices, count] = [0, 0, 0];
  for (; count < turns && turn.snapshot.ended === null; count++) {
    now += choices.below(4000);
    const { snapshot } = turn;
    const idle = snapshot.waiting === 'agent' || snapshot.waiting === 'talk';
    const event: Event =
      idle || choices.oneIn(12) ? noticeAt(now, ++notices, choices) : answerAt(now, snapshot, choices);
    const after = advance(program, between(snapshot), event);
    watch?.(event, turn, after);
    turn = after;
    entries.push(...turn.entries);
  }
  const outcome = turn.snapshot.ended === null ? (isIdle(turn.snapshot) ? 'waits' : 'turns') : 'ended';
  return { entries, snapshot: turn.snapshot, outcome, turns: count };
}

function isIdle({ waiting }: Snapshot): boolean {
  return waiting === 'agent' || waiting === 'talk';
}

function answerAt(now: number, { turn, effects }: Snapshot, choices: Chance): Answer {
  const body = answerTo(effects.at(-1), choices);
  const late = choices.oneIn(20) ? 10_000 : 0;
  return {
    ...body,
    turn,
    at: now + late,
    played: playedUntil(now, effects, choices),
    ...(choices.oneIn(6) ? { typedAhead: choices.of(['1', '12', '42#', '']) } : {}),
  };
}

function playedUntil(now: number, effects: readonly Effect[], choices: Chance): Played[] {
  const played: Played[] = [];
  for (const [effect, { kind }] of effects.entries()) {
    if (kind !== 'say' && kind !== 'collect' && kind !== 'converse') continue;
    const started = Math.max(0, now - 500);
    played.push(
      choices.oneIn(3) ? { effect, started, interruptedAt: now } : { effect, started, finished: now },
    );
  }
  return played;
}
