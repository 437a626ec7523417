import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverage, coverageReport } from '../../src/simulate/coverage.ts';
import { playOnAll } from '../../src/simulate/fixture/play.ts';
import { readFixture } from '../../src/simulate/fixture/read.ts';
import type { FixtureResult } from '../../src/simulate/fixture/result.ts';
import { desks } from './desks.ts';

const folder = resolve(import.meta.dirname, '../../fixtures');
const begun = performance.now();
const played: { desk: string; file: string; results: readonly FixtureResult[] }[] = [];
for (const [desk, flows] of Object.entries(desks)) {
  for (const file of readdirSync(join(folder, desk)).sort()) {
    const { fixture, problems } = readFixture(readFileSync(join(folder, desk, file), 'utf8'), file);
    if (fixture === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
    const flow = flows.find(({ name }) => name === fixture.data.flow);
    if (flow === undefined) throw new Error(`${file}: there is no flow "${fixture.data.flow}"`);
    played.push({ desk, file, results: await playOnAll(fixture, { flow, flows }) });
  }
}
const took = Math.round(performance.now() - begun);
const calls = played.flatMap(({ results }) => results);

test.each(played)('$desk/$file', ({ results }) => {
  for (const { failure, transcript } of results) {
    expect(failure && `line ${failure.line}: ${failure.message}\n\n${transcript}`).toBeUndefined();
  }
  for (const { outcome, warnings } of results)
    expect({ outcome, warnings }).toEqual({ outcome: 'passed', warnings: [] });
});

describe('together', () => {
  test.each(Object.entries(desks))(
    'they walk every exit of the %s that each channel can take',
    (_, flows) => {
      const covered = coverage(flows, calls);
      expect(coverageReport(covered.filter(({ missing }) => missing.length > 0))).toBe('');
    },
  );

  test('they are more than sixty, most of them by voice and by chat', () => {
    const byChat = calls.filter(({ profile }) => profile === 'chat').length;
    console.log(`${played.length} fixtures, ${calls.length} calls (${byChat} by chat) in ${took} ms`);
    expect(played.length).toBeGreaterThanOrEqual(64);
    expect(byChat).toBeGreaterThanOrEqual(64);
  });
});
