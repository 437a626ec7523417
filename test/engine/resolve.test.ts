import { describe, expect, it } from 'vitest';
import {
  list,
  literal,
  map,
  numeral,
  object,
  onlyReference,
  orReference,
  words,
} from '../../src/action/parameter.ts';
import { compileParameters } from '../../src/engine/resolve.ts';
import type { Json, JsonObject } from '../../src/language/document.ts';
import { frozen } from './contact.ts';

const schema = object({
  Text: words(),
  Id: orReference(),
  Only: onlyReference(),
  Any: { ...onlyReference(), takes: 'anything' },
  Count: orReference(numeral(0, 100)),
  Fixed: literal(),
  Map: map(words()),
  List: list(object({ Text: words() })),
  Free: map({ dynamic: 'interpolated' }),
});
const scope = frozen({
  values: {
    Attributes: {
      tier: 'gold',
      'a b': 'spaced',
      count: '12',
      big: '101',
      ref: '$.Attributes.tier',
      obj: { x: 1 },
      none: null,
      zero: 0,
      list: ['a', 'b'],
      key: 'deep',
      proto: '__proto__',
      inner: '`$.Attributes.inner`',
      '`$.Attributes.inner`': 'a name',
    },
    Channel: 'VOICE',
  },
  flowValues: { External: { name: 'Sam', deep: { city: 'Bonn' } } },
});

function resolve(parameters: JsonObject): JsonObject | undefined {
  const resolver = compileParameters(frozen(parameters), schema);
  return resolver === undefined ? parameters : resolver(scope);
}

describe('a text', () => {
  it.each([
    ['plain', 'plain'],
    ['$.Attributes.tier', 'gold'],
    ['Hello $.External.name, $.Attributes.tier.', 'Hello Sam, gold.'],
    ["<b>$.Attributes['a b']</b>", '<b>spaced</b>'],
    ['$.External.deep.city', 'Bonn'],
    ["$.Attributes['`$.Attributes.ref`']", ''],
    ["$.External['`$.Attributes.key`'].city", 'Bonn'],
    ["$.Attributes['`$.Attributes.inner`']", 'a name'],
    ["$.Attributes['`$.Attributes.proto`']", ''],
    ["$.Attributes['`$.Attributes.nothing`']", ''],
    ['$.Attributes.none|', '|'],
    ['$.Attributes.nothing|', '|'],
    ['$.Attributes.zero|', '0|'],
    ['$.Attributes.obj', '{"x":1}'],
    ['$.Attributes.list[1]', 'b'],
    ['$.Attributes.ref', '$.Attributes.tier'],
    ['$.Attributes.tier.length|', '|'],
    ['Costs $5', 'Costs $5'],
  ])('%s becomes %s', (Text, expected) => {
    expect(resolve({ Text })).toEqual({ Text: expected });
  });

  it.each([
    '$.constructor',
    '$.__proto__',
    '$.toString',
    '$.Attributes.constructor',
    '$.Attributes.__proto__.x',
    '$.External.toString.name',
  ])('never reaches what every object inherits: %s', (Text) => {
    expect(resolve({ Text: `${Text}|` })).toEqual({ Text: '|' });
  });
});

describe('a parameter that takes one reference', () => {
  it.each<[JsonObject, JsonObject | undefined]>([
    [{ Id: '$.Attributes.tier' }, { Id: 'gold' }],
    [{ Id: '`$.Attributes.tier`' }, { Id: 'gold' }],
    [{ Id: 'a $.Attributes.tier' }, { Id: 'a $.Attributes.tier' }],
    [{ Any: '$.Attributes.obj' }, { Any: { x: 1 } }],
    [{ Any: '$.Attributes.zero' }, { Any: 0 }],
    [{ Only: '$.Attributes.obj' }, undefined],
    [{ Count: '$.Attributes.count' }, { Count: '12' }],
    [{ Count: '$.Attributes.big' }, undefined],
    [{ Count: '$.Attributes.tier' }, undefined],
    [{ Count: '$.Attributes.nothing' }, undefined],
    [{ Count: '7' }, { Count: '7' }],
  ])('%j becomes %j', (parameters, expected) => {
    expect(resolve(parameters)).toEqual(expected);
  });
});

describe('parameters', () => {
  it('without a reference need no work', () => {
    expect(compileParameters({ Text: 'a', Map: { b: 'c' }, List: [{ Text: 'd' }] }, schema)).toBeUndefined();
  });

  it('leave a reference alone where the language takes none', () => {
    expect(resolve({ Fixed: '$.Attributes.tier', Unknown: '$.Attributes.tier' })).toEqual({
      Fixed: '$.Attributes.tier',
      Unknown: '$.Attributes.tier',
    });
  });

  it('are resolved at every depth, in the order of the document', () => {
    const resolved = resolve({
      List: [{ Text: '$.Channel' }, { Text: 'x' }],
      Text: 'a',
      Map: { b: 'c', d: '$.Channel!' },
      Free: { e: { f: ['$.Channel', 1] } },
    });
    expect(JSON.stringify(resolved)).toBe(
      '{"List":[{"Text":"VOICE"},{"Text":"x"}],"Text":"a","Map":{"b":"c","d":"VOICE!"},"Free":{"e":{"f":["$.Channel",1]}}}',
    );
  });

  it('take the name of a map entry from a reference', () => {
    expect(resolve({ Map: { '$.Attributes.tier': '$.Channel', plain: 'x' } })).toEqual({
      Map: { gold: 'VOICE', plain: 'x' },
    });
  });

  it('share with the document what does not change', () => {
    const parameters = frozen({ Text: '$.Channel', Map: { a: 'b' } });
    expect(compileParameters(parameters, schema)?.(scope)?.['Map']).toBe(parameters.Map);
  });

  it.each<Json>([null, true, 5, [], {}, [[]], 'text', [null, { Text: null }], { Text: [] }])(
    'of any shape are resolved without a throw: %j',
    (odd) => {
      const parameters: JsonObject = {
        Text: odd,
        Id: odd,
        Map: odd,
        List: odd,
        Free: odd,
        constructor: odd,
        other: '$.Channel',
      };
      expect(() => resolve(parameters)).not.toThrow();
    },
  );
});
