import type { Json, JsonObject } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { badWorld, type FunctionAnswer, type FunctionMock, matches } from './world.ts';

/** Errors of the Lambda service after which Connect makes a call again. */
const throttles = new Set(['TooManyRequests', 'TooManyRequestsException', 'ServiceException', 'throttled']);

/** Says whether a function's error is one after which Connect makes the call again. */
export function isThrottle(error: string): boolean {
  return throttles.has(error);
}

/** A mock where it stands in the world. */
export interface PlacedMock {
  readonly section: 'functions' | 'services';
  readonly name: string;
  readonly mock: FunctionMock;
}

/**
 * The answer of a mock to one call.
 *
 * @param spent The answers that the contact has used up, this one among them from now on.
 * @throws {TrunklineError} `bad_world` for a value that is no mock, `unmocked` where a list has no answer left.
 */
export async function answerOf(
  { section, name, mock }: PlacedMock,
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
      `${section}: ${name}`,
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
      'Add one to its list, or end the list with { otherwise: { return: { … } } }, which answers every further call.',
    { section, name, parameters },
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

/** Says whether a value is this text, or fits it where it is a regular expression in slashes. */
export function matchesWhole(pattern: string, value: Json | undefined): boolean {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  return pattern.startsWith('/') ? matches(pattern, text) : text === pattern;
}
