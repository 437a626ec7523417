import { createInterface } from 'node:readline';
import type { Host } from './terminal.ts';

/** Where the lines of a conversation come from. */
export interface Input {
  /** Somebody is there to be asked. */
  readonly interactive: boolean;
  /** The next line; nothing when there are no more. The prompt is shown where somebody reads it. */
  readonly next: (prompt: string) => Promise<string | undefined>;
  readonly close: () => void;
}

/**
 * Standard input: a person at a terminal, or lines that another program writes.
 *
 * @param output Where the prompts are shown.
 */
export function standardInput({ stdin }: Host, output: Host['stdout']): Input {
  const interactive = stdin.isTTY === true && output.isTTY === true;
  const reader = createInterface({
    input: stdin,
    terminal: interactive,
    ...(interactive ? { output } : {}),
  });
  const lines: string[] = [];
  let closed = false;
  let waiting: ((line: string | undefined) => void) | undefined;
  const hand = (line: string | undefined) => {
    const take = waiting;
    waiting = undefined;
    take?.(line);
  };
  reader.on('line', (line) => (waiting === undefined ? void lines.push(line) : hand(line)));
  reader.on('close', () => {
    closed = true;
    if (interactive && waiting !== undefined) output.write('\n');
    hand(undefined);
  });
  // The first Ctrl-C hangs up, as one who is on the phone expects.
  reader.on('SIGINT', () => {
    output.write('\n');
    hand('/hangup');
  });
  return {
    interactive,
    next(prompt) {
      const line = lines.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (closed) return Promise.resolve(undefined);
      if (interactive) {
        reader.setPrompt(prompt);
        reader.prompt();
      }
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    close: () => reader.close(),
  };
}

/** What is left of a script, without blank lines. */
export async function restOf({ next }: Input): Promise<readonly string[]> {
  const left: string[] = [];
  for (let line = await next(''); line !== undefined; line = await next(''))
    if (line.trim() !== '') left.push(line);
  return left;
}
