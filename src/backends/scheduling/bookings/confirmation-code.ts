import type { Store } from '../../../store/store.ts';
import { inTurns } from './in-turns.ts';

// Without 0 and O, 1 and I, which sound or look alike, and without vowels, so that no word comes of it.
const letters = '23456789BCDFGHJKLMNPQRSTVWXYZ';

/** Random letters and digits that can be spelled on the phone. */
export function letterString(random: () => number, length: number): string {
  return Array.from({ length }, () => letters[Math.trunc(random() * letters.length)]).join('');
}

/** A confirmation number of six characters, out of 594 million, that no other appointment of the store has. */
export function newCode(store: Store, random: () => number, projectId: string): Promise<string> {
  const codes = store.collection<{ readonly projectId: string }>('confirmation-codes');
  return inTurns(async () => {
    const code = letterString(random, 6);
    return (await codes.insert(code, { projectId })) ? code : undefined;
  });
}
