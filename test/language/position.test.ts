import { describe, expect, it } from 'vitest';
import type { JsonPath } from '../../src/language/document.ts';
import { locate, placeAt } from '../../src/language/position.ts';

const text = `{
  "Actions": [
    { "Identifier": "a", "Text": "x\\"}]", "List": [1, [2, {"k": true}], "}"] },
    7
  ],
  "Metadata": {}, "a\\"b": null, "😀": 1
}`;

describe('locate', () => {
  it.each<[JsonPath, string]>([
    [[], '1:1'],
    [['Actions'], '2:14'],
    [['Actions', 0], '3:5'],
    [['Actions', 0, 'Identifier'], '3:21'],
    [['Actions', 0, 'Text'], '3:34'],
    [['Actions', 0, 'List', 0], '3:52'],
    [['Actions', 0, 'List', 1, 1, 'k'], '3:65'],
    [['Actions', 0, 'List', 2], '3:73'],
    [['Actions', 1], '4:5'],
    [['Metadata'], '6:15'],
    [['a"b'], '6:27'],
    [['😀'], '6:39'],
    [['Actions', 0, 'Parameters', 'Text'], '3:5'],
    [['Actions', 9, 'Type'], '2:14'],
    [['Actions', '0'], '2:14'],
    [['Actions', 1, 'Type'], '4:5'],
    [['Settings', 'x'], '1:1'],
  ])('%j stands at %s', (path, expected) => {
    for (const [form, written] of [
      text,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      `\ufeff${text}`,
    ].entries()) {
      const place = locate({ text: written }, path);
      expect(`${place?.line}:${place?.column}`, `form ${form}`).toBe(expected);
    }
  });

  it('takes the last of a key that stands twice, as JSON.parse does', () => {
    expect(locate({ text: '{"a":1,"a":2}' }, ['a'])).toEqual({ line: 1, column: 12 });
  });

  it('has no place in a text without a value', () => {
    expect(locate({ text: '' }, [])).toBeUndefined();
    expect(locate({ text: '\ufeff \n' }, ['Actions'])).toBeUndefined();
  });

  it('goes as far as a broken text allows', () => {
    expect(locate({ text: '{"a":{"b":[1,2' }, ['a', 'b', 1])).toEqual({ line: 1, column: 14 });
    expect(locate({ text: '{"a":{"b' }, ['a', 'b'])).toEqual({ line: 1, column: 6 });
    expect(locate({ text: '{"a":1,oops' }, ['b'])).toEqual({ line: 1, column: 1 });
    expect(locate({ text: 'export const a = 1;' }, ['a'])).toEqual({ line: 1, column: 1 });
  });

  it('stays fast for a thousand issues in one text', () => {
    const actions = Array.from({ length: 2000 }, (_, index) => ({
      Identifier: `${index}`,
      Text: 'x'.repeat(100),
    }));
    const source = { text: JSON.stringify({ Actions: actions }, null, 1) };
    expect(actions.map((_, index) => locate(source, ['Actions', index, 'Text'])?.line)).toEqual(
      actions.map((_, index) => index * 4 + 5),
    );
  });
});

describe('placeAt', () => {
  it.each([
    [0, '1:1'],
    [2, '1:3'],
    [3, '2:1'],
    [5, '3:1'],
    [7, '3:3'],
  ])('offset %i is %s', (offset, expected) => {
    const { line, column } = placeAt({ text: 'a\r\nb\ncd' }, offset);
    expect(`${line}:${column}`).toBe(expected);
  });
});
