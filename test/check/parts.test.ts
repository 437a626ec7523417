import { describe, expect, test } from 'vitest';
import { cyclesOf } from '../../src/check/cycle.ts';
import { ssmlFault, withoutSpeak } from '../../src/check/ssml.ts';
import { nearest } from '../../src/language/nearest.ts';

describe('cyclesOf', () => {
  test.each<[string, { readonly [name: string]: readonly string[] }, readonly (readonly string[])[]]>([
    ['nothing', {}, []],
    ['a line', { a: ['b'], b: ['c'], c: [] }, []],
    ['a step that leads to itself', { a: ['a'] }, [['a']]],
    [
      'a circle with a way in and out',
      { in: ['a'], a: ['b'], b: ['c', 'out'], c: ['a'], out: [] },
      [['a', 'b', 'c']],
    ],
    [
      'two circles',
      { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
    ],
    ['two circles with one step in common', { a: ['b', 'c'], b: ['a'], c: ['a'] }, [['a', 'b', 'c']]],
    ['a way round through a step that is not there', { a: ['gone'], b: ['a'] }, []],
  ])('%s', (_, edges, expected) => {
    expect(cyclesOf(new Map(Object.entries(edges)))).toEqual(expected);
  });
});

describe('nearest', () => {
  const candidates = ['Equals', 'NumberLessThan', 'TextContains'];
  test.each([
    ['equals', 'Equals'],
    ['Equal', 'Equals'],
    ['NumericLessThan', 'NumberLessThan'],
    ['Matches', undefined],
    ['x', undefined],
    ['', undefined],
  ])('%s', (name, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });
});

describe('ssmlFault', () => {
  test.each([
    ['<speak>Hello.</speak>', undefined],
    [' <?xml version="1.0"?>\n<speak xml:lang="en-US">a &amp; b<break time="1s"/></speak>\n', undefined],
    ['<speak>Hello $.Attributes.name.</speak>', undefined],
    ['$.Attributes.prompt', undefined],
    ['${Prompt}', undefined],
    ['Hello.', withoutSpeak],
    ['<p>Hello.</p>', withoutSpeak],
    ['<speak>a</speak><speak>b</speak>', withoutSpeak],
    ['<speak>a</speak> b', withoutSpeak],
    ['<speak>a', '<speak> is never closed'],
    ['<speak>a/speak>', '<speak> is never closed'],
    ['<speak><p>a</speak></p>', '</speak> closes <p>'],
    ['</speak>', '</speak> closes nothing'],
    ['<speak>1 < 2</speak>', 'a "<" begins no tag'],
    ['<speak>a & b</speak>', 'a "&" stands alone; write &amp;'],
    ['', withoutSpeak],
  ])('%s', (text, expected) => {
    expect(ssmlFault(text)).toBe(expected);
  });
});
