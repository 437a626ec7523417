import type { Effect, Question } from '../action/effect.ts';
import type { Entry } from '../action/entry.ts';
import type { Event, Played } from '../action/event.ts';
import type { Prompt } from '../action/prompt.ts';
import { advance, giveUp, type Turn } from '../engine/advance.ts';
import type { Program } from '../engine/program.ts';
import { askedFrom, type Snapshot, type Start } from '../engine/snapshot.ts';
import { playedUntil } from './heard-times.ts';
import type { Moment } from './moment.ts';
import { recordingBegins } from './recording.ts';

/** What a caller said to a bot that has not answered yet. */
export interface Hearing {
  readonly text: string;
  readonly mode: 'speech' | 'keys';
  /** Tells it from what was said before at the same question. */
  readonly turn: number;
}

/** Where a call stands within a turn of its line: plain JSON, so that any server can go on from here. */
export interface Standing {
  /** When the contact began, in milliseconds since 1970. */
  readonly began: number;
  readonly moment: Moment;
  /** What the engine was told in this turn of the line, in order. */
  readonly events: readonly Event[];
  /** The prompts of the open question that were heard before it was answered. */
  readonly heard: readonly Played[];
  readonly hearing: Hearing | null;
  /** The last notices, each with the turn that it was told in. */
  readonly notices: readonly { readonly id: string; readonly turn: number }[];
}

/** A call that has moved, and what happened on the way. */
export interface Moved {
  readonly standing: Standing;
  readonly entries: readonly Entry[];
}

/** A call that has just come in. */
export function arrived(program: Program, start: Start, began: number): Moved {
  const { snapshot, effects, entries } = advance(program, start);
  const moment: Moment = {
    snapshot,
    said: promptsSaid(effects),
    where: 'call',
    typed: typedBefore(snapshot),
    asks: null,
    misheard: 0,
    held: false,
    recorded: false,
    sentAt: 0,
  };
  return { standing: { began, moment, events: [], heard: [], hearing: null, notices: [] }, entries };
}

/** The question that is open; nothing while the caller talks to an agent, and after the end. */
export function openQuestion({ snapshot }: Moment): Question | undefined {
  const effect = snapshot.ended === null && snapshot.waiting !== 'talk' ? snapshot.effects.at(-1) : undefined;
  return effect === undefined || effect.kind === 'say' || effect.kind === 'disconnect' ? undefined : effect;
}

/** Whether nobody is on the line any more, though the contact goes on. */
export function isDeserted({ hungUp }: Snapshot): boolean {
  return hungUp === 'customer' || hungUp === 'network';
}

/** Something has come of what was said last: it is not said again. `whole` where all of it was heard. */
export function listened(standing: Standing, at: number, whole: boolean): Standing {
  const { moment } = standing;
  const { snapshot } = moment;
  const late = moment.said.length > 0 && snapshot.waiting === 'answer' && waitsForPrompts(moment);
  return {
    ...standing,
    events: [],
    heard: [...standing.heard, ...playedUntil(moment, at, whole)],
    moment: {
      ...moment,
      snapshot: late ? askedFrom(snapshot, at) : snapshot,
      said: [],
      recorded: moment.recorded || recordingBegins(moment) !== undefined,
    },
  };
}

/** Whether the open question does something outside, and so waits until all that is said before it has been heard. */
export function waitsForPrompts(moment: Moment): boolean {
  const kind = openQuestion(moment)?.kind;
  return kind === 'invoke' || kind === 'service' || kind === 'callback';
}

/** The call after an event of the engine. */
export function advanced(program: Program, standing: Standing, event: Event): Moved {
  return moved(standing, advance(program, standing.moment.snapshot, event), event);
}

/** The call that cannot go on, and ends. */
export function givenUp(program: Program, standing: Standing, code: string, detail: string): Moved {
  const { snapshot } = standing.moment;
  return moved(standing, giveUp(program, snapshot, code, detail, snapshot.at));
}

function moved(standing: Standing, { snapshot, effects, entries }: Turn, event?: Event): Moved {
  const { moment } = standing;
  const events = event === undefined ? standing.events : [...standing.events, event];
  // News leaves the question open, with all that is known of its answer.
  if (snapshot.turn === moment.snapshot.turn)
    return { standing: { ...standing, events, moment: { ...moment, snapshot } }, entries };
  const said = isDeserted(snapshot) ? [] : [...moment.said, ...promptsSaid(effects)];
  const typed = typedBefore(snapshot);
  return {
    standing: {
      ...standing,
      events,
      heard: [],
      hearing: null,
      moment: { ...moment, snapshot, said, typed, asks: null, misheard: 0, held: false },
    },
    entries,
  };
}

function promptsSaid(effects: readonly Effect[]): readonly Prompt[] {
  return effects.flatMap((effect) => (effect.kind === 'say' ? [effect.prompt] : []));
}

/** Keys that were typed ahead belong to the entry that is asked for now. */
function typedBefore({ effects }: Snapshot): string {
  const question = effects.at(-1);
  return question?.kind === 'collect' ? question.typed : '';
}
