import type { AnswerBody } from '../action/event.ts';
import type { Asked, Platform } from '../action/platform.ts';
import type { BotReply, Bots } from '../bot/bot.ts';
import type { Clock } from '../language/clock.ts';
import type { Backstage, Reply } from './backstage.ts';
import type { Person } from './world.ts';

/** A world that answers an application on its clock: what an answer takes, passes there. */
export interface WorldPlatform {
  readonly platform: Platform;
  readonly bots: Bots;
  /** Who is called by a number. */
  person(number: string): Promise<Person>;
  /**
   * Does something that the application takes part in, and then throws what the world had no answer for: to the
   * application, that is only a question that failed.
   */
  guard<Result>(doing: () => Promise<Result>): Promise<Result>;
}

/** Lets the world of a call answer for the platform and for the bots. */
export function worldPlatform(backstage: Backstage, clock: Clock): WorldPlatform {
  let missing: { readonly error: unknown } | undefined;

  const told = <Answer>(asked: Promise<Answer>): Promise<Answer> =>
    asked.catch((error: unknown) => {
      missing ??= { error };
      throw error;
    });
  const inTime = async (signal: AbortSignal, ask: () => Promise<Reply>): Promise<AnswerBody> => {
    const asked = clock.now();
    const { answer, after } = await told(ask());
    // Real tools run on this very clock, so part of the time may have passed.
    const left = asked + after - clock.now();
    if (left > 0) await clock.sleep(left, signal);
    return answer;
  };

  return {
    platform: {
      invoke: (effect, { contact, at, signal }) =>
        inTime(signal, () => backstage.invoke(effect, contact, at)),
      serve: (effect, { signal }: Asked) => inTime(signal, () => backstage.serve(effect)),
      hours: (effect, { at, signal }) => inTime(signal, () => backstage.hours(effect, at)),
      metrics: (effect, { signal }) => inTime(signal, () => backstage.metrics(effect)),
      callback: async () => ({ kind: 'scheduled' }),
    },
    bots: {
      async hears({ bot, text, signal }) {
        try {
          return replyOf(await inTime(signal, () => backstage.hears(bot, text, Number.POSITIVE_INFINITY)));
        } catch {
          return { kind: 'failed', error: 'bot_failed' };
        }
      },
    },
    person: (number) => told(backstage.personAt(number)),
    async guard(doing) {
      try {
        const result = await doing();
        if (missing === undefined) return result;
      } catch (error) {
        // Whatever else goes wrong then follows from it.
        if (missing === undefined) throw error;
      }
      throw missing.error;
    },
  };
}

function replyOf(answer: AnswerBody): BotReply {
  if (answer.kind !== 'intent')
    return { kind: 'failed', error: 'error' in answer ? answer.error : 'bot_failed' };
  const { intent, slots = {}, sessionAttributes = {}, confidence } = answer;
  return {
    kind: 'intent',
    intent,
    slots,
    sessionAttributes,
    ...(confidence === undefined ? {} : { confidence }),
    messages: [],
  };
}
