import type { Place } from '../simulate/fixture/fixture.ts';
import { harmlessLine } from './terminal.ts';

const before = 2;
const after = 1;
const longest = 120;

/**
 * The lines of a text around a place, numbered, with a caret below it.
 *
 * @example
 * //    8 | turns:
 * //    9 |   - hears: welcome
 * //      |     ^
 * //   10 |   - press: "2"
 */
export function excerptOf(text: string, { line, column }: Place): string {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  if (lines[line - 1] === undefined) return '';
  const first = Math.max(1, line - before);
  const last = Math.min(lines.length, line + after);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const written = lines[number - 1] ?? '';
    if (number > line && written.trim() === '') continue;
    shown.push(`${String(number).padStart(width)} | ${plain(written)}`.trimEnd());
    if (number !== line || column > longest) continue;
    shown.push(`${' '.repeat(width)} | ${' '.repeat(plain(written.slice(0, column - 1)).length)}^`);
  }
  return shown.join('\n');
}

function plain(line: string): string {
  const shown = harmlessLine(line.replaceAll('\t', ' '));
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}
