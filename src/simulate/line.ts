import type { Effect } from '../action/effect.ts';
import type { Entry } from '../action/entry.ts';
import type { Answer, AnswerBody, Notice, Played } from '../action/event.ts';
import type { Prompt } from '../action/prompt.ts';
import { advance, type Turn } from '../engine/advance.ts';
import type { Program } from '../engine/program.ts';
import type { Snapshot, Start } from '../engine/snapshot.ts';
import { TrunklineError } from '../language/error.ts';
import type { Backstage } from './backstage.ts';
import type { Profile } from './profile.ts';

/** A prompt on the virtual clock. Times are milliseconds since the contact began. */
export interface Heard {
  readonly effect: number;
  /** The flow that says it. */
  readonly flow: string;
  /** The step that says it. */
  readonly step: string;
  readonly text: string;
  readonly started: number;
  readonly ends: number;
  /** It is said round and round while the caller waits. */
  readonly around?: true;
  /** It is the hold line: no step says it. */
  readonly held?: true;
}

/** What the flow wants of the caller now. */
export type Question = Extract<
  Effect,
  { readonly kind: 'collect' | 'converse' | 'play-around' | 'hold' | 'wait' }
>;

/**
 * One simulated contact on the virtual clock: performs what the engine asks for, lets the world answer what the
 * platform answers, and stops where the caller has to do something.
 */
export interface Line {
  readonly snapshot: Snapshot;
  readonly entries: readonly Entry[];
  /** The texts of all prompts so far, those of the open turn among them. */
  readonly spoken: readonly string[];
  /** The prompts of the open turn. */
  readonly prompts: readonly Heard[];
  /** Absent while the caller talks to an agent, and after the end. */
  readonly question: Question | undefined;
  /** When the question began: after the prompts before it. */
  readonly questionStarts: number;
  /** When the question's own prompt is over. */
  readonly promptEnds: number;
  /** When a caller who hears the prompts out does something: after a thought, or after the silence that was kept. */
  readonly ready: number;
  /** The end of the silence that the caller has kept, if any. */
  readonly quietUntil: number;
  /** Answers the question. Prompts that would still play at that time are cut off. */
  answer(body: AnswerBody & { readonly typedAhead?: string }, at: number): Promise<void>;
  notice(body: NoticeBody, at: number): Promise<void>;
  /** The caller does nothing until then. */
  keepQuiet(until: number): void;
}

/** A notice without the id and the time, which the line gives. */
export type NoticeBody =
  | { readonly kind: 'hangup'; readonly by: 'customer' | 'agent' | 'network' }
  | { readonly kind: 'agent-answered'; readonly agent: string };

const questions: ReadonlySet<string> = new Set(['collect', 'converse', 'play-around', 'hold', 'wait']);

/** What the flow wants of the caller; nothing while they talk to somebody, and after the end. */
export function questionOf({ ended, effects }: Snapshot): Question | undefined {
  const effect = ended === null ? effects.at(-1) : undefined;
  return effect !== undefined && questions.has(effect.kind) ? (effect as Question) : undefined;
}

/** How long a caller thinks after a prompt, in milliseconds. */
export const thinkingTime = 1000;

/** The most turns of one contact; a flow that goes round without the caller is stopped here. */
const turnLimit = 5000;

