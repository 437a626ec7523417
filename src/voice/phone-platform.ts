import type { AskService, Invoke } from '../action/effect.ts';
import type { AnswerBody, QueueMetrics } from '../action/event.ts';
import { type LambdaEvent, lambdaEventOf } from '../action/lambda-event.ts';
import type { Asked, Platform } from '../action/platform.ts';
import { connectAnswer } from '../fulfillment/bindings/connect-lambda.ts';
import { longestRun } from '../fulfillment/connect-limits.ts';
import type { Fulfillment } from '../fulfillment/fulfillment.ts';
import { type Calendar, calendarProblem } from '../language/calendar.ts';
import type { Clock } from '../language/clock.ts';
import type { JsonObject } from '../language/document.ts';
import { isE164 } from '../language/e164.ts';
import { TrunklineError } from '../language/error.ts';
import type { Log } from '../language/log.ts';
import { maskedLine } from '../language/mask.ts';
import { aliasesOf, plainName } from '../language/resource.ts';
import type { Store } from '../store/store.ts';
import { keepCallback } from './callbacks.ts';
import { warning } from './warning.ts';

/** A function of a flow that is no tool. */
export type PhoneFunction = (parameters: JsonObject, event: LambdaEvent) => unknown;

/** What a platform of one's own is made of. What is not there fails, and the step takes its error exit. */
export interface PhonePlatformOptions {
  /** Tools, which answer the functions of their names. */
  readonly fulfillment?: Fulfillment;
  /**
   * Other functions, by the name of the function or its ARN. One that throws has failed. After a failure in between, a
   * function may be called again with the same contact and parameters.
   */
  readonly functions?: { readonly [name: string]: PhoneFunction };
  /** Hours of operation by their name; those of a queue by the name of the queue. */
  readonly hours?: { readonly [name: string]: Calendar };
  /** What is known of a queue, or of an agent where it is the agent's own; nothing where nobody knows. */
  readonly metrics?: (asked: {
    readonly queue: string;
    readonly agent: string;
  }) => Promise<QueueMetrics | undefined>;
  /** Services of Amazon Connect that something else stands in for, by the type of the action that asks. */
  readonly services?: {
    readonly [type: string]: (parameters: JsonObject, asked: Asked) => Promise<AnswerBody>;
  };
  /** Where callbacks are kept. */
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * A platform without Amazon Connect: functions are tools or plain functions, hours are calendars, and callbacks are
 * written down for whoever makes them. A tool is called as its Lambda function would be, and counts once however often
 * a question is asked.
 *
 * @throws {TrunklineError} `bad_calendar`.
 * @example
 * ```ts
 * const platform = phonePlatform({ fulfillment: desk, hours: { 'Service desk': officeHours }, store, clock, log });
 * ```
 */
export function phonePlatform(options: PhonePlatformOptions): Platform {
  const { fulfillment, functions = {}, hours = {}, metrics, services = {}, store, clock, log } = options;
  for (const [name, calendar] of Object.entries(hours)) {
    const problem = calendarProblem(calendar);
    if (problem !== undefined)
      throw new TrunklineError('bad_calendar', `The calendar of the hours "${name}" ${problem}`, { name });
  }

  const missing = ({ contact }: Asked, what: string, advice: string): AnswerBody => {
    const message = `The flow asks for ${what}, and there is none on this phone.`;
    log(maskedLine({ level: 'warn', message, contactId: contact.id, advice }));
    return { kind: 'failed', error: 'not_there' };
  };

  /** What a function is called with; nothing where there is no such function. */
  function calling({ function: value, parameters }: Invoke, { contact, turn }: Asked) {
    const event = lambdaEventOf(contact, parameters);
    const own = found(functions, value);
    if (own !== undefined) return async () => own(parameters, event);
    const tool = aliasesOf(value).find((alias) => fulfillment?.tools.has(alias) === true);
    if (fulfillment === undefined || tool === undefined) return undefined;
    // A Lambda function runs on when Connect waits no longer, and what it comes to is recorded.
    const ask = () => connectAnswer(fulfillment, { tool }, event, { timeLeft: longestRun, turn });
    return async () => {
      const answer = await ask();
      // Another server runs it. By now it has an answer, or is dead, and the tool is taken over.
      return answer['outcome'] === 'in_progress' ? ask() : answer;
    };
  }

  return {
    async invoke(effect, asked) {
      const call = calling(effect, asked);
      if (call === undefined)
        return missing(
          asked,
          `the function "${plainName(effect.function)}"`,
          'Name it under functions (twilio.functions of the configuration), or add a tool of this name.',
        );
      if (!effect.asynchronous) return { kind: 'returned', result: await call() };
      const { id } = asked.contact;
      void call().catch((error: unknown) =>
        log(warning(id, 'A function failed that nobody waits for.', error)),
      );
      return { kind: 'returned', result: `${id}/${asked.turn}` };
    },
    async serve({ service, parameters }: AskService, asked) {
      const answer = Object.hasOwn(services, service) ? services[service] : undefined;
      return answer === undefined
        ? missing(
            asked,
            `the service behind ${service}`,
            'Name it under services, or lead calls around the step.',
          )
        : answer(parameters, asked);
    },
    async hours({ hours: name, queue }, asked) {
      const calendar = found(hours, name === '' ? queue : name);
      if (calendar === undefined)
        return missing(asked, `the hours "${plainName(name || queue)}"`, 'Name a calendar under hours.');
      // The library that knows time zones is loaded where a calendar is asked, and nowhere else.
      const { isOpenAt } = await import('../language/calendar-time.ts');
      return { kind: 'hours', open: isOpenAt(calendar, clock.now()) };
    },
    async metrics({ queue, agent }, asked) {
      const known = await metrics?.({ queue: plainName(queue), agent: plainName(agent) });
      return known === undefined
        ? missing(
            asked,
            `metrics of "${plainName(queue || agent)}"`,
            'Give metrics, or lead calls around the step.',
          )
        : { kind: 'metrics', metrics: known };
    },
    async callback(effect, { contact, turn }) {
      if (!isE164(effect.number)) return { kind: 'failed', error: 'bad_number' };
      await keepCallback(store, effect, contact, turn, clock.now());
      return { kind: 'scheduled' };
    },
  };
}

/** What is kept under one of the names by which a document may mean it. */
function found<Value>(named: { readonly [name: string]: Value }, value: string): Value | undefined {
  const alias = aliasesOf(value).find((name) => Object.hasOwn(named, name));
  return alias === undefined ? undefined : named[alias];
}
