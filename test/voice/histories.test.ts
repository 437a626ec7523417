import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histories } from './histories/deliveries.ts';
import { mistakes } from './histories/mistakes.ts';
import { playHistory } from './histories/play.ts';

/** With `TRUNKLINE_FAULTS=all`, ten thousand histories. */
const runs = process.env['TRUNKLINE_FAULTS'] === 'all' ? 10_000 : 200;
const seed = 20251006;

async function campaign(numRuns: number, mistake = {}) {
  const counts: Record<string, number> = {};
  const trace = createHash('sha256');
  const wrong: string[] = [];
  const history = fc.asyncProperty(fc.scheduler(), histories, async (scheduler, steps) => {
    const outcome = await playHistory(scheduler, steps, mistake);
    for (const [what, times] of Object.entries(outcome.counts)) counts[what] = (counts[what] ?? 0) + times;
    trace.update(outcome.trace);
    wrong.push(...outcome.wrong);
    return outcome.wrong.length === 0;
  });
  const { numRuns: played } = await fc.check(history, { numRuns, seed, endOnFailure: true });
  return { played, counts, wrong, trace: trace.digest('hex') };
}

test('two servers that race, die and hear everything twice agree on every turn', async () => {
  const begun = performance.now();
  const { played, counts, wrong, trace } = await campaign(runs);
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(
    `histories: ${JSON.stringify({ played, ...counts, wrong: wrong.length, seconds })}, trace ${trace}`,
  );
  expect(wrong).toEqual([]);
  expect(played).toBe(runs);
  // Whatever a line can be told is among it.
  const all = [
    'collect',
    'converse',
    'dial',
    'enqueue',
    'finish',
    'invoke',
    'play-around',
    'talk',
    'ended',
    'to wait',
  ];
  expect(Object.keys(counts)).toEqual(expect.arrayContaining(all.map((waits) => `told ${waits}`)));
}, 3_600_000);

test('the same seed gives the same histories, to the byte', async () => {
  const [one, other] = [await campaign(40), await campaign(40)];
  expect(other).toEqual(one);
});

test.each(Object.entries(mistakes))('a mistake is found: %s', async (name, mistake) => {
  const { played, wrong } = await campaign(500, mistake);
  console.log(`histories: ${name}, found in history ${played}: ${wrong[0]}`);
  expect(wrong).not.toEqual([]);
});
