import { isE164 } from '../language/e164.ts';
import { isFields } from '../language/shape.ts';
import type { Config } from './config.ts';
import type { TwilioConfig } from './twilio/twilio-config.ts';
import { didYouMean } from './usage.ts';

/** Says what keeps a value from being a configuration, or nothing. Calendars are looked at only where there are any. */
export async function configProblem(value: unknown): Promise<string | undefined> {
  const problem = shapeProblem(value);
  if (problem !== undefined) return problem;
  const { hours } = value as Config;
  return hours === undefined ? undefined : calendarsProblem(hours);
}

async function calendarsProblem(hours: NonNullable<Config['hours']>): Promise<string | undefined> {
  const { calendarProblem } = await import('../language/calendar.ts');
  return eachOf(hours, 'hours', (calendar, place) => {
    const problem = calendarProblem(calendar);
    return problem === undefined ? undefined : `${place} ${problem}`;
  });
}

function shapeProblem(value: unknown): string | undefined {
  return objectOf(value, 'The configuration', {
    flows: (flows, at) =>
      Array.isArray(flows) && flows.length > 0 && flows.every(isPath)
        ? undefined
        : `${at} must be a list of one or more paths, such as ['flows/*.ts'].`,
    fixtures: path,
    out: path,
    functions: (functions, at) =>
      eachOf(functions, at, (fields, place) => objectOf(fields, place, { arn, mock })),
    hours: (hours, at) => eachOf(hours, at, () => undefined),
    tools: (tools, at) =>
      typeof tools === 'function' ? undefined : `${at} must be a function that opens the tools.`,
    instances: (instances, at) =>
      eachOf(instances, at, (fields, place) => objectOf(fields, place, { id, region }, ['id', 'region'])),
    twilio: (twilio, at) =>
      objectOf(twilio, at, {
        flow: words,
        callerId,
        holdLine: words,
        functions: (functions, place) => eachOf(functions, place, code),
        recordings: (recordings, place) => eachOf(recordings, place, webAddress),
        queues: (queues, place) => eachOf(queues, place, words),
        bots: (bots, place) =>
          typeof bots === 'function' ? undefined : `${place} must be a function that opens the bots.`,
      } satisfies { [Key in keyof TwilioConfig]-?: Problem }),
  } satisfies { [Key in keyof Config]-?: Problem });
}

/** Says what is wrong with a value that stands at a place. */
type Problem = (value: unknown, at: string) => string | undefined;

function objectOf(
  value: unknown,
  at: string,
  fields: { readonly [name: string]: Problem },
  required: readonly string[] = [],
): string | undefined {
  if (!isFields(value)) return `${at} must be an object with ${Object.keys(fields).join(', ')}.`;
  const missing = required.find((name) => value[name] === undefined);
  if (missing !== undefined) return `${at} has no "${missing}". Add it.`;
  for (const [name, field] of Object.entries(value)) {
    const problem = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const place = at.startsWith('The ') ? name : `${at}.${name}`;
    if (problem === undefined) {
      const meant =
        didYouMean(name, Object.keys(fields)) || ` It can have ${Object.keys(fields).join(', ')}.`;
      return `${at} has no place for "${name}".${meant}`;
    }
    const found = field === undefined ? undefined : problem(field, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function eachOf(value: unknown, at: string, problem: Problem): string | undefined {
  if (!isFields(value)) return `${at} must be an object with a key for each name.`;
  return Object.entries(value)
    .map(([name, member]) => problem(member, `${at}['${name}']`))
    .find((found) => found !== undefined);
}

const isPath = (value: unknown) => typeof value === 'string' && value !== '';
const path: Problem = (value, at) => (isPath(value) ? undefined : `${at} must be a path.`);
const words: Problem = (value, at) =>
  typeof value === 'string' && value.trim() !== '' ? undefined : `${at} must be a text.`;

const arn: Problem = (value, at) =>
  typeof value === 'string' && /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:.+$/.test(value)
    ? undefined
    : `${at} must be the ARN of a Lambda function (arn:aws:lambda:<region>:<account>:function:<name>).`;

const code: Problem = (value, at) =>
  typeof value === 'function'
    ? undefined
    : `${at} must be a function that gives the result, such as async (parameters) => ({ status: 'on its way' }).`;

const mock: Problem = (value, at) =>
  typeof value === 'function' || (typeof value === 'object' && value !== null)
    ? undefined
    : `${at} must be the function's result, a list of answers, or code of your own.`;

const id: Problem = (value, at) =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
    ? undefined
    : `${at} must be the id at the end of the instance's ARN, such as 12345678-90ab-4cde-8f01-234567890abc.`;

const region: Problem = (value, at) =>
  typeof value === 'string' && /^[a-z]{2}(-[a-z]+)+-\d+$/.test(value)
    ? undefined
    : `${at} must be an AWS region, such as eu-central-1.`;

const callerId: Problem = (value, at) =>
  typeof value === 'string' && isE164(value)
    ? undefined
    : `${at} must be a number with its country code, such as +12025550100.`;

const webAddress: Problem = (value, at) =>
  typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value)
    ? undefined
    : `${at} must be the URL by which Twilio fetches the recording, such as https://calls.example.com/welcome.mp3.`;
