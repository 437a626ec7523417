import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedHash, publicHash } from './hash.ts';

const corpus = resolve(import.meta.dirname, '../..', process.env['TRUNKLINE_CORPUS'] ?? '../shared/corpus');

/**
 * What the entries of the generated contacts hash to on every Node and in every time zone. It changes with the
 * behaviour of an action or of the engine, with the generator, and with a new version of fast-check: take the new one
 * from `npm run build && node scripts/hash.mjs`, once the change is meant.
 */
const generated = '8416fb565808b2500bae187398c20b34e0cff7aaf2f57e03fbd6589b6c7d43fb';

describe('the entries of the same contacts', () => {
  it('are the same on every machine', () => {
    expect(generatedHash()).toBe(generated);
  });

  const found = publicHash(corpus);
  it.skipIf(found === '')(
    `are the same each time, on public flows${found === '' ? ` (skipped: no corpus at ${corpus})` : ''}`,
    () => {
      console.log(`entries of 200 generated contacts ${generated}, of 100 on public flows ${found}`);
      expect(publicHash(corpus)).toBe(found);
    },
  );
});
