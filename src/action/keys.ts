import type { Collect } from './effect.ts';

/**
 * The most keys that the type-ahead buffer keeps.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-touchtone-buffer-behavior.html
 */
export const keyBufferLimit = 30;

/** What a row of keys amounts to. */
export interface TakenKeys {
  /** The entry so far, without the keys that end it. */
  readonly entry: string;
  /** The keys after a complete entry; they belong to the next step. */
  readonly rest: string;
  readonly complete: boolean;
}

/**
 * Reads an entry out of the keys that a caller types. It is complete at its terminator or at its greatest length;
 * a `*` throws away what was typed before it, where that is the cancel key.
 *
 * @example takeEntry('9*12#3', { most: 20, terminator: '#', cancelKey: true }) // { entry: '12', rest: '3', complete: true }
 */
export function takeEntry(
  keys: string,
  { most, terminator, cancelKey }: Pick<Collect, 'most' | 'terminator' | 'cancelKey'>,
): TakenKeys {
  let entry = '';
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? '';
    entry = cancelKey && key === '*' ? '' : entry + key;
    const rest = keys.slice(index + 1);
    if (terminator !== '' && entry.endsWith(terminator)) {
      return { entry: entry.slice(0, -terminator.length), rest, complete: true };
    }
    if (entry.length === most) return { entry, rest, complete: true };
  }
  return { entry, rest: '', complete: false };
}

/** What stands for an encrypted entry in a simulated call: as long as the entry, and not the entry. */
export function standInFor(entry: string): string {
  return `ciphertext of ${entry.length} keys`;
}
