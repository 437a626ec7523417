import { expect, test } from 'vitest';
import { safeText } from '../../../src/voice/twilio/safe-text.ts';

const ranges: readonly (readonly [number, number])[] = [
  [0x09, 0x0a],
  [0x20, 0x7e],
  [0xa0, 0xd7ff],
  [0xe000, 0xfffd],
  [0x10000, 0x10ffff],
];

test('every character that XML may hold stays, and every other becomes a space', () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    const isKept = ranges.some(([first, last]) => code >= first && code <= last);
    const expected = isKept ? character : code === 0x0d ? '\n' : ' ';
    if (safeText(character) !== expected) expect([code, safeText(character)]).toEqual([code, expected]);
  }
});

test('halves of a character that belong together stay', () => {
  expect(safeText('a\ud83d\ude00\ude00\r\nb')).toBe('a😀 \nb');
});
