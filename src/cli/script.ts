import type { TrunklineError } from '../language/error.ts';
import type { Input } from './input.ts';
import { harmlessLine } from './terminal.ts';
import { usageError } from './usage.ts';
import { type Verb, verbOf } from './verb.ts';

/** What the lines of a script are read for. */
export interface ScriptReading {
  readonly chat: boolean;
  /** Whether a line means something in this conversation. */
  readonly isKnown: (verb: Verb) => boolean;
}

/**
 * The lines of `--script`, with a semicolon between them.
 *
 * @throws {TrunklineError} `usage` for a line that means nothing.
 */
export function scriptInput(script: string, { chat, isKnown }: ScriptReading): Input {
  const lines = script.split(/;|\n/).map((line) => line.trim());
  if (lines.at(-1) === '') lines.pop();
  const strange = lines.find((line) => !isKnown(verbOf(line, chat)));
  if (strange !== undefined) throw notUnderstood(strange);
  let at = 0;
  return { interactive: false, next: async () => lines[at++], close: () => {} };
}

/** A line that means nothing, and that nobody is there to write again. */
export function notUnderstood(line: string): TrunklineError {
  const shown = harmlessLine(line);
  return usageError(
    `The line "${shown}" means nothing here. A caller can: press 12#, say my ticket, silence, hangup.${line.startsWith('/') ? '' : ` To have it said, write: say ${shown}`}`,
    { line },
  );
}
