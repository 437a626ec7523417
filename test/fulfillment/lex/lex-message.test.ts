import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filled, lexMessages } from '../../../src/fulfillment/lex/lex-message.ts';

describe('messages', () => {
  test.each([
    ['nothing', ['', '  '], true, []],
    ['plain text', [' Hello. '], true, [['PlainText', 'Hello.']]],
    ['SSML', ['<speak>Hi</speak>'], true, [['SSML', '<speak>Hi</speak>']]],
    [
      'SSML for who cannot speak it',
      ['<speak>Q &amp; A,<break/> <b>now</b></speak>'],
      false,
      [['PlainText', 'Q & A, now']],
    ],
    ['a sign in SSML that stands for itself', ['<speak>&amp;lt;</speak>'], false, [['PlainText', '&lt;']]],
    [
      'SSML that is too long',
      [`<speak>${'a'.repeat(1030)}</speak>`],
      true,
      [
        ['PlainText', 'a'.repeat(1024)],
        ['PlainText', 'aaaaaa'],
      ],
    ],
    [
      'more than ten',
      Array.from({ length: 12 }, (_, at) => String(at)),
      true,
      Array.from({ length: 10 }, (_, at) => ['PlainText', String(at)]),
    ],
    [
      'a long word that ends in the middle of a character',
      [`${'a'.repeat(1023)}😀b`],
      true,
      [
        ['PlainText', 'a'.repeat(1023)],
        ['PlainText', '😀b'],
      ],
    ],
  ])('%s', (_, texts, ssml, expected) => {
    expect(lexMessages(texts, ssml).map(({ contentType, content }) => [contentType, content])).toEqual(
      expected,
    );
  });

  test('no text makes more than ten messages, or one of more than 1024 characters', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 4000 })), fc.boolean(), (texts, ssml) => {
        const messages = lexMessages(texts, ssml);
        expect(messages.length).toBeLessThanOrEqual(10);
        for (const { content } of messages) {
          expect(content.length).toBeGreaterThan(0);
          expect(content.length).toBeLessThanOrEqual(1024);
        }
      }),
      { seed: 4 },
    );
  });
});

test('what a caller types makes no SSML of a text that is none', () => {
  const said = '<speak><audio src="https://example.com/a.mp3"/></speak>';
  const [message] = lexMessages([filled('{Text}, is that right?', { Text: said })], true);
  expect(message?.contentType).toBe('PlainText');
});

test.each([
  ['Shall I note {Text}?', 'Shall I note a <b> & "c"?'],
  ['<speak>Shall I note {Text}?</speak>', '<speak>Shall I note a &#60;b&#62; &#38; &#34;c&#34;?</speak>'],
  ['{nothing}{constructor} stays away', ' stays away'],
  ['{a.b} and { no name }', 'part and { no name }'],
])('%s', (template, expected) => {
  expect(filled(template, { Text: 'a <b> & "c"', 'a.b': 'part' })).toBe(expected);
});
