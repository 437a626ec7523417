import type { Contact } from './contact.ts';

/**
 * Draws a whole number from 1 to `greatest`. The same seed and the same number of steps give the same draw on every
 * machine.
 */
export function draw(greatest: number, { seed, steps }: Pick<Contact, 'seed' | 'steps'>): number {
  const hash = mix(mix(seed) + steps);
  return 1 + Math.floor((hash / 2 ** 32) * greatest);
}

/** Spreads 32 bits so that each of them depends on all others: the last steps of MurmurHash3. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
