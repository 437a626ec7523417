import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openTools } from '../../flows/tools.ts';
import type { Fixture } from '../../src/simulate/fixture/fixture.ts';
import { playFixture } from '../../src/simulate/fixture/play.ts';
import { playableOn, usualRun } from '../../src/simulate/fixture/playing-profiles.ts';
import { readFixture } from '../../src/simulate/fixture/read.ts';
import type { FixtureResult } from '../../src/simulate/fixture/result.ts';
import { type Comparison, comparePlays } from '../../src/simulate/parity/compare.ts';
import { partNames } from '../../src/simulate/parity/parts.ts';
import { parityRules } from '../../src/simulate/parity/rules.ts';
import { config } from '../../trunkline.config.ts';
import { desks } from './desks.ts';
import { byLambda, overHttp } from './ways-to-the-phone.ts';

interface Rung {
  readonly file: string;
  readonly http: FixtureResult | undefined;
  readonly lambda: FixtureResult | undefined;
  readonly comparisons: readonly Comparison[];
}

/** With `TRUNKLINE_FAULTS=all`, as in `npm run faults`, every call that can be made by phone; else those that name it. */
const all = process.env['TRUNKLINE_FAULTS'] === 'all';
const flows = Object.values(desks).flat();
const folder = resolve(import.meta.dirname, '../../fixtures');
const files = Object.keys(desks).flatMap((desk) =>
  readdirSync(join(folder, desk))
    .sort()
    .map((file) => `${desk}/${file}`),
);
const begun = performance.now();
const rung: Rung[] = [];
for (const file of files) rung.push(...(await ring(file)));
const took = Math.round((performance.now() - begun) / 1000);
const byPhone = rung.filter(({ http }) => http !== undefined && http.outcome !== 'skipped');
const comparisons = rung.flatMap((one) => one.comparisons);
const differences = rung.flatMap(({ file, comparisons: own }) =>
  own.flatMap(({ one, other, differences: found }) =>
    found.map(({ part, rule }) => ({ file, one, other, part, rule })),
  ),
);

test.each(byPhone)(
  '$file passes over HTTP and in a Lambda function, the same to the byte',
  ({ http, lambda }) => {
    for (const result of [http, lambda]) {
      const { failure, outcome, transcript } = result ?? {};
      expect(failure && `line ${failure.line}: ${failure.message}\n\n${transcript}`).toBeUndefined();
      expect(outcome).toBe('passed');
    }
    expect(lambda?.entries).toEqual(http?.entries);
    expect(lambda?.prompts).toEqual(http?.prompts);
  },
);

test('calls are made by phone, and none is left out', () => {
  const skipped = rung.flatMap(({ file, http }) =>
    http?.outcome === 'skipped' ? [`${file}: ${http.reason}`] : [],
  );
  const webhooks = `${byPhone.length} calls by phone, over HTTP and in a Lambda function, ${skipped.length} skipped`;
  console.log(`${webhooks}; ${comparisons.length * partNames.length} comparisons in ${took} s`);
  expect(byPhone.length).toBeGreaterThanOrEqual(60);
  expect(skipped).toEqual([]);
});

test('voice, chat and twilio come to the same, but for what is known', () => {
  const unknown = differences
    .filter(({ rule }) => rule === undefined)
    .map(({ file, one, other, part }) => `${file}: ${part} by ${one} and ${other}`);
  expect(unknown).toEqual([]);
});

// Only all calls together need all of it; `test/simulate/parity/rules.test.ts` has a row for each.
test.runIf(all)('of what is known, each thing is met here, or stands in a table of its own', () => {
  const met = new Set(differences.map(({ rule }) => rule));
  expect(parityRules.map(({ name }) => name).filter((name) => !met.has(name))).toEqual([
    'error-exit',
    'hold-line',
  ]);
});

async function ring(file: string): Promise<readonly Rung[]> {
  const path = join(folder, file);
  const { fixture, problems } = readFixture(readFileSync(path, 'utf8'), path);
  const flow = flows.find(({ name }) => name === fixture?.data.flow);
  if (fixture === undefined || flow === undefined)
    throw new Error(problems[0]?.message ?? `${file} names a flow that is not there.`);
  if (!all && fixture.data.run?.includes('twilio') !== true) return [];
  const playing = { flow, flows, hours: config.hours ?? {}, tools: openTools };
  const { results, comparisons: own } = await comparePlays(fixture, { ...playing, phone: overHttp });
  const lambda = canBeRung(fixture)
    ? await playFixture(fixture, 'twilio', { ...playing, phone: byLambda })
    : undefined;
  return [{ file, http: results.find(({ profile }) => profile === 'twilio'), lambda, comparisons: own }];
}

function canBeRung({ data }: Fixture): boolean {
  return playableOn(data.run ?? usualRun).includes('twilio');
}
