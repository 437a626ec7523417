import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openTools } from '../../flows/tools.ts';
import { coverage, coverageReport } from '../../src/simulate/coverage.ts';
import { playOnAll } from '../../src/simulate/fixture/play.ts';
import { readFixture } from '../../src/simulate/fixture/read.ts';
import type { FixtureResult } from '../../src/simulate/fixture/result.ts';
import { config } from '../../trunkline.config.ts';
import { desks } from './desks.ts';

interface Played {
  readonly desk: string;
  readonly file: string;
  readonly results: readonly FixtureResult[];
}

const flows = Object.values(desks).flat();
const folder = resolve(import.meta.dirname, '../../fixtures');
const begun = performance.now();
const played: Played[] = [];
for (const desk of Object.keys(desks)) {
  for (const file of readdirSync(join(folder, desk)).sort())
    played.push({ desk, file, results: await play(join(folder, desk, file)) });
}
const took = Math.round(performance.now() - begun);
const calls = played.flatMap(({ results }) => results);

test.each(played)('$desk/$file', ({ results }) => {
  for (const { outcome, warnings, failure, transcript } of results) {
    expect(failure && `line ${failure.line}: ${failure.message}\n\n${transcript}`).toBeUndefined();
    expect({ outcome, warnings }).toEqual({ outcome: 'passed', warnings: [] });
  }
});

test.each(Object.entries(desks))(
  'together they walk every exit of the %s that each channel can take',
  (_, desk) => {
    const incomplete = coverage(desk, calls).filter(({ missing }) => missing.length > 0);
    expect(coverageReport(incomplete)).toBe('');
  },
);

test('they are more than sixty, by voice and by chat', () => {
  const onBoth = played.filter(({ results }) => results.length === 2);
  console.log(
    `${played.length} fixtures, ${onBoth.length} of them by voice and by chat: ${calls.length} calls in ${took} ms`,
  );
  expect(onBoth.length).toBeGreaterThanOrEqual(64);
});

test('each journey has its fixtures', () => {
  const tags = new Set(played.flatMap(({ results }) => results[0]?.fixture.data.tags ?? []));
  expect([...tags].sort(byNumber).join(' ')).toMatchInlineSnapshot(
    `"j1 j1-1 j1-2 j1-3 j1-4 j1-5 j1-6 j1-7 j1-8 j1-9 j1-10 j1-11 j1-12 j1-13 j1-14 j1-15 j1-16 j1-17 j2 j2-1 j2-2 j2-3 j2-4 j2-5 j2-7 j2-8 j2-9 j2-10 j2-11 j2-12 j2-13 j2-14 j2-15 j2-16 j2-20 j2-22 smoke"`,
  );
});

test('what the appointment desk says can be listened to', () => {
  const said = new Set(
    played
      .filter(({ desk }) => desk === 'appointment-desk')
      .flatMap(({ results }) => results)
      .flatMap(({ entries }) => entries)
      .flatMap((entry) => (entry.type === 'prompt.started' ? [entry.text] : [])),
  );
  // Half a minute at the pace of simulated speech; and no id of a job.
  const wrong = [...said].filter(
    (text) => sentencesOf(text) > 3 || text.length > 450 || /\d{4}|[*_#<>{}]|https?:/.test(text),
  );
  expect(said.size).toBeGreaterThan(60);
  expect(wrong).toEqual([]);
});

function sentencesOf(text: string): number {
  return text.match(/[.?!](\s|$)/g)?.length ?? 0;
}

async function play(file: string): Promise<readonly FixtureResult[]> {
  const { fixture, problems } = readFixture(readFileSync(file, 'utf8'), file);
  const flow = flows.find(({ name }) => name === fixture?.data.flow);
  if (fixture === undefined || flow === undefined)
    throw new Error(problems[0]?.message ?? `${file} names a flow that is not there.`);
  // By phone they are played in by-phone.test.ts, over HTTP.
  const profiles = ['voice', 'chat'];
  return playOnAll(fixture, { flow, flows, profiles, hours: config.hours ?? {}, tools: openTools });
}

function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
