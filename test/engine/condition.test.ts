import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../src/engine/condition.ts';
import type { Json } from '../../src/language/document.ts';
import { begin, bye, left, type Row, unit } from './contact.ts';

const scope = { values: { Attributes: { limit: '10', word: 'gold' } }, flowValues: { External: { n: 7 } } };

function passes(value: Json, Operator: string, operand?: string): boolean {
  return compileCondition(operand === undefined ? { Operator } : { Operator, Operands: [operand] })(
    value,
    scope,
  );
}

describe('a condition', () => {
  it.each<[Json, string, string | undefined, boolean]>([
    ['gold', 'Equals', 'gold', true],
    ['gold', 'Equals', 'Gold', false],
    ['', 'Equals', '', true],
    ['1.0', 'Equals', '1', false],
    [1, 'Equals', '1', true],
    [true, 'Equals', 'true', true],
    [null, 'Equals', '', true],
    [{ a: 1 }, 'Equals', '{"a":1}', true],
    ['golden', 'TextStartsWith', 'gold', true],
    ['golden', 'TextStartsWith', 'Gold', false],
    ['golden', 'TextEndsWith', 'den', true],
    ['golden', 'TextEndsWith', 'DEN', false],
    ['golden', 'TextContains', 'old', true],
    ['golden', 'TextContains', 'silver', false],
    ['61', 'NumberGreaterThan', '60', true],
    ['60', 'NumberGreaterThan', '60', false],
    ['60', 'NumberGreaterOrEqualTo', '60', true],
    ['59.5', 'NumberGreaterOrEqualTo', '60', false],
    ['59', 'NumberLessThan', '60', true],
    ['60', 'NumberLessThan', '60', false],
    ['60', 'NumberLessOrEqualTo', '60', true],
    ['61', 'NumberLessOrEqualTo', '60', false],
    ['9', 'NumberLessThan', '10', true],
    ['-3', 'NumberLessThan', '-2.5', true],
    [' 7 ', 'NumberGreaterThan', '6', true],
    ['+7', 'NumberGreaterThan', '.5', true],
    ['', 'NumberLessThan', '1', false],
    ['seven', 'NumberGreaterThan', '1', false],
    ['7', 'NumberGreaterThan', 'one', false],
    ['0x10', 'NumberGreaterThan', '1', false],
    ['1e3', 'NumberGreaterThan', '1', false],
    ['Infinity', 'NumberGreaterThan', '1', false],
    [{ a: 1 }, 'KeyExists', 'a', true],
    [{ a: 1 }, 'KeyExists', 'b', false],
    [{ a: 1 }, 'KeyExists', 'toString', false],
    ['text', 'KeyExists', 'length', false],
    [null, 'KeyExists', 'a', false],
    ['x', 'Exists', undefined, true],
    ['', 'Exists', undefined, false],
    [null, 'Exists', undefined, false],
    [0, 'Exists', undefined, true],
    [{}, 'Exists', undefined, true],
    ['x', 'Equals', undefined, false],
    ['x', 'NoSuchOperator', 'x', false],
  ])('%j %s %j is %s', (value, operator, operand, expected) => {
    expect(passes(value, operator, operand)).toBe(expected);
  });

  it.each<[Json, string, string, boolean]>([
    ['11', 'NumberGreaterThan', '$.Attributes.limit', true],
    ['9', 'NumberGreaterThan', '$.Attributes.limit', false],
    ['gold', 'Equals', "$.Attributes['word']", true],
    ['7', 'Equals', '$.External.n', true],
    ['', 'Equals', '$.Attributes.none', true],
    ['x', 'NumberLessThan', '$.Attributes.none', false],
    ['$.Attributes.word!', 'Equals', '$.Attributes.word!', true],
  ])('takes its operand from a reference: %j %s %s is %s', (value, operator, operand, expected) => {
    expect(passes(value, operator, operand)).toBe(expected);
  });

  it.each(['constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty'])(
    'is never true for an operator called %s',
    (operator) => {
      expect(passes('x', operator, 'x')).toBe(false);
    },
  );
});

const compare = (
  when: readonly (readonly [string, string | undefined, string])[],
  errors = { NoMatchingCondition: 'none' },
): Row => ['Compare', { ComparisonValue: '$.Attributes.score' }, { next: 'next', when, errors }];

const play = (row: Row, score: string) =>
  left(
    begin([unit('Main', { compare: row, low: bye, high: bye, none: bye, next: bye })], {
      attributes: { score },
    }).entries,
  )[0];

describe('the conditions of a step', () => {
  it('are tested in order, and the first that is true is followed', () => {
    const row = compare([
      ['NumberGreaterThan', '60', 'high'],
      ['NumberGreaterThan', '20', 'low'],
    ]);
    expect(['70', '30', '10', 'x'].map((score) => play(row, score))).toEqual([
      'compare > 60',
      'compare > 20',
      'compare NoMatchingCondition',
      'compare NoMatchingCondition',
    ]);
  });

  it.each([
    ['KeyExists', 'city', 'compare has key city'],
    ['KeyExists', 'street', 'compare NoMatchingCondition'],
    ['TextContains', 'Bonn', 'compare contains Bonn'],
  ])('look into a map: %s %s', (operator, operand, exit) => {
    const row: Row = [
      'Compare',
      { ComparisonValue: '$.SegmentAttributes.place' },
      { next: 'next', when: [[operator, operand, 'low']], errors: { NoMatchingCondition: 'none' } },
    ];
    const flow = unit('Main', { compare: row, low: bye, none: bye, next: bye });
    expect(
      left(begin([flow], { values: { SegmentAttributes: { place: { city: 'Bonn' } } } }).entries),
    ).toEqual([exit]);
  });

  it('lead on by next where there is no branch for the rest', () => {
    expect(
      play(
        [
          'Compare',
          { ComparisonValue: '$.Attributes.score' },
          { next: 'next', when: [['Equals', '1', 'low']] },
        ],
        '2',
      ),
    ).toBe('compare next');
  });
});
