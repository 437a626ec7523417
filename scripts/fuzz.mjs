// Mutates documents and takes each through parseFlow, printFlow, check, link and a bounded play on the built package in
// dist/. Ends 1 when anything throws. The same number always gives the same document.
//
//   npm run build && node scripts/fuzz.mjs 100000        that many documents
//   npm run build && node scripts/fuzz.mjs --show 4711   the text of one of them
import { resolve } from 'node:path';
import { testModule } from './test-module.mjs';

const { fuzz, fuzzTexts, mutant } = await testModule('engine/fuzz.ts');
const corpus = resolve(import.meta.dirname, '..', process.env.TRUNKLINE_CORPUS ?? '../shared/corpus');
const texts = fuzzTexts(corpus);
const [first = '1000', number = '0'] = process.argv.slice(2);

if (first === '--show') {
  console.log(mutant(texts, Number(number)));
} else {
  const count = Number(first);
  const started = performance.now();
  const { played, thrown, ends, slowest } = fuzz(texts, count, Number(number));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${count} mutated documents of ${texts.length}, ${played} of them played, in ${seconds} s`);
  console.log(`slowest: ${slowest.milliseconds.toFixed(0)} ms (document ${slowest.document})`);
  for (const [end, times] of [...ends].sort(([, one], [, other]) => other - one))
    console.log(`  ${times} ${end}`);
  for (const [name, { count: times, first: document }] of thrown)
    console.log(`THROWN ${times} times, first by ${document}: ${name}`);
  process.exitCode = thrown.size === 0 ? 0 : 1;
}
