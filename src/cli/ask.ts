import { actions } from '../actions/index.ts';
import type { Unit } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import type {
  BotAnswer,
  FunctionAnswer,
  OpenOrClosed,
  Person,
  QueueState,
  Unmocked,
} from '../simulate/world.ts';
import { intentsOf, resultKeysOf } from './hints.ts';
import { harmless } from './terminal.ts';

/** Answers of a person for what the world does not hold, and the world that they add up to. */
export interface Asked extends Unmocked {
  readonly world: { readonly [section: string]: { readonly [name: string]: unknown } };
}

/** What asking needs: a line from a person, and a way to say that it was not understood. */
export interface Asking {
  readonly next: (prompt: string) => Promise<string | undefined>;
  readonly say: (text: string) => void;
  /** The flows that are played, for what they expect of an answer. */
  readonly flows: readonly Unit[];
}

/** Asks a person. Hours, queues and people are asked for once a call; functions, services and bots each time. */
export function askPerson({ next, say, flows }: Asking): Asked {
  const world: { [section: string]: { [name: string]: unknown } } = {};
  const keep = (section: string, name: string, value: unknown) => {
    world[section] = { ...world[section], [name]: value };
  };
  const ask = async <Answer>(asked: string, how: string, read: (line: string) => Answer | undefined) => {
    const question = harmless(asked);
    say(`? ${question}`);
    for (;;) {
      const line = await next(`  ${how} › `);
      if (line === undefined || /^\/(hangup|quit)/.test(line)) {
        throw new TrunklineError('unanswered', `The call was left at the question: ${question}`);
      }
      const answer = read(line.trim());
      if (answer !== undefined) return answer;
      say(`  That is none of: ${how}`);
    }
  };
  const once = async <Answer>(section: string, name: string, asked: () => Promise<Answer>) => {
    const known = world[section]?.[name] as Answer | undefined;
    const answer = known ?? (await asked());
    keep(section, name, answer);
    return answer;
  };
  const more = (section: string, name: string, answer: unknown) =>
    keep(section, name, [...((world[section]?.[name] as unknown[] | undefined) ?? []), answer]);

  return {
    world,
    hours: (name) => once('hours', name, () => ask(`Is "${name}" open now?`, 'open, closed', openOrClosed)),
    queues: (name) =>
      once('queues', name, () =>
        ask(
          `How does the queue "${name}" stand?`,
          'staffed=1 available=1 waiting=0 oldest=0, unknown',
          queueState,
        ),
      ),
    async functions(name, parameters) {
      const how = 'a JSON object, key=value key=value, fail, timeout';
      const question = `${name} was called with ${JSON.stringify(parameters)}. What does it return?${reads(resultKeysOf(flows))}`;
      const answer = await ask(question, how, functionAnswer);
      more('functions', name, answer);
      return [answer];
    },
    async services(type, parameters) {
      const how = 'a JSON object, key=value key=value, fail NameOfTheExit, timeout';
      const sample = actions.get(type)?.sample ?? {};
      const such = Object.keys(sample).length === 0 ? '' : ` Such as ${JSON.stringify(sample)}.`;
      const question = `${type} was asked with ${JSON.stringify(parameters)}. What does the service answer?${such}`;
      const answer = await ask(question, how, functionAnswer);
      more('services', type, answer);
      return [answer];
    },
    async bots(name, input) {
      const question = `The bot "${name}" heard "${input}". Which intent is that?${reads(intentsOf(name, flows))}`;
      const answer = await ask(question, 'Intent, Intent slot=value, fail', botAnswer);
      more('bots', name, { hears: input, ...answer });
      return answer;
    },
    people: (name, what) =>
      what === 'queue'
        ? once('people', name, () =>
            ask(`After how many seconds does an agent of "${name}" answer?`, 'seconds, never', agent),
          )
        : once('people', name, () =>
            ask(
              `${name} is called. What happens?`,
              'seconds until the answer, never, busy, failed',
              thirdParty,
            ),
          ),
  };
}

function reads(names: readonly string[]): string {
  return names.length === 0 ? '' : ` The flow knows ${names.join(', ')}.`;
}

function openOrClosed(line: string): OpenOrClosed | undefined {
  if (/^(o|open|y|yes)$/i.test(line)) return 'open';
  return /^(c|closed|n|no)$/i.test(line) ? 'closed' : undefined;
}

function functionAnswer(line: string): FunctionAnswer | undefined {
  if (/^timeout$/i.test(line)) return { timeout: true };
  if (/^fail\b/i.test(line)) return { throw: line.slice(4).trim() || 'Error' };
  if (!line.startsWith('{')) {
    const values = pairs(line);
    return values === undefined ? undefined : { return: values };
  }
  try {
    return { return: JSON.parse(line) as NonNullable<FunctionAnswer['return']> };
  } catch {
    return undefined;
  }
}

function botAnswer(line: string): BotAnswer | undefined {
  if (/^fail$/i.test(line)) return {};
  const [, intent, rest = ''] = /^(\S+)(?:\s+(.*))?$/.exec(line) ?? [];
  const slots = pairs(rest);
  if (intent === undefined || intent.includes('=') || slots === undefined) return undefined;
  return Object.keys(slots).length === 0 ? { intent } : { intent, slots };
}

function queueState(line: string): QueueState | undefined {
  if (/^unknown$/i.test(line)) return { unknown: true };
  const values = Object.entries(pairs(line) ?? { '': '' });
  const known = new Set(['staffed', 'available', 'online', 'waiting', 'oldest']);
  if (values.some(([name, value]) => !known.has(name) || !/^\d+$/.test(value))) return undefined;
  return Object.fromEntries(values.map(([name, value]) => [name, Number(value)]));
}

function agent(line: string): Person | undefined {
  if (/^never$/i.test(line)) return { answers: 'never' };
  return /^\d+(\.\d+)?$/.test(line) ? { answers: Number(line) * 1000 } : undefined;
}

function thirdParty(line: string): Person | undefined {
  if (/^(busy|failed)$/i.test(line)) return { dial: line.toLowerCase() as 'busy' | 'failed' };
  return agent(line);
}

/** `a=1 b="two words"` as an object; an empty line as an empty one. */
function pairs(line: string): { readonly [name: string]: string } | undefined {
  const pair = /\s*([\w.-]+)=(?:"([^"]*)"|(\S*))/gy;
  const values: { [name: string]: string } = {};
  let end = 0;
  for (const found of line.matchAll(pair)) {
    values[found[1] ?? ''] = found[2] ?? found[3] ?? '';
    end = found.index + found[0].length;
  }
  return line.slice(end).trim() === '' ? values : undefined;
}
