import type { Converse } from '../action/effect.ts';
import type { AnswerBody } from '../action/event.ts';
import type { Asked, Platform } from '../action/platform.ts';
import type { BotMessage, Bots } from '../bot/bot.ts';
import { longestRun } from '../fulfillment/connect-limits.ts';
import { digestOf } from '../language/digest.ts';
import type { Log } from '../language/log.ts';
import { maskedLine } from '../language/mask.ts';
import { plainName } from '../language/resource.ts';
import { type Hearing, isDeserted, openQuestion, type Standing } from './standing.ts';
import { warning } from './warning.ts';
import type { Work } from './work-under-way.ts';

/** What came back for a question that the line was not asked. */
export type Reply =
  | { readonly answer: AnswerBody; readonly says: readonly BotMessage[] }
  /** The bot wants to know more. */
  | { readonly asks: readonly BotMessage[] };

/** A question for the platform or a bot. */
export interface Errand extends Work<Reply> {
  /** Whether it does something outside: it is written down before, and not begun while a prompt is unheard. */
  readonly acts: boolean;
}

/** What answers where the line is not asked. */
export interface Backstage {
  readonly platform: Platform;
  readonly bots?: Bots;
  readonly log: Log;
}

/** Milliseconds for an answer that has no limit of its own. */
const usualLimit = 10_000;
const botLimit = 20_000;

/** Milliseconds for which a tool may still be another server's, though that is dead: its run, and two seconds more. */
const leftBehind = longestRun + 2000;

/**
 * Who has to be asked for the open question to be answered; nothing where that is the caller's line.
 *
 * @param isLeft It may have been asked before, and nobody has come to an answer.
 */
export function errandOf(
  standing: Standing,
  now: number,
  backstage: Backstage,
  isLeft: boolean,
): Errand | undefined {
  const { began, moment, hearing } = standing;
  const { snapshot } = moment;
  const question = openQuestion(moment);
  const { platform } = backstage;
  const name = `${snapshot.id}/${snapshot.turn}`;
  const errand = (acts: boolean, allowed: number, ask: (asked: Asked) => Promise<AnswerBody>): Errand => ({
    // Before a turn is written, a hang-up and an answer may be on their way to it, each with a reading of its own.
    name: acts ? name : `${name}/${digestOf(JSON.stringify(question)).slice(0, 16)}`,
    allowed,
    acts,
    do: (signal) =>
      asking(backstage, snapshot.id, signal, async () => ({
        answer: await ask({ contact: snapshot, at: now - began, turn: String(snapshot.turn), signal }),
        says: [],
      })),
  });
  const more = isLeft ? leftBehind : 0;
  switch (question?.kind) {
    case 'invoke':
      return errand(true, question.timeLimit + more, (asked) => platform.invoke(question, asked));
    case 'service':
      return errand(true, (question.timeLimit || usualLimit) + more, (asked) =>
        platform.serve(question, asked),
      );
    case 'callback':
      return errand(true, usualLimit, (asked) => platform.callback(question, asked));
    case 'hours':
      return errand(false, usualLimit, (asked) => platform.hours(question, asked));
    case 'metrics':
      return errand(false, usualLimit, (asked) => platform.metrics(question, asked));
    case 'converse':
      return hearing === null ? undefined : conversation(standing, question, hearing, backstage);
    default:
      return undefined;
  }
}

function conversation(
  { moment: { snapshot, asks } }: Standing,
  { bot, sessionAttributes }: Converse,
  { text, mode, turn }: Hearing,
  backstage: Backstage,
): Errand {
  const session = `${snapshot.id}:${snapshot.turn}`;
  const { LanguageCode: tag } = snapshot.values;
  const language = typeof tag === 'string' ? tag : 'en-US';
  return {
    name: `${snapshot.id}/${snapshot.turn}/${turn}`,
    allowed: botLimit,
    acts: true,
    do: (signal) =>
      asking(backstage, snapshot.id, signal, async () => {
        if (backstage.bots === undefined) {
          const message = `The flow asks for the bot "${plainName(bot)}", and there is none on this phone.`;
          const advice = 'Give bots (twilio.bots of the configuration): lexBots() opens those of Amazon Lex.';
          backstage.log(maskedLine({ level: 'warn', message, contactId: snapshot.id, advice }));
          return { answer: { kind: 'failed', error: 'no_bots', input: text }, says: [] };
        }
        const reply = await backstage.bots.hears({
          bot,
          session,
          begins: asks === null,
          text,
          mode,
          sessionAttributes,
          language,
          signal,
        });
        if (reply.kind === 'asks') return { asks: reply.messages };
        if (reply.kind === 'failed')
          return { answer: { kind: 'failed', error: reply.error, input: text }, says: [] };
        const { messages, ...answer } = reply;
        return { answer: { ...answer, input: text }, says: messages };
      }),
  };
}

/** A question that could not even be asked has failed, as far as the flow is concerned. */
async function asking(
  { log }: Backstage,
  contactId: string,
  signal: AbortSignal,
  ask: () => Promise<Reply>,
): Promise<Reply> {
  try {
    // A call is kept as JSON, and what JSON does not have is gone before the flow sees it, as in Lambda.
    return JSON.parse(JSON.stringify(await ask()));
  } catch (error) {
    // To break off at the limit is what was asked for.
    if (!signal.aborted) log(warning(contactId, 'A question was not answered.', error));
    return { answer: { kind: 'failed', error: 'failed' }, says: [] };
  }
}

/**
 * How the open question is answered when there is nothing to be asked: everything has been heard, or nobody is there
 * to do what it wants. Nothing where it has to be asked.
 */
export function atOnce({ moment }: Standing): AnswerBody | undefined {
  const question = openQuestion(moment);
  if (question?.kind === 'finish' && moment.said.length === 0) return { kind: 'played' };
  // An outbound call begins without a customer, and this one is on the line.
  if (question?.kind === 'wait' || (question?.kind === 'dial' && question.customer)) return unsupported;
  if (!isDeserted(moment.snapshot)) return undefined;
  switch (question?.kind) {
    case 'dial':
      return { kind: 'dialed', status: 'failed' };
    case 'collect':
    case 'converse':
    case 'enqueue':
    case 'hold':
    case 'play-around':
      return { kind: 'failed', error: 'the customer is gone' };
    default:
      return undefined;
  }
}

const unsupported: AnswerBody = { kind: 'failed', error: 'not on this channel' };
