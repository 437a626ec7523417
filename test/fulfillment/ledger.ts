import * as z from 'zod';
import { tool } from '../../src/fulfillment/tool.ts';

/** A backend that counts what it has done, and numbers it. */
export interface Ledger {
  enter(words: string, key: string | undefined, signal: AbortSignal): Promise<string>;
  /** Everything done, in order. */
  readonly entries: readonly string[];
}

/** A ledger; with a key, it does the same work once, and answers as it did the first time. */
export function ledger(
  wire: <Result>(work: () => Promise<Result>) => Promise<Result> = (work) => work(),
  book: { entries: string[]; byKey: Map<string, string> } = { entries: [], byKey: new Map() },
): Ledger {
  return {
    entries: book.entries,
    enter: (words, key) =>
      wire(async () => {
        const known = key === undefined ? undefined : book.byKey.get(key);
        if (known !== undefined) return known;
        book.entries.push(words);
        const number = `entry ${book.entries.length}`;
        if (key !== undefined) book.byKey.set(key, number);
        return number;
      }),
  };
}

/** A tool that writes into a ledger, which takes its key or not. */
export function enterInto({ enter }: Ledger, { keyed }: { readonly keyed: boolean }) {
  return tool({
    name: 'enter',
    description: 'Makes an entry.',
    input: z.object({ words: z.string() }),
    output: z.object({ number: z.string() }),
    writes: true,
    ...(keyed ? { keyed } : {}),
    run: async ({ words }, { key, signal }) => ({
      number: await enter(words, keyed ? key : undefined, signal),
    }),
  });
}
