import { type Frame, openFrame } from './json-frame.ts';
import {
  type Finding,
  fail,
  failed,
  type Reading,
  readKey,
  readScalar,
  readString,
  report,
} from './json-read.ts';
import { skipSpace } from './json-space.ts';
import { hasHalves } from './json-string.ts';

/** How many lists and objects may stand inside one another. The deepest public flow has 13. */
export const maximumDepth = 64;

/** What may stand next, in the words of the issue that says so. */
type Expected =
  | 'a value'
  | 'a value or ]'
  | 'a key in double quotes'
  | 'a key in double quotes or }'
  | 'a comma';

/**
 * Reads JSON text once, from `start` to its end, and lists what is wrong or risky in it. Ends at the first
 * syntax error and at the first place that is too deep.
 *
 * @param valid whether `JSON.parse` accepts the text, which spares looking into every string
 */
export function scanJson(text: string, start: number, valid: boolean): readonly Finding[] {
  const reading: Reading = { text, valid, hasHalves: hasHalves(text), findings: [] };
  let frame: Frame | undefined;
  let outermost: Frame | undefined;
  let expected: Expected = 'a value';
  let at = start;

  while (at !== failed) {
    at = skipSpace(text, at);
    const mark = at < text.length ? text[at] : undefined;

    if (expected === 'a comma') {
      if (frame === undefined) {
        if (at < text.length) fail(reading, frame, at, 'the end of the text');
        break;
      }
      if (mark === ',') {
        expected = frame.object ? 'a key in double quotes' : 'a value';
        frame.index += 1;
        at += 1;
      } else if (mark === (frame.object ? '}' : ']')) {
        frame = frame.outer;
        at += 1;
      } else {
        at = fail(reading, frame, at, frame.object ? 'a comma or }' : 'a comma or ]');
      }
    } else if (
      frame !== undefined &&
      (mark === '}'
        ? expected === 'a key in double quotes or }'
        : mark === ']' && expected === 'a value or ]')
    ) {
      frame = frame.outer;
      expected = 'a comma';
      at += 1;
    } else if (
      frame !== undefined &&
      (expected === 'a key in double quotes' || expected === 'a key in double quotes or }')
    ) {
      at = readKey(reading, frame, at, expected);
      expected = 'a value';
    } else if (mark === '{' || mark === '[') {
      if (frame?.depth === maximumDepth) {
        report(reading, frame, 'too_deep', at, { limit: maximumDepth });
        break;
      }
      frame = openFrame(frame, outermost, mark === '{');
      outermost ??= frame;
      expected = mark === '{' ? 'a key in double quotes or }' : 'a value or ]';
      at += 1;
    } else {
      at = mark === '"' ? readString(reading, frame, at) : readScalar(reading, frame, at, expected);
      expected = 'a comma';
    }
  }
  return reading.findings;
}
