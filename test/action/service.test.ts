import { describe, expect, test } from 'vitest';
import type { AnswerBody } from '../../src/action/event.ts';
import { askedFor, byService } from '../../src/action/service.ts';
import { contactWith } from '../actions/contact.ts';

const { enter, answer } = byService<{ readonly wait: string; readonly bad?: string }>('Ask', {
  sample: {},
  keeps: (Task) => ({ Task }),
  decidedBy: 'Action',
  shows: ({ Action = '' }) => ({ Action }),
  seconds: ({ wait }) => Number(wait),
  late: 'TooLate',
  refuses: ({ bad }) => bad,
});
const plain = byService('Plain', { sample: {} });
const took = (event: AnswerBody, at = 0) => answer({ wait: '5' }, contactWith({ at }), event, 0);
const returned = (result: unknown): AnswerBody => ({ kind: 'served', result });
const failed = (error: string) => ({ type: 'service.failed', error });

test('a service is asked with the parameters of the step', () => {
  expect(enter({ wait: '5' }, contactWith(), 0)).toEqual({
    entries: [{ type: 'service.called', service: 'Ask', parameters: { wait: '5' } }],
    ask: { kind: 'service', service: 'Ask', parameters: { wait: '5' }, timeLimit: 5000 },
  });
  expect(plain.enter({}, contactWith(), 0)).toMatchObject({ ask: { timeLimit: 0 } });
});

test('a service is not asked what it would refuse', () => {
  expect(enter({ wait: '5', bad: 'too long' }, contactWith(), 0)).toMatchObject({
    exit: 'NoMatchingError',
    entries: [{ type: 'failure', detail: 'too long' }],
  });
});

test('what it answers is kept, decides, and is shown', () => {
  expect(took(returned({ Action: 'Next', secret: '1' }))).toEqual({
    match: 'Next',
    set: { Task: { Action: 'Next', secret: '1' } },
    entries: [{ type: 'service.returned', result: { Action: 'Next' } }],
  });
  expect(plain.answer({}, contactWith(), returned({ a: '1' }), 0)).toEqual({
    exit: 'next',
    entries: [{ type: 'service.returned', result: { a: '1' } }],
  });
});

describe('an answer that is none', () => {
  test.each<[string, AnswerBody, string, string]>([
    ['a list', returned(['a']), 'NoMatchingError', 'not_an_object'],
    ['nothing', returned(undefined), 'NoMatchingError', 'not_an_object'],
    ['a text', returned('a'), 'NoMatchingError', 'not_an_object'],
    [
      'more than 32 KB',
      returned({ Action: 'Next', a: 'x'.repeat(33 * 1024) }),
      'NoMatchingError',
      'too_large',
    ],
    ['no decision', returned({}), 'NoMatchingError', 'not_a_string: Action'],
    ['a decision that is no text', returned({ Action: 7 }), 'NoMatchingError', 'not_a_string: Action'],
    ['an error by name', { kind: 'failed', error: 'NoneFound' }, 'NoneFound', 'NoneFound'],
    ['an error with a reason', { kind: 'failed', error: 'NoneFound: Sam' }, 'NoneFound', 'NoneFound: Sam'],
    ['no answer in time', { kind: 'failed', error: 'timeout' }, 'TooLate', 'timeout'],
  ])('%s takes an error exit', (_what, event, exit, error) => {
    expect(took(event)).toEqual({ exit, entries: [failed(error)] });
  });

  test('to another question takes the error exit', () => {
    expect(took({ kind: 'played' })).toEqual({ exit: 'NoMatchingError' });
  });

  test.each([
    [5000, { match: 'Next' }],
    [5001, { exit: 'TooLate', entries: [failed('timeout')] }],
  ])('one after %i ms', (at, outcome) => {
    expect(took(returned({ Action: 'Next' }), at)).toMatchObject(outcome);
  });

  test('without a limit is never late', () => {
    expect(plain.answer({}, contactWith({ at: 1e9 }), returned({}), 0)).toMatchObject({ exit: 'next' });
    const late = plain.answer({}, contactWith(), { kind: 'failed', error: 'timeout' }, 0);
    expect(late).toMatchObject({ exit: 'NoMatchingError' });
  });

  test('what the service did in spite of its error is kept', () => {
    const outcome = took({ kind: 'failed', error: 'NotLinked', result: { id: '1' } });
    expect(outcome).toMatchObject({ exit: 'NotLinked', set: { Task: { id: '1' } } });
    expect(took({ kind: 'failed', error: 'NotLinked', result: 'x' })).not.toHaveProperty('set');
  });
});

test.each([
  [{ City: 'Bonn', State: 'NRW' }, ['City'], { City: 'Bonn' }],
  [{ Attributes: { tier: 'gold', age: '7' } }, ['Attributes.tier'], { Attributes: { tier: 'gold' } }],
  [{ Attributes: { tier: 'gold' } }, ['Attributes'], { Attributes: { tier: 'gold' } }],
  [{ Attributes: ['gold'] }, ['Attributes.0'], {}],
  [{ Attributes: null }, ['Attributes.tier'], {}],
  [{ City: 'Bonn' }, ['__proto__', 'constructor'], {}],
])('of %j a step that asks for %j gets %j', (result, names, kept) => {
  expect(askedFor(result, names)).toEqual(kept);
});
