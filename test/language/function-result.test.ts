import { describe, expect, test } from 'vitest';
import { byteLength, projectResult, resultLimit } from '../../src/language/function-result.ts';

describe('the result of a function', () => {
  test.each([
    [{ found: 'true', name: 'Sam' }, 'STRING_MAP', { values: { found: 'true', name: 'Sam' } }],
    [{}, 'STRING_MAP', { values: {} }],
    [{ count: 3 }, 'STRING_MAP', { refused: 'not_a_string', key: 'count' }],
    [{ found: true }, 'STRING_MAP', { refused: 'not_a_string', key: 'found' }],
    [{ order: { id: '1' } }, 'STRING_MAP', { refused: 'not_a_string', key: 'order' }],
    [{ order: { id: 1 } }, 'JSON', { values: { order: { id: 1 } } }],
    [['a'], 'STRING_MAP', { refused: 'not_an_object' }],
    ['a', 'JSON', { refused: 'not_an_object' }],
    [null, 'JSON', { refused: 'not_an_object' }],
    [undefined, 'STRING_MAP', { refused: 'not_an_object' }],
  ] as const)('%j as %s', (result, type, projection) => {
    expect(projectResult(result, type)).toEqual(projection);
  });

  test.each(['STRING_MAP', 'JSON'] as const)('may take 32 KB and no byte more, as %s', (type) => {
    const frame = JSON.stringify({ a: '' }).length;
    expect(projectResult({ a: 'x'.repeat(resultLimit - frame) }, type)).toHaveProperty('values');
    expect(projectResult({ a: 'x'.repeat(resultLimit - frame + 1) }, type)).toEqual({ refused: 'too_large' });
    expect(projectResult({ a: '\u0001'.repeat((resultLimit - frame) / 6 + 1) }, type)).toEqual({
      refused: 'too_large',
    });
    expect(projectResult({ a: 'é'.repeat((resultLimit - frame) / 2 + 1) }, type)).toEqual({
      refused: 'too_large',
    });
  });
});

test.each(['', 'a', 'é', '€', '📞', 'a📞é', '\ud83d'])('the bytes of %j', (value) => {
  expect(byteLength(value)).toBe(Buffer.byteLength(value));
});
