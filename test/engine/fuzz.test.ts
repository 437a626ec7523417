import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { fuzz, fuzzTexts } from './fuzz.ts';
import { runs } from './runs.ts';

const corpus = resolve(import.meta.dirname, '../..', process.env['TRUNKLINE_CORPUS'] ?? '../shared/corpus');

it('mutated documents are parsed, checked, linked and played without a throw or a hang', () => {
  const { documents, played, thrown, slowest } = fuzz(fuzzTexts(corpus), runs(400).numRuns);
  console.log(
    `${documents} mutated documents, ${played} played, the slowest took ${Math.round(slowest.milliseconds)} ms`,
  );
  expect(Object.fromEntries(thrown)).toEqual({});
  expect(played).toBeGreaterThan(documents / 4);
});
