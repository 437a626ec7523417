import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The titles of the tests in a file of this folder, as they are written there. */
export function titlesIn(file: string): readonly string[] {
  return matches(file, /(?:\btest|\))\(\s*(['"`])(.+?)\1,/g);
}

/** The names of the rows that its tests go through: what stands first in a list or is its key, or is called a name. */
export function rowsIn(file: string): readonly string[] {
  return matches(file, /(?:[[{,]|\b(?:name|what|why):)\s*(['"`])(.+?)\1(?=[,:}\]\s])/g);
}

function matches(file: string, pattern: RegExp): readonly string[] {
  const source = readFileSync(resolve(import.meta.dirname, file), 'utf8');
  return Array.from(source.matchAll(pattern), ([, , each = '']) => each);
}
