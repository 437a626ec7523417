import { expect, test } from 'vitest';
import { draw } from '../../src/action/draw.ts';
import { definition, distributeByPercentage } from '../../src/actions/distribute-by-percentage.ts';
import { contactWith } from './contact.ts';

test('operands are the running sum and one more', () => {
  const step = distributeByPercentage({
    split: [
      [3, 'a'],
      [6, 'b'],
      [8, 'c'],
    ],
    rest: 'd',
  });
  expect(step.parameters).toEqual({});
  expect(step.transitions).toEqual({
    NextAction: 'd',
    Errors: [{ NextAction: 'd', ErrorType: 'NoMatchingCondition' }],
    Conditions: [
      { NextAction: 'a', Condition: { Operator: 'NumberLessThan', Operands: ['4'] } },
      { NextAction: 'b', Condition: { Operator: 'NumberLessThan', Operands: ['10'] } },
      { NextAction: 'c', Condition: { Operator: 'NumberLessThan', Operands: ['18'] } },
    ],
  });
});

test('each number from 1 to 100 is drawn about as often', () => {
  for (const vary of ['seed', 'steps'] as const) {
    const times = Array<number>(101).fill(0);
    for (let value = 0; value < 100_000; value++) {
      const drawn = draw(100, { seed: 7, steps: 7, [vary]: value });
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    expect(times[0]).toBe(0);
    const chiSquare = times.slice(1).reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0);
    // 99 degrees of freedom: 149 is passed by chance once in a thousand.
    expect(chiSquare).toBeLessThan(149);
  }
});

test('the same contact draws the same on every machine', () => {
  const drawn = [0, 1, 2, 3, -1, 2 ** 31, 2 ** 40, 1.5].map((seed) => draw(100, { seed, steps: 3 }));
  expect(drawn).toMatchInlineSnapshot(`
    [
      53,
      80,
      42,
      8,
      36,
      78,
      53,
      80,
    ]
  `);
  expect(definition.enter?.({}, contactWith({ seed: 1, steps: 3 }), 0)).toEqual({ match: drawn[1] });
});
