import { expect, test } from 'vitest';
import { excerptOf } from '../../src/cli/excerpt.ts';

const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join('\n');

test.each([
  { text: lines, line: 1, column: 1, shown: '1 | line 1\n  | ^\n2 | line 2' },
  {
    text: lines,
    line: 9,
    column: 6,
    shown: ' 7 | line 7\n 8 | line 8\n 9 | line 9\n   |      ^\n10 | line 10',
  },
  { text: 'a\r\nb', line: 2, column: 2, shown: '1 | a\n2 | b\n  |  ^' },
  { text: '\ufeffa', line: 1, column: 1, shown: '1 | a\n  | ^' },
  { text: 'a\n\n\n', line: 1, column: 1, shown: '1 | a\n  | ^' },
  { text: '\ta: b', line: 1, column: 2, shown: '1 |  a: b\n  |  ^' },
  { text: 'a\u001bb', line: 1, column: 3, shown: '1 | a\\u001bb\n  |        ^' },
  { text: 'a'.repeat(130), line: 1, column: 125, shown: `1 | ${'a'.repeat(119)}…` },
  { text: 'a', line: 9, column: 1, shown: '' },
  { text: '', line: 1, column: 1, shown: '1 |\n  | ^' },
])('$line:$column of $text', ({ text, line, column, shown }) => {
  expect(excerptOf(text, { line, column })).toBe(shown);
});
