import type { Played } from '../action/event.ts';
import type { Prompt } from '../action/prompt.ts';
import { speechLength } from '../language/speech-length.ts';
import type { Moment } from './moment.ts';

// A carrier does not say when a prompt began and ended. Its length is estimated, and held against the time that
// went by until the caller did something.

interface Timed {
  /** The place of the effect in the open turn; nothing for a prompt of a turn before. */
  readonly effect: number | undefined;
  readonly started: number;
  readonly ends: number;
}

/**
 * How much was heard of the prompts of the open turn when something came from the line.
 *
 * @param at When it came, in milliseconds since the contact began.
 * @param whole All of it was heard, however long it was thought to take.
 */
export function playedUntil(moment: Moment, at: number, whole: boolean): readonly Played[] {
  const { sentAt } = moment;
  const times = timesFrom(moment, sentAt, true);
  const total = (times.at(-1)?.ends ?? sentAt) - sentAt;
  const pace = whole && total > 0 ? Math.min(1, Math.max(0, at - sentAt) / total) : 1;
  const paced = (time: number) => Math.round(sentAt + (time - sentAt) * pace);
  return times.flatMap(({ effect, started, ends }): readonly Played[] => {
    if (effect === undefined || (!whole && started >= at)) return [];
    return whole || ends <= at
      ? [{ effect, started: paced(started), finished: paced(ends) }]
      : [{ effect, started, interruptedAt: at }];
  });
}

/**
 * When the prompts before a question will have been heard that is answered before they are said: the question is one
 * that only reads.
 */
export function playedAhead(
  moment: Moment,
  from: number,
): { readonly played: readonly Played[]; readonly ends: number } {
  const times = timesFrom(moment, from, false);
  return {
    played: times.flatMap(({ effect, started, ends }) =>
      effect === undefined ? [] : [{ effect, started, finished: ends }],
    ),
    ends: times.at(-1)?.ends ?? from,
  };
}

function timesFrom(moment: Moment, from: number, withQuestion: boolean): readonly Timed[] {
  const { said, asks, snapshot } = moment;
  const own = snapshot.effects.flatMap((effect, index) => (effect.kind === 'say' ? [index] : []));
  // The prompts of the open turn are the last that are said, or were said in a document before.
  const before = said.length - own.length;
  const rows: { prompts: readonly Prompt[]; effect: number | undefined }[] = said.map((prompt, index) => ({
    prompts: [prompt],
    effect: before < 0 ? undefined : own[index - before],
  }));
  if (withQuestion) {
    const last = snapshot.effects.length - 1;
    if (asks !== null) rows.push({ prompts: asks, effect: undefined });
    else rows.push({ prompts: questionPrompts(moment), effect: last });
  }
  let clock = from;
  return rows.flatMap(({ prompts, effect }) => {
    if (prompts.length === 0) return [];
    const started = clock;
    for (const prompt of prompts) clock += speechLength(prompt);
    return [{ effect, started, ends: clock }];
  });
}

function questionPrompts({ snapshot }: Moment): readonly Prompt[] {
  const question = snapshot.effects.at(-1);
  if (question?.kind === 'play-around') return question.messages;
  return question !== undefined && (question.kind === 'collect' || question.kind === 'converse')
    ? [question.prompt].filter((prompt) => prompt !== null)
    : [];
}
