import type { ShownFailure, TestCase, TestRun } from '../../../src/cli/test-run.ts';

/** What breaks reports that do not escape it. */
export const nasty = '<script>"x"</script> & \'y\' 100% a,b:c\r\n::error::]]> \u0000\u001b[31m | `z` \ud800';

const passed: TestCase = {
  path: '/checkout/fixtures/a b.call.yaml',
  file: 'fixtures/a b.call.yaml',
  name: 'a call that passes',
  tags: ['smoke'],
  flow: 'Main',
  profile: 'voice',
  outcome: 'passed',
  failures: [],
  warnings: [],
  entries: [],
  transcript: ' 0:00  flow     Hello.',
  virtualTime: 4000,
  milliseconds: 12.5,
};

const failure: ShownFailure = {
  kind: 'prompt_mismatch',
  message: `The caller should have heard ${nasty}`,
  line: 7,
  column: 5,
  flow: 'Main',
  step: 'menu',
  stepAt: 'flows/main.ts:12',
  transcript: ` 0:00  flow     ${nasty}`,
  excerpt: '7 |   - hears: x\n  |     ^',
};

/** A case of each kind: passed with a warning, failed, skipped, and a file that could not be read. */
export const cases: readonly TestCase[] = [
  { ...passed, warnings: [`nobody asks for ${nasty}`] },
  { ...passed, name: nasty, flow: nasty, profile: 'chat', outcome: 'failed', failures: [failure] },
  { ...passed, profile: 'chat', outcome: 'skipped', reason: nasty, transcript: '' },
  {
    path: '/checkout/fixtures/broken.call.yaml',
    file: 'fixtures/broken.call.yaml',
    name: 'fixtures/broken.call.yaml',
    tags: [],
    outcome: 'failed',
    failures: [
      { kind: 'bad_fixture', message: 'One.', line: 1, column: 1, excerpt: '' },
      { kind: 'bad_fixture', message: 'Two.', line: 2, column: 3, excerpt: '' },
    ],
    warnings: [],
    entries: [],
    transcript: '',
    virtualTime: 0,
    milliseconds: 0.25,
  },
];

/** A run of these cases. */
export const run: TestRun = { cases, left: 0, milliseconds: 1234.5678, root: '/checkout' };

/** A run of nothing. */
export const blank: TestRun = { cases: [], left: 0, milliseconds: 0, root: '/checkout' };
