import type { CheckHours, Dial, Invoke, ReadMetrics } from '../action/effect.ts';
import type { AnswerBody } from '../action/event.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { aliasesOf } from '../language/resource.ts';
import {
  type BotAnswer,
  type FunctionAnswer,
  type FunctionMock,
  matches,
  type Person,
  type Unmocked,
  type World,
} from './world.ts';

/** An answer of the platform and how many milliseconds it takes. */
export interface Reply {
  readonly answer: AnswerBody;
  readonly after: number;
}

/** The platform's side of one call: it keeps count of the mocks that are used up, and of those never used. */
export interface Backstage {
  invoke(effect: Invoke): Promise<Reply>;
  hours(effect: CheckHours): Promise<Reply>;
  metrics(effect: ReadMetrics): Promise<Reply>;
  isFull(queue: string): boolean;
  dial(effect: Dial): Promise<Reply>;
  hears(bot: string, input: string): Promise<AnswerBody>;
  /** Who answers for a queue. */
  agentFor(queue: string): Promise<Person>;
  /** What was mocked and never asked for. */
  unused(): readonly string[];
}

const functionTime = 100;
const ringTime = 4000;

/** How long a talk lasts where the world does not say. */
export const talkTime = 60_000;

/** Opens a world for one call. What it does not hold, `ask` may still answer. */
export function openWorld(world: World, ask: Unmocked = {}): Backstage {
  const used = new Set<string>();
  const spent = new Set<FunctionAnswer>();
  const checks = new Map<string, number>();
  const find = <Mock>(
    section: keyof World,
    mocks: { readonly [name: string]: Mock } | undefined,
    value: string,
  ) => {
    const name = aliasesOf(value).find((alias) => mocks !== undefined && Object.hasOwn(mocks, alias));
    if (name !== undefined) used.add(`${section}: ${name}`);
    return name === undefined ? undefined : { name, mock: mocks?.[name] as Mock };
  };

  return {
    async invoke(effect) {
      const name = plainName(effect.function);
      const found =
        find('functions', world.functions, effect.function) ??
        told(name, await ask.functions?.(name, effect.parameters)) ??
        unmocked('functions', name, "{ return: { key: 'value' } }", 'function');
      const answer = await answerOf(found.name, found.mock, effect.parameters, spent);
      const after = answer.timeout === true ? Number.POSITIVE_INFINITY : (answer.after ?? functionTime);
      if (after > effect.timeLimit)
        return { after: effect.timeLimit, answer: { kind: 'failed', error: 'timeout' } };
      if (answer.throw === undefined)
        return { after, answer: { kind: 'returned', result: answer.return ?? {} } };
      return {
        after,
        answer: { kind: 'failed', error: throttles.has(answer.throw) ? 'throttled' : answer.throw },
      };
    },
    async hours({ hours, queue }) {
      const name = plainName(hours === '' ? queue : hours);
      const found =
        find('hours', world.hours, hours === '' ? queue : hours) ??
        told(name, await ask.hours?.(name)) ??
        unmocked('hours', name, "'open'", 'hours of operation');
      const states = [found.mock].flat();
      const check = checks.get(found.name) ?? 0;
      checks.set(found.name, check + 1);
      const state = states[Math.min(check, states.length - 1)];
      if (state !== 'open' && state !== 'closed') {
        throw badWorld(`hours: ${found.name}`, `is ${JSON.stringify(state)}, and can be 'open' or 'closed'`);
      }
      return { after: 0, answer: { kind: 'hours', open: state === 'open' } };
    },
    async metrics({ queue, agent }) {
      const name = plainName(agent === '' ? queue : agent);
      const found =
        find('queues', world.queues, agent === '' ? queue : agent) ??
        told(name, await ask.queues?.(name)) ??
        unmocked('queues', name, '{ staffed: 1, waiting: 0 }', 'queue');
      const { staffed = 0, available = 0, online = staffed, waiting = 0, oldest = 0, unknown } = found.mock;
      if (unknown === true) return { after: 0, answer: { kind: 'failed', error: 'no_metrics' } };
      return {
        after: 0,
        answer: { kind: 'metrics', metrics: { staffed, available, online, waiting, oldest } },
      };
    },
    isFull: (queue) => find('queues', world.queues, queue)?.mock.full === true,
    async hears(bot, input) {
      const name = plainName(bot);
      const found = find('bots', world.bots, bot);
      const answer =
        found?.mock.find(({ hears }) => hears === undefined || matches(hears, input)) ??
        (await ask.bots?.(name, input));
      if (answer !== undefined) return botAnswer(answer, input);
      if (found !== undefined) throw notUnderstood(found.name, input);
      return unmocked('bots', name, "[{ hears: 'ticket', intent: 'CreateTicket' }]", 'bot');
    },
    async dial({ number, ringLimit }) {
      const person =
        find('people', world.people, number)?.mock ??
        (await ask.people?.(number, 'phone number')) ??
        unmocked('people', number, '{ answers: 4000, talks: 60_000 }', 'phone number');
      const { answers = ringTime, dial: status = 'completed', talks = talkTime } = person;
      if (answers === 'never' || status === 'no-answer' || answers > ringLimit * 1000) {
        return { after: ringLimit * 1000, answer: { kind: 'dialed', status: 'no-answer' } };
      }
      return { after: answers + (status === 'completed' ? talks : 0), answer: { kind: 'dialed', status } };
    },
    async agentFor(queue) {
      const name = plainName(queue);
      return (
        find('people', world.people, queue)?.mock ??
        (await ask.people?.(name, 'queue')) ??
        unmocked('people', name, "{ answers: 20_000 } or { answers: 'never' }", 'queue')
      );
    },
    unused: () =>
      (['hours', 'queues', 'functions', 'bots', 'people'] as const)
        .flatMap((section) => Object.keys(world[section] ?? {}).map((name) => `${section}: ${name}`))
        .filter((key) => !used.has(key)),
  };
}

