import type { LambdaEvent } from '../action/lambda-event.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { badWorld, expressionIn, type FunctionAnswer, type FunctionMock } from './world.ts';

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

/** The answers of lists that a contact has used up, by their list: the section, the name, and the place in the list. */
export type Spent = Map<FunctionMock, Set<string>>;

/**
 * The answer of a mock to one call.
 *
 * @param event What code of a function gets beside its parameters.
 * @param spent The answers that the contact has used up, this one among them from now on.
 * @throws {TrunklineError} `bad_world` for a value that is no mock, `unmocked` where no answer is left for the call.
 */
export async function answerOf(
  { section, name, mock }: PlacedMock,
  parameters: JsonObject,
  spent: Spent,
  event?: LambdaEvent,
): Promise<FunctionAnswer> {
  if (typeof mock === 'function') {
    try {
      return { return: (await mock(parameters, event)) as JsonObject };
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
  if (!isList(mock)) {
    if (!isAnswer(mock)) return { return: mock };
    if (isFor(mock, parameters)) return mock;
    throw new TrunklineError(
      'unmocked',
      `${name} was called with ${JSON.stringify(parameters)}, and its one answer in the world is for other calls. ` +
        'Make it a list, and add an answer for this call, or { otherwise: { return: { … } } } for every other.',
      { section, name, parameters, alone: true },
    );
  }
  const gone = spent.get(mock) ?? new Set();
  spent.set(mock, gone);
  for (const [index, answer] of mock.entries()) {
    if ('otherwise' in answer) return answer.otherwise;
    const place = `${section}: ${name}: ${index}`;
    if (gone.has(place) || !isFor(answer, parameters)) continue;
    gone.add(place);
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

/** The keys of an answer. */
export const answerKeys: readonly string[] = ['when', 'return', 'throw', 'timeout', 'after'];

/** A mock in the words of an answer is one; any other object is the result itself. */
function isAnswer(mock: FunctionAnswer | JsonObject): mock is FunctionAnswer {
  const keys = Object.keys(mock);
  return keys.length > 0 && keys.every((key) => answerKeys.includes(key));
}

/** Says whether an answer is for a call with these parameters. */
function isFor({ when }: FunctionAnswer, parameters: JsonObject): boolean {
  return when === undefined || hasParameters(parameters, when.parameters);
}

/** Says whether a call has these parameters, among others. */
export function hasParameters(parameters: JsonObject, wanted: { readonly [name: string]: string }): boolean {
  return Object.entries(wanted).every(
    ([name, pattern]) => Object.hasOwn(parameters, name) && matchesWhole(pattern, parameters[name] ?? null),
  );
}

/** Says whether a value is this text, or fits it where it is a regular expression in slashes. */
export function matchesWhole(pattern: string, value: Json): boolean {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return expressionIn(pattern)?.test(text) ?? text === pattern;
}
