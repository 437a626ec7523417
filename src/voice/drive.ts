import type { Answer, AnswerBody, Played } from '../action/event.ts';
import type { Prompt } from '../action/prompt.ts';
import type { BotMessage } from '../bot/bot.ts';
import type { Program } from '../engine/program.ts';
import { askedFrom } from '../engine/snapshot.ts';
import type { Clock } from '../language/clock.ts';
import type { LogLine } from '../language/log.ts';
import { maskedLine } from '../language/mask.ts';
import { playedAhead } from './heard-times.ts';
import { atOnce, type Backstage, type Errand, errandOf, type Reply } from './questions.ts';
import {
  advanced,
  givenUp,
  isDeserted,
  type Moved,
  openQuestion,
  type Standing,
  waitsForPrompts,
} from './standing.ts';
import type { Done } from './work-under-way.ts';

/** What driving a call needs. */
export interface Driving extends Backstage {
  readonly clock: Clock;
  /** Asks, and waits for the answer until a time, in milliseconds since 1970. */
  ask(errand: Errand, until: number): Promise<Done<Reply> | undefined>;
  /** Writes down where the call stands. Says false where another server drives it. */
  write(moved: Moved): Promise<boolean>;
}

/** A flow that asks so often without the caller goes round in a circle. */
const mostQuestions = 200;

/**
 * Answers every question that the caller's line need not be asked, until one is open that only the line can answer,
 * or the patience is over. Whatever an outside question does is written down before it is asked.
 *
 * @param until Milliseconds since 1970.
 * @returns Where the call stands then, and what happened since it was written last. Nothing where another server drives it.
 */
export async function drive(
  program: Program,
  from: Moved,
  written: boolean,
  until: number,
  driving: Driving,
): Promise<Moved | undefined> {
  let { standing, entries } = from;
  let isWritten = written;
  const take = (next: Moved) => {
    standing = next.standing;
    entries = [...entries, ...next.entries];
    isWritten = false;
  };

  for (let questions = 0; ; questions++) {
    const { moment } = standing;
    if (moment.snapshot.ended !== null) return { standing, entries };
    if (questions === mostQuestions) {
      take(givenUp(program, standing, 'never_ends', `${mostQuestions} questions without asking the caller`));
      continue;
    }
    const now = driving.clock.now();
    const given = atOnce(standing);
    if (given !== undefined) {
      take(answered(program, standing, given, now - standing.began));
      continue;
    }
    // What stands written before it is asked here was left by another server, or in another life of this one; and while
    // the caller was told to wait, whoever asked may have gone.
    const isLeft = isWritten || moment.held;
    const errand = errandOf(standing, now, driving, isLeft);
    if (errand === undefined) {
      // Nobody is left who could answer it.
      if (!isDeserted(moment.snapshot)) return { standing, entries };
      take(givenUp(program, standing, 'deserted', 'the contact waits for somebody who is gone'));
      continue;
    }
    if (errand.acts && moment.said.length > 0) return { standing, entries };
    if (errand.acts && !isWritten) {
      if (!(await driving.write({ standing, entries }))) return undefined;
      entries = [];
      isWritten = true;
    }
    // Nobody asks again after a call that is over, so there is no time but this.
    const done = await driving.ask(errand, isDeserted(moment.snapshot) ? Number.POSITIVE_INFINITY : until);
    if (done === undefined) return { standing: held(standing), entries };
    if ('late' in done) driving.log(lateLine(moment.snapshot.id, errand.name));
    // Whoever takes a question over may have to wait for who had it before.
    take(replied(program, askedWhen(standing, isLeft ? done.at : done.began), done));
  }
}

/** A function has all of its time from when it was asked, however long ago the flow came to it. */
function askedWhen(standing: Standing, asked: number): Standing {
  const { moment, began } = standing;
  if (!waitsForPrompts(moment)) return standing;
  return { ...standing, moment: { ...moment, snapshot: askedFrom(moment.snapshot, asked - began) } };
}

function lateLine(contactId: string, question: string): LogLine {
  const message = 'A question was not answered in time: it has failed.';
  return maskedLine({ level: 'warn', message, contactId, question });
}

function held(standing: Standing): Standing {
  return { ...standing, moment: { ...standing.moment, held: true } };
}

function replied(program: Program, standing: Standing, done: Done<Reply>): Moved {
  const at = done.at - standing.began;
  if ('late' in done) {
    const input = standing.hearing === null ? {} : { input: standing.hearing.text };
    return answered(program, standing, { kind: 'failed', error: 'timeout', ...input }, at);
  }
  const { result } = done;
  const { moment } = standing;
  if ('asks' in result) {
    const asks = result.asks.map((message) => spoken(message, standing));
    return {
      standing: { ...standing, hearing: null, moment: { ...moment, asks, misheard: 0, held: false } },
      entries: [],
    };
  }
  const said = [...moment.said, ...result.says.map((message) => spoken(message, standing))];
  return answered(program, { ...standing, moment: { ...moment, said } }, result.answer, at);
}

/** What a bot says is said in the voice of the step that asks it. */
function spoken({ as, content }: BotMessage, { moment: { snapshot } }: Standing): Prompt {
  const { settings, flow, step } = snapshot;
  return { as, content, voice: settings.voice, flow, step };
}

/** The call after an answer to its open question. */
export function answered(
  program: Program,
  standing: Standing,
  body: AnswerBody & Pick<Answer, 'typedAhead'>,
  at: number,
): Moved {
  const { moment, heard } = standing;
  const { snapshot } = moment;
  let played: readonly Played[] = heard;
  let answeredAt = Math.max(at, snapshot.at);
  const kind = openQuestion(moment)?.kind;
  if (kind === 'hours' || kind === 'metrics') {
    // The prompts before it have not been said yet: it counts as asked behind them.
    const ahead = playedAhead(moment, at);
    played = [...heard, ...ahead.played];
    answeredAt = Math.max(answeredAt, ahead.ends);
  }
  return advanced(program, standing, {
    ...body,
    turn: snapshot.turn,
    at: answeredAt,
    ...(played.length === 0 ? {} : { played }),
  });
}