/** Errors of the Lambda service after which Connect makes a call again. */
const throttles = new Set(['TooManyRequests', 'TooManyRequestsException', 'ServiceException', 'throttled']);

async function answerOf(
  name: string,
  mock: FunctionMock,
  parameters: JsonObject,
  spent: Set<FunctionAnswer>,
): Promise<FunctionAnswer> {
  if (typeof mock === 'function') {
    try {
      return { return: (await mock(parameters)) as JsonObject };
    } catch (error) {
      return { throw: error instanceof Error ? thrownName(error) : String(error) };
    }
  }
  if (typeof mock !== 'object' || mock === null) {
    throw badWorld(
      `functions: ${name}`,
      `is ${JSON.stringify(mock)}, and can be a result, a list of answers or a function`,
    );
  }
  if (!isList(mock)) return isAnswer(mock) ? mock : { return: mock };
  for (const answer of mock) {
    if ('otherwise' in answer) return answer.otherwise;
    if (spent.has(answer) || (answer.when !== undefined && !accepts(answer.when.parameters, parameters)))
      continue;
    spent.add(answer);
    return answer;
  }
  throw new TrunklineError(
    'unmocked',
    `${name} was called once more, with ${JSON.stringify(parameters)}, and the world has no answer left for it. ` +
      'Add one to its list, or close the list with { otherwise: { return: { … } } }.',
    { function: name, parameters },
  );
}

/** The name of an error of Lambda is all that Connect sees; of a mistake in the mock, its words help more. */
function thrownName({ name, message }: Error): string {
  return throttles.has(name) || message === '' ? name : `${name}: ${message}`;
}

function isList(mock: object): mock is readonly (FunctionAnswer | { readonly otherwise: FunctionAnswer })[] {
  return Array.isArray(mock);
}

const answerKeys = new Set(['when', 'return', 'throw', 'timeout', 'after']);

/** A mock in the words of an answer is one; any other object is the result itself. */
function isAnswer(mock: FunctionAnswer | JsonObject): mock is FunctionAnswer {
  const keys = Object.keys(mock);
  return keys.length > 0 && keys.every((key) => answerKeys.has(key));
}

function accepts(wanted: { readonly [name: string]: string }, parameters: JsonObject): boolean {
  return Object.entries(wanted).every(([name, pattern]) => matchesWhole(pattern, parameters[name]));
}

function matchesWhole(pattern: string, value: Json | undefined): boolean {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  return pattern.startsWith('/') ? matches(pattern, text) : text === pattern;
}

function botAnswer({ intent, slots, sessionAttributes, confidence }: BotAnswer, input: string): AnswerBody {
  if (intent === undefined) return { kind: 'failed', error: 'bot_failed', input };
  return {
    kind: 'intent',
    intent,
    input,
    ...(slots === undefined ? {} : { slots }),
    ...(sessionAttributes === undefined ? {} : { sessionAttributes }),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** How a person names what a document names: the last part of an ARN. */
function plainName(value: string): string {
  return aliasesOf(value).at(-1) ?? value;
}

function told<Mock>(
  name: string,
  mock: Mock | undefined,
): { readonly name: string; readonly mock: Mock } | undefined {
  return mock === undefined ? undefined : { name, mock };
}

function badWorld(place: string, problem: string): TrunklineError {
  return new TrunklineError('bad_world', `In the world of this call, "${place}" ${problem}.`, { place });
}

function unmocked(section: string, name: string, stub: string, what: string): never {
  throw new TrunklineError(
    'unmocked',
    `The flow asks for the ${what} "${name}", and the world of this call does not say what happens then. ` +
      `Add to the world:\n  ${section}: { ${JSON.stringify(name)}: ${stub} }`,
    { section, name },
  );
}

function notUnderstood(bot: string, input: string): TrunklineError {
  return new TrunklineError(
    'unmocked',
    `The bot "${bot}" heard ${JSON.stringify(input)}, and the world of this call does not say what it makes of it. ` +
      `Add to its list:\n  { hears: ${JSON.stringify(input)}, intent: 'FallbackIntent' }`,
    { section: 'bots', name: bot, input },
  );
}
