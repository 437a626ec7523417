import type { Contact } from '../action/contact.ts';
import type { AskService, CheckHours, Dial, Invoke, ReadMetrics } from '../action/effect.ts';
import type { AnswerBody } from '../action/event.ts';
import { lambdaEventOf } from '../action/lambda-event.ts';
import { actions } from '../actions/index.ts';
import { TrunklineError } from '../language/error.ts';
import { aliasesOf, plainName } from '../language/resource.ts';
import { isOpen } from './is-open.ts';
import { answerOf, isThrottle, type Spent } from './mock.ts';
import { mustBeQueue } from './queue-problem.ts';
import { type BotAnswer, badWorld, matches, type Person, type Unmocked, type World } from './world.ts';

/** An answer of the platform and how many milliseconds it takes. */
export interface Reply {
  readonly answer: AnswerBody;
  readonly after: number;
}

/** The platform's side of one call: it keeps count of the mocks that are used up, and of those never used. */
export interface Backstage {
  /** @param at Milliseconds since the contact began. */
  invoke(effect: Invoke, contact: Contact, at: number): Promise<Reply>;
  serve(effect: AskService): Promise<Reply>;
  /** @param at Milliseconds since the contact began. */
  hours(effect: CheckHours, at: number): Promise<Reply>;
  metrics(effect: ReadMetrics): Promise<Reply>;
  isFull(queue: string): boolean;
  dial(effect: Dial): Promise<Reply>;
  /** Who is called by a number. */
  personAt(number: string): Promise<Person>;
  /** @param limit Milliseconds that the contact waits for the bot. */
  hears(bot: string, input: string, limit: number): Promise<Reply>;
  /** Who answers for a queue. */
  agentFor(queue: string): Promise<Person>;
  /** What was mocked and never asked for. */
  unused(): readonly string[];
}

const functionTime = 100;
/** How long a service may take that sets its own limit, which AWS does not tell. */
const serviceLimit = 10_000;
const ringTime = 4000;

/** How long a talk lasts where the world does not say. */
export const talkTime = 60_000;

