import { expect, test } from 'vitest';
import { definition, loop } from '../../src/actions/loop.ts';
import { attribute } from '../../src/language/reference.ts';
import { contactWith } from './contact.ts';

function results(LoopCount: string, runs: number): readonly unknown[] {
  let count = 0;
  return Array.from({ length: runs }, () => {
    const outcome = definition.enter?.({ LoopCount }, contactWith(), count) ?? { exit: '' };
    count = outcome.count ?? count;
    return 'match' in outcome ? outcome.match : 'exit' in outcome && outcome.exit;
  });
}

test.each([
  ['0', ['DoneLooping', 'DoneLooping']],
  ['1', ['ContinueLooping', 'DoneLooping', 'ContinueLooping', 'DoneLooping']],
  ['2', ['ContinueLooping', 'ContinueLooping', 'DoneLooping', 'ContinueLooping']],
  ['101', ['NoMatchingError']],
  ['-1', ['NoMatchingError']],
  ['many', ['NoMatchingError']],
  ['', ['NoMatchingError']],
])('a loop of "%s" gives %j', (count, expected) => {
  expect(results(count, expected.length)).toEqual(expected);
});

test('loop() writes what the console writes', () => {
  expect(loop({ times: 2, again: 'menu', done: 'agent' })).toMatchObject({
    type: 'Loop',
    parameters: { LoopCount: '2' },
    transitions: {
      NextAction: 'agent',
      Errors: [],
      Conditions: [
        { NextAction: 'menu', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
        { NextAction: 'agent', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
      ],
    },
  });
});

test('loop() takes a reference and an error exit', () => {
  const step = loop({ times: attribute('tries'), again: 'a', done: 'b', onError: 'c' });
  expect(step.parameters).toEqual({ LoopCount: '$.Attributes.tries' });
  expect(step.transitions.Errors).toEqual([{ NextAction: 'c', ErrorType: 'NoMatchingError' }]);
});
