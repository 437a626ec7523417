import type { LambdaEvent } from '../action/lambda-event.ts';
import type { Calendar } from '../language/calendar.ts';
import type { JsonObject } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import type { VirtualClock } from '../language/virtual-clock.ts';

/**
 * What the platform and the people do in a simulated call. Nothing is assumed: what a flow asks for and the world
 * does not hold fails the call, with the lines to paste.
 *
 * Everything is named as the flow names it: by name, by ARN, or by the last part of the ARN.
 */
export interface World<Faults extends FaultsByStep = FaultsByStep> {
  /** When the contact begins: a date and a time with its offset. Calendars need it; nothing else does. */
  readonly clock?: string;
  /** Whether hours of operation are open. A list gives one answer a check, then its last. */
  readonly hours?: { readonly [hours: string]: HoursMock | readonly HoursMock[] };
  readonly queues?: { readonly [queue: string]: QueueState };
  readonly functions?: { readonly [name: string]: FunctionMock };
  /** Tools that run for real, for what `functions` does not hold: see `realTools()`. */
  readonly tools?: WorldTools;
  /**
   * What the services of Amazon Connect answer, by the type of the action that asks: `GetCustomerProfile`,
   * `CreateTask`, `ShowView`. `throw` takes the error exit of that name, where the step has it.
   */
  readonly services?: { readonly [type: string]: FunctionMock };
  readonly bots?: { readonly [bot: string]: readonly BotAnswer[] };
  /** Who answers: agents by their queue, third parties by their number. */
  readonly people?: { readonly [queueOrNumber: string]: Person };
  /** Makes a step take an error exit that it can take, by step name, or `Flow/step` where several flows have it. */
  readonly faults?: Faults;
}

/** Error exits by step. */
export type FaultsByStep = { readonly [step: string]: string };

/**
 * Answers for what a world does not hold, in the words of the world: what would stand there under that name.
 * For a bot it is one line of its list. Asked each time that the flow asks; no answer fails the call as unmocked.
 */
export interface Unmocked {
  hours?(hours: string): Promise<OpenOrClosed | undefined>;
  queues?(queue: string): Promise<QueueState | undefined>;
  functions?(name: string, parameters: JsonObject): Promise<FunctionMock | undefined>;
  services?(type: string, parameters: JsonObject): Promise<FunctionMock | undefined>;
  bots?(bot: string, input: string): Promise<BotAnswer | undefined>;
  people?(name: string, what: 'queue' | 'phone number'): Promise<Person | undefined>;
}

/** Hours of operation, whatever the time. */
export type OpenOrClosed = 'open' | 'closed';

/** Hours of operation: open or closed whatever the time, or by the clock of the world. */
export type HoursMock = OpenOrClosed | Calendar;

/** A queue as a flow finds it. Ages are in seconds. */
export interface QueueState {
  readonly staffed?: number;
  readonly available?: number;
  readonly online?: number;
  readonly waiting?: number;
  readonly oldest?: number;
  /** A full queue refuses the contact. */
  readonly full?: boolean;
  /** No metrics can be had. */
  readonly unknown?: boolean;
}

/**
 * What a function or a service does: one result for every call, code of your own, or a list of answers. Code of a
 * function gets its parameters and the event of Connect. A call uses up the first
 * answer of a list that fits it; when none is left, `otherwise` answers.
 */
export type FunctionMock =
  | JsonObject
  | readonly (FunctionAnswer | { readonly otherwise: FunctionAnswer })[]
  | ((parameters: JsonObject, event?: LambdaEvent) => unknown);

/** Tools that answer in a simulated call as they would behind Connect. */
export interface WorldTools {
  /** The clock that they run on. A call by phone runs on it too. @default one of the call's own */
  readonly clock?: VirtualClock;
  has(name: string): boolean;
  /** @param at Milliseconds since the contact began. */
  answer(name: string, event: LambdaEvent, at: number): Promise<FunctionAnswer>;
}

/** One answer of a function or of a service: what it returns, or how it fails. */
export interface FunctionAnswer {
  /** The call that this answer is for; a text in slashes is a regular expression. */
  readonly when?: { readonly parameters: { readonly [name: string]: string } };
  readonly return?: JsonObject;
  /**
   * The error that the function ends with. `TooManyRequests` is a throttled call, which Connect makes again. For a
   * service, the name of an error exit; a `return` beside it is what the service did all the same.
   */
  readonly throw?: string;
  /** The function never answers in time. */
  readonly timeout?: true;
  /** Milliseconds until the answer. @default 100 */
  readonly after?: number;
}

/** What a bot makes of what the caller says: the first that fits. */
export interface BotAnswer {
  /** A text that is contained, letter case aside, or a regular expression in slashes. Absent for anything else. */
  readonly hears?: string;
  /** The intent that the bot ends with; absent where it fails. */
  readonly intent?: string;
  readonly slots?: { readonly [slot: string]: string };
  readonly sessionAttributes?: { readonly [key: string]: string };
  /** From 0 to 1. */
  readonly confidence?: number;
  /** Milliseconds until the answer. A chat waits ten seconds at the most. @default 0 */
  readonly after?: number;
}

/** Somebody who may answer. Times are in milliseconds. */
export interface Person {
  /** How long it rings or waits until the answer; `never` for nobody. */
  readonly answers?: number | 'never';
  /** How the call to a third party ends. @default 'completed' */
  readonly dial?: 'completed' | 'busy' | 'no-answer' | 'failed';
  /** How long the talk lasts. @default 60000 */
  readonly talks?: number;
  readonly name?: string;
}

/** The error of a world in which something cannot be read. */
export function badWorld(place: string, problem: string): TrunklineError {
  return new TrunklineError('bad_world', `In the world of this call, "${place}" ${problem}.`, { place });
}

/** Says whether a text fits a pattern: contained, white space folded, or a regular expression in slashes. */
export function matches(pattern: string | RegExp, text: string): boolean {
  if (pattern instanceof RegExp)
    return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(text);
  return expressionIn(pattern)?.test(text) ?? folded(text).includes(folded(pattern));
}

/**
 * The regular expression that a pattern writes in slashes; nothing where it is a plain text.
 *
 * @throws {TrunklineError} `bad_pattern`.
 */
export function expressionIn(pattern: string): RegExp | undefined {
  const [, source, flags = ''] = /^\/(.+)\/([imsu]*)$/s.exec(pattern) ?? [];
  if (source === undefined) return undefined;
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TrunklineError(
      'bad_pattern',
      `/${source}/${flags} is no regular expression: ${why.slice(why.lastIndexOf(': ') + 2)}. Correct it, or take the slashes away to look for the text as it stands.`,
      { source },
      error,
    );
  }
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
