import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionDocument, FlowDocument } from '../../src/language/document.ts';
import { conditionName } from '../../src/language/exit-name.ts';
import { graphOf, predecessorsOf } from '../../src/language/graph.ts';

function documentOf(Actions: readonly ActionDocument[], StartAction = 'a'): FlowDocument {
  return { Version: '2019-10-30', StartAction, Actions };
}

const to = (Identifier: string, NextAction?: string): ActionDocument => ({
  Identifier,
  Type: 'MessageParticipant',
  Transitions: NextAction === undefined ? {} : { NextAction },
});

const menu: ActionDocument = {
  Identifier: 'a',
  Type: 'GetParticipantInput',
  Transitions: {
    Errors: [{ NextAction: 'gone', ErrorType: 'NoMatchingError' }],
    NextAction: 'b',
    Conditions: [
      { NextAction: 'a', Condition: { Operator: 'Equals', Operands: ['1'] } },
      { NextAction: 'c', Condition: { Operator: 'Equals', Operands: ['2'] } },
    ],
  },
};

describe('conditionName', () => {
  it.each([
    ['Equals', ['1'], '= 1'],
    ['NumberGreaterThan', ['60'], '> 60'],
    ['NumberGreaterOrEqualTo', ['60'], '>= 60'],
    ['NumberLessThan', ['20'], '< 20'],
    ['NumberLessOrEqualTo', ['20'], '<= 20'],
    ['TextStartsWith', ['x'], 'starts with x'],
    ['TextEndsWith', ['x'], 'ends with x'],
    ['TextContains', ['x y'], 'contains x y'],
    ['KeyExists', ['x'], 'has key x'],
    ['Exists', [], 'exists'],
    ['Between', ['1', '2'], 'Between 1, 2'],
    ['toString', [], 'toString'],
  ])('%s %j is "%s"', (Operator, Operands, name) => {
    expect(conditionName({ Operator, Operands })).toBe(name);
  });

  it('does without operands', () => expect(conditionName({ Operator: 'Exists' })).toBe('exists'));
});

describe('graphOf', () => {
  it('lists exits as next, conditions, errors, each with its path', () => {
    expect(graphOf(documentOf([to('z'), menu])).steps.get('a')).toEqual({
      name: 'a',
      index: 1,
      action: menu,
      exits: [
        { name: 'next', target: 'b', path: ['Actions', 1, 'Transitions', 'NextAction'] },
        { name: '= 1', target: 'a', path: ['Actions', 1, 'Transitions', 'Conditions', 0, 'NextAction'] },
        { name: '= 2', target: 'c', path: ['Actions', 1, 'Transitions', 'Conditions', 1, 'NextAction'] },
        {
          name: 'NoMatchingError',
          target: 'gone',
          path: ['Actions', 1, 'Transitions', 'Errors', 0, 'NextAction'],
        },
      ],
    });
  });

  it('keeps document order and the first of two steps with one name', () => {
    const { steps } = graphOf(
      documentOf([to('c'), to('a', 'c'), to('c', 'a'), { Identifier: 'b', Type: 'T' }]),
    );
    expect([...steps.keys()]).toEqual(['c', 'a', 'b']);
    expect(steps.get('c')?.exits).toEqual([]);
  });

  it('reaches what the start leads to, and no missing step', () => {
    expect([...graphOf(documentOf([to('z', 'a'), to('c', 'a'), to('b', 'c'), menu])).reachable]).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(graphOf(documentOf([to('a')], 'nowhere'))).toMatchObject({
      start: 'nowhere',
      reachable: new Set(),
    });
    expect(graphOf(documentOf([])).steps.size).toBe(0);
  });

  it('takes names of every kind', () => {
    const { reachable } = graphOf(
      documentOf([to('__proto__', 'constructor'), to('constructor')], '__proto__'),
    );
    expect([...reachable]).toEqual(['__proto__', 'constructor']);
  });

  it('goes through a chain and a cycle of 100 000 steps', () => {
    const ring = Array.from({ length: 100_000 }, (_, index) => to(`${index}`, `${(index + 1) % 100_000}`));
    expect(graphOf(documentOf(ring, '5')).reachable.size).toBe(100_000);
  });
});

describe('predecessorsOf', () => {
  it('gives each target the exits that lead to it, missing targets too', () => {
    const predecessors = predecessorsOf(graphOf(documentOf([menu, to('b', 'c'), to('c')])));
    const names = [...predecessors].map(([target, arrivals]) => [
      target,
      arrivals.map(({ from, exit }) => `${from.name} ${exit.name}`),
    ]);
    expect(names).toEqual([
      ['b', ['a next']],
      ['a', ['a = 1']],
      ['c', ['a = 2', 'b next']],
      ['gone', ['a NoMatchingError']],
    ]);
  });

  it('holds as many arrivals as there are exits', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(fc.record({ from: name, next: name })), (pairs) => {
        const graph = graphOf(documentOf(pairs.map(({ from, next }) => to(from, next))));
        const exits = [...graph.steps.values()].flatMap((step) => step.exits);
        expect([...predecessorsOf(graph).values()].flat()).toHaveLength(exits.length);
      }),
      { seed: 1 },
    );
  });
});
