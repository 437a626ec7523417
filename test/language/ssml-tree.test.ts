import { expect, test } from 'vitest';
import { parseSsml } from '../../src/language/ssml-tree.ts';

const element = (name: string, parts: readonly unknown[] = [], attributes: object = {}) => ({
  name,
  attributes,
  parts,
});

test.each([
  ['', []],
  ['Hello.', ['Hello.']],
  ['<speak>Hello.</speak>', [element('speak', ['Hello.'])]],
  ['a<break time="1s"/>b', ['a', element('break', [], { time: '1s' }), 'b']],
  [`<say-as interpret-as='digits'>12</say-as>`, [element('say-as', ['12'], { 'interpret-as': 'digits' })]],
  ['<sub alias="A &amp; B">AB</sub>', [element('sub', ['AB'], { alias: 'A & B' })]],
  ['Tom &amp; &#74;erry &#x1F600; &lt;3', ['Tom & Jerry 😀 <3']],
  ['<!-- no -->a<?x y?>b', ['a', 'b']],
  ['<![CDATA[a < b & c]]>', ['a < b & c']],
  ['<p><s>a</s>b</p>', [element('p', [element('s', ['a']), 'b'])]],
  [
    '<amazon:effect name="whispered">x</amazon:effect>',
    [element('amazon:effect', ['x'], { name: 'whispered' })],
  ],
])('%s', (ssml, expected) => {
  expect(parseSsml(ssml)).toEqual(expected);
});

test.each([
  'a < b',
  'Smith & Co',
  '<speak>a',
  'a</speak>',
  '<p><s>a</p></s>',
  '<break time=1s/>',
  `${'<s>'.repeat(41)}${'</s>'.repeat(41)}`,
])('%s is not well-formed', (ssml) => {
  expect(parseSsml(ssml)).toBeUndefined();
});

test('an attribute may have the name of a member of every object', () => {
  expect(parseSsml('<w __proto__="x" role="y"/>')).toEqual([
    element(
      'w',
      [],
      Object.fromEntries([
        ['__proto__', 'x'],
        ['role', 'y'],
      ]),
    ),
  ]);
});