/** Opens a world for one call. What it does not hold, `ask` may still answer. */
export function openWorld(world: World, ask: Unmocked = {}): Backstage {
  const used = new Set<string>();
  const spent: Spent = new Map();
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

  const personAt = async (number: string): Promise<Person> =>
    find('people', world.people, number)?.mock ??
    (await ask.people?.(number, 'phone number')) ??
    unmocked('people', number, '{ "answers": 4000, "talks": 60000 }', 'phone number');

  return {
    personAt,
    async invoke(effect, contact, at) {
      const { parameters } = effect;
      const name = plainName(effect.function);
      const event = lambdaEventOf(contact, parameters);
      const mocked = find('functions', world.functions, effect.function);
      const tools = mocked === undefined && world.tools?.has(name) === true ? world.tools : undefined;
      const mock = async () =>
        mocked ??
        told(name, await ask.functions?.(name, parameters)) ??
        unmocked('functions', name, '{ "return": { "key": "value" } }', 'function');
      const answer =
        (await tools?.answer(name, event, at)) ??
        (await answerOf({ section: 'functions', ...(await mock()) }, parameters, spent, event));
      // Nobody waits for it, so what it does and how long it takes shows nowhere.
      if (effect.asynchronous && !isThrottle(answer.throw ?? ''))
        return { after: 0, answer: { kind: 'returned', result: 'simulated-invocation' } };
      const after = answer.timeout === true ? Number.POSITIVE_INFINITY : (answer.after ?? functionTime);
      if (after > effect.timeLimit)
        return { after: effect.timeLimit, answer: { kind: 'failed', error: 'timeout' } };
      if (answer.throw === undefined)
        return { after, answer: { kind: 'returned', result: answer.return ?? {} } };
      return {
        after,
        answer: { kind: 'failed', error: isThrottle(answer.throw) ? 'throttled' : answer.throw },
      };
    },
    async serve({ service, parameters, timeLimit }) {
      const found =
        find('services', world.services, service) ??
        told(service, await ask.services?.(service, parameters)) ??
        unmocked('services', service, sampleFor(service), 'service behind');
      const answer = await answerOf({ section: 'services', ...found }, parameters, spent);
      const limit = timeLimit || serviceLimit;
      const after = answer.timeout === true ? Number.POSITIVE_INFINITY : (answer.after ?? functionTime);
      if (after > limit) return { after: limit, answer: { kind: 'failed', error: 'timeout' } };
      if (answer.throw === undefined)
        return { after, answer: { kind: 'served', result: answer.return ?? {} } };
      const { throw: error, return: result } = answer;
      return { after, answer: { kind: 'failed', error, ...(result === undefined ? {} : { result }) } };
    },
    async hours({ hours, queue }, at) {
      const name = plainName(hours === '' ? queue : hours);
      const found =
        find('hours', world.hours, hours === '' ? queue : hours) ??
        told(name, await ask.hours?.(name)) ??
        unmocked('hours', name, '"open"', hours === '' ? 'hours of the queue' : 'hours of operation');
      const states = [found.mock].flat();
      const check = checks.get(found.name) ?? 0;
      checks.set(found.name, check + 1);
      const state = states[Math.min(check, states.length - 1)];
      const place = `hours: ${found.name}`;
      if (typeof state === 'object') {
        const open = await isOpen(state, place, world.clock, at);
        return { after: 0, answer: { kind: 'hours', open } };
      }
      if (state !== 'open' && state !== 'closed')
        throw badWorld(place, `is ${JSON.stringify(state)}, and can be 'open', 'closed' or a calendar`);
      return { after: 0, answer: { kind: 'hours', open: state === 'open' } };
    },
    async metrics({ queue, agent }) {
      const name = plainName(agent === '' ? queue : agent);
      const found =
        find('queues', world.queues, agent === '' ? queue : agent) ??
        told(name, await ask.queues?.(name)) ??
        unmocked('queues', name, '{ "staffed": 1, "waiting": 0 }', 'queue');
      mustBeQueue(found.name, found.mock);
      const { staffed = 0, available = 0, online = staffed, waiting = 0, oldest = 0, unknown } = found.mock;
      if (unknown === true) return { after: 0, answer: { kind: 'failed', error: 'no_metrics' } };
      return {
        after: 0,
        answer: { kind: 'metrics', metrics: { staffed, available, online, waiting, oldest } },
      };
    },
    isFull(queue) {
      const found = find('queues', world.queues, queue);
      if (found !== undefined) mustBeQueue(found.name, found.mock);
      return found?.mock.full === true;
    },
    async hears(bot, input, limit) {
      const name = plainName(bot);
      const found = find('bots', world.bots, bot);
      const answer =
        found?.mock.find(({ hears }) => hears === undefined || matches(hears, input)) ??
        (await ask.bots?.(name, input));
      const { after = 0 } = answer ?? {};
      if (after > limit) return { after: limit, answer: { kind: 'failed', error: 'timeout', input } };
      if (answer !== undefined) return { after, answer: botAnswer(answer, input) };
      if (found !== undefined) throw notUnderstood(found.name, input);
      return unmocked('bots', name, '[{ "hears": "ticket", "intent": "CreateTicket" }]', 'bot');
    },
    async dial({ number, ringLimit, customer }) {
      const person = await personAt(number);
      const { answers = ringTime, dial: status = 'completed', talks = talkTime } = person;
      const limit = ringLimit * 1000;
      if (answers === 'never' || status === 'no-answer' || answers > limit) {
        // Nobody answers until the limit, unless the world says when the call is given up.
        const rings = status === 'no-answer' ? (person.answers ?? limit) : limit;
        const after = rings === 'never' ? limit : Math.min(rings, limit);
        return { after, answer: { kind: 'dialed', status: 'no-answer' } };
      }
      const talking = status === 'completed' && !customer ? talks : 0;
      return { after: answers + talking, answer: { kind: 'dialed', status } };
    },
    async agentFor(queue) {
      const name = plainName(queue);
      return (
        find('people', world.people, queue)?.mock ??
        (await ask.people?.(name, 'queue')) ??
        unmocked('people', name, '{ "answers": 20000 }', 'queue')
      );
    },
    unused: () =>
      (['hours', 'queues', 'functions', 'services', 'bots', 'people'] as const)
        .flatMap((section) => Object.keys(world[section] ?? {}).map((name) => `${section}: ${name}`))
        .filter((key) => !used.has(key)),
  };
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

function told<Mock>(
  name: string,
  mock: Mock | undefined,
): { readonly name: string; readonly mock: Mock } | undefined {
  return mock === undefined ? undefined : { name, mock };
}

/** The line to paste for a service: something that it may answer with. */
function sampleFor(service: string): string {
  return `{ "return": ${JSON.stringify(actions.get(service)?.sample ?? {})} }`;
}

function unmocked(section: string, name: string, stub: string, what: string): never {
  throw new TrunklineError(
    'unmocked',
    `The flow asks for the ${what} "${name}", and the world of this call has no answer. ` +
      `Add to the world (of call(), or in the file of --world):\n  "${section}": { ${JSON.stringify(name)}: ${stub} }`,
    { section, name, what },
  );
}

function notUnderstood(bot: string, input: string): TrunklineError {
  return new TrunklineError(
    'unmocked',
    `The bot "${bot}" heard ${JSON.stringify(input)}, and the world of this call does not say what it makes of it. ` +
      `Add to its list:\n  { "hears": ${JSON.stringify(input)}, "intent": "FallbackIntent" }`,
    { section: 'bots', name: bot, input },
  );
}