/** Rings a program up and plays until the caller has to do something. */
export async function openLine(
  program: Program,
  start: Start,
  backstage: Backstage,
  profile: Profile,
  watch?: (entries: readonly Entry[], prompts: readonly Heard[]) => void,
): Promise<Line> {
  const entries: Entry[] = [];
  const spoken: string[] = [];
  let turn: Turn = advance(program, start);
  let prompts: readonly Heard[] = [];
  let now = 0;
  let notices = 0;
  let quietUntil = 0;

  const take = (next: Turn) => {
    // News that moves nothing leaves the turn open, with its question and the prompts that are playing.
    const open = entries.length > 0 && next.snapshot.turn === turn.snapshot.turn;
    turn = next;
    entries.push(...next.entries);
    now = Math.max(now, next.snapshot.at);
    if (open) return;
    const heard: Heard[] = [];
    let clock = now;
    for (const [effect, asked] of next.snapshot.effects.entries()) {
      for (const prompt of promptsOf(asked)) {
        const ends = clock + profile.length(prompt);
        const { flow, step, content: text } = prompt;
        const around = asked.kind === 'play-around' ? ({ around: true } as const) : {};
        heard.push({ effect, flow, step, text, started: clock, ends, ...around });
        clock = ends;
      }
    }
    prompts = heard;
    spoken.push(...heard.map(({ text }) => text));
    watch?.(next.entries, heard);
  };

  const say = (body: AnswerBody & { readonly typedAhead?: string }, at: number) => {
    const answer: Answer = { ...body, turn: turn.snapshot.turn, at, played: playedUntil(prompts, at) };
    take(advance(program, turn.snapshot, answer));
  };

  /** Answers everything that is not for the caller. */
  const settle = async () => {
    for (let turns = 0; ; turns++) {
      const effect = turn.snapshot.effects.at(-1);
      if (turn.snapshot.ended !== null || effect === undefined || questions.has(effect.kind)) return;
      if (turns === turnLimit) throw endless(turn.snapshot);
      const at = prompts.at(-1)?.ends ?? now;
      const { answer, after } = await reply(effect, backstage, turn.snapshot, at);
      say(answer, at + after);
    }
  };

  take(turn);
  await settle();
  return {
    get snapshot() {
      return turn.snapshot;
    },
    entries,
    spoken,
    get prompts() {
      return prompts;
    },
    get question() {
      return questionOf(turn.snapshot);
    },
    get questionStarts() {
      const own = turn.snapshot.effects.length - 1;
      return prompts.findLast(({ effect }) => effect < own)?.ends ?? now;
    },
    get promptEnds() {
      return prompts.at(-1)?.ends ?? now;
    },
    get ready() {
      const ends = prompts.at(-1)?.ends ?? now;
      return quietUntil > ends ? quietUntil : ends + thinkingTime;
    },
    get quietUntil() {
      return quietUntil;
    },
    async answer(body, at) {
      say(body, at);
      await settle();
    },
    async notice(body, at) {
      const notice: Notice = { ...body, id: `notice-${++notices}`, at, played: playedUntil(prompts, at) };
      take(advance(program, turn.snapshot, notice));
      await settle();
    },
    keepQuiet(until) {
      quietUntil = Math.max(quietUntil, until);
    },
  };
}

async function reply(
  effect: Effect,
  backstage: Backstage,
  contact: Snapshot,
  at: number,
): Promise<{ answer: AnswerBody; after: number }> {
  switch (effect.kind) {
    case 'invoke':
      return backstage.invoke(effect, contact, at);
    case 'service':
      return backstage.serve(effect);
    case 'hours':
      return backstage.hours(effect, at);
    case 'metrics':
      return backstage.metrics(effect);
    case 'enqueue':
      return { after: 0, answer: backstage.isFull(effect.queue || effect.agent) ? full : { kind: 'queued' } };
    case 'callback':
      return { after: 0, answer: { kind: 'scheduled' } };
    case 'dial':
      return backstage.dial(effect);
    default:
      return { after: 0, answer: { kind: 'played' } };
  }
}

const full: AnswerBody = { kind: 'failed', error: 'QueueAtCapacity' };

/** What is said for an effect. */
export function promptsOf(effect: Effect): readonly Prompt[] {
  if (effect.kind === 'play-around') return effect.messages;
  return 'prompt' in effect && effect.prompt !== null ? [effect.prompt] : [];
}

function playedUntil(prompts: readonly Heard[], at: number): readonly Played[] {
  return prompts
    .filter(({ started, ends }) => started < at || ends === started)
    .map(({ effect, started, ends }) =>
      ends <= at ? { effect, started, finished: ends } : { effect, started, interruptedAt: at },
    );
}

function endless({ flow, step }: Snapshot): TrunklineError {
  return new TrunklineError(
    'never_ends',
    `The flow "${flow}" has gone round ${turnLimit} turns, the last at "${step}", without asking the caller anything. Put a Loop or a question into the circle.`,
    { flow, step },
  );
}
