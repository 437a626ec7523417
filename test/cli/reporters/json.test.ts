import { expect, test } from 'vitest';
import { json } from '../../../src/cli/reporters/json.ts';
import { look } from './look.ts';
import { blank, nasty, run } from './runs.ts';

test('the run as data, without entries and excerpts', () => {
  const data = JSON.parse(json.report(run, look));
  expect(data).toMatchObject({
    version: 1,
    passed: 1,
    failed: 2,
    skipped: 1,
    left: 0,
    milliseconds: 1234.5678,
  });
  expect(data.cases[1]).toEqual({
    file: 'fixtures/a b.call.yaml',
    name: nasty,
    tags: ['smoke'],
    flow: nasty,
    profile: 'chat',
    outcome: 'failed',
    failures: [
      {
        kind: 'prompt_mismatch',
        message: `The caller should have heard ${nasty}`,
        line: 7,
        column: 5,
        flow: 'Main',
        step: 'menu',
        stepAt: 'flows/main.ts:12',
        transcript: ` 0:00  flow     ${nasty}`,
      },
    ],
    warnings: [],
    virtualTime: 4000,
    milliseconds: 12.5,
  });
  expect(data.cases[3]).not.toHaveProperty('profile');
});

test('coverage is there where it was asked for', () => {
  expect(JSON.parse(json.report(blank, look))).not.toHaveProperty('coverage');
  expect(JSON.parse(json.report({ ...blank, coverage: [] }, look)).coverage).toEqual([]);
});
