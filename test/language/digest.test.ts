import { expect, test } from 'vitest';
import { digestOf } from '../../src/language/digest.ts';

test('the order of members does not matter, at any depth; that of lists does', () => {
  const one = digestOf('a', { b: 1, c: { d: [1, 2], e: null } });
  expect(digestOf('a', { c: { e: null, d: [1, 2] }, b: 1 })).toBe(one);
  expect(digestOf('a', { b: 1, c: { d: [2, 1], e: null } })).not.toBe(one);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [['a', 'b'], ['a","b']],
  [[1], ['1']],
  [[{}], [[]]],
])('%j and %j are not taken for one another', (one, other) => {
  expect(digestOf(...one)).not.toBe(digestOf(...other));
});
