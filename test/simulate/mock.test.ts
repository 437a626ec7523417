import { describe, expect, test } from 'vitest';
import { answerOf, matchesWhole, type PlacedMock, type Spent } from '../../src/simulate/mock.ts';
import type { FunctionMock } from '../../src/simulate/world.ts';

/** What a mock answers to calls of these numbers, one after the other. */
async function answers(mock: FunctionMock, ...numbers: readonly string[]): Promise<readonly unknown[]> {
  const placed: PlacedMock = { section: 'functions', name: 'f', mock };
  const spent: Spent = new Map();
  const told: unknown[] = [];
  for (const number of numbers) told.push(await answerOf(placed, { number }, spent));
  return told;
}

const busy = { throw: 'TooManyRequests' };
const done = { return: { number: '7' } };
const gold = { when: { parameters: { number: '1' } }, return: { tier: 'gold' } };

describe('a list has an answer a call', () => {
  test.each<[string, FunctionMock, readonly string[], readonly unknown[]]>([
    ['in its order', [busy, done], ['1', '1'], [busy, done]],
    ['also where one object stands in it twice', [busy, busy, done], ['1', '1', '1'], [busy, busy, done]],
    ['the first that is for the call', [gold, done], ['2', '1'], [done, gold]],
    ['and otherwise for every further one', [{ otherwise: done }], ['1', '2'], [done, done]],
  ])('%s', async (_what, mock, numbers, expected) => {
    expect(await answers(mock, ...numbers)).toEqual(expected);
  });

  test('of its own, where two functions share it', async () => {
    const spent: Spent = new Map();
    const mock = [done];
    for (const name of ['f', 'g'])
      expect(await answerOf({ section: 'functions', name, mock }, {}, spent)).toBe(done);
  });

  test('and no other', async () => {
    await expect(answers([done], '1', '2')).rejects.toThrow(
      'f was called once more, with {"number":"2"}, and the world has no answer left for it.',
    );
  });
});

test('one answer that is for certain calls is given to no other', async () => {
  expect(await answers(gold, '1', '1')).toEqual([gold, gold]);
  await expect(answers(gold, '2')).rejects.toMatchObject({
    code: 'unmocked',
    message: expect.stringMatching(
      /^f was called with \{"number":"2"\}, and its one answer .* for other calls/,
    ),
  });
  const absent = { when: { parameters: { toString: '/.*/' } }, return: {} };
  await expect(answers(absent, '1')).rejects.toMatchObject({ code: 'unmocked' });
});

test.each([
  ['/tickets', '/tickets', true],
  ['/tickets', '/tickets/17', false],
  ['/ick/', '/tickets/17', true],
  ['gold', 'golden', false],
])('the pattern %s takes %s whole: %s', (pattern, value, whole) => {
  expect(matchesWhole(pattern, value)).toBe(whole);
});
