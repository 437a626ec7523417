import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gapsBetween } from '../../../src/simulate/parity/gaps.ts';
import type { PartLine } from '../../../src/simulate/parity/parts.ts';

const lines = (text: string): readonly PartLine[] => [...text].map((letter) => ({ text: letter }));
const written = (list: readonly PartLine[]) => list.map(({ text }) => text).join('');
const gaps = (one: string, other: string) =>
  gapsBetween(lines(one), lines(other)).map((gap) => `${written(gap.one)}/${written(gap.other)}`);

test.each([
  { one: '', other: '', found: [] },
  { one: 'abc', other: 'abc', found: [] },
  { one: 'abc', other: 'abd', found: ['c/d'] },
  { one: 'abc', other: 'ac', found: ['b/'] },
  { one: 'ac', other: 'abc', found: ['/b'] },
  { one: 'axc', other: 'ayyc', found: ['x/yy'] },
  { one: 'axbyc', other: 'abc', found: ['x/', 'y/'] },
  { one: 'abab', other: 'ab', found: ['ab/'] },
  { one: 'ab', other: '', found: ['ab/'] },
])('"$one" and "$other" part at $found', ({ one, other, found }) => {
  expect(gaps(one, other)).toEqual(found);
});

const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((letters) => letters.join(''));

test('what is left without the gaps is the same in both', () => {
  fc.assert(
    fc.property(list, list, (one, other) => {
      const found = gapsBetween(lines(one), lines(other));
      const count = (side: 'one' | 'other') => found.reduce((sum, gap) => sum + gap[side].length, 0);
      expect(one.length - count('one')).toBe(other.length - count('other'));
      expect(found.every((gap) => gap.one.length + gap.other.length > 0)).toBe(true);
      expect(found.length === 0).toBe(one === other);
    }),
    { seed: 7 },
  );
});
