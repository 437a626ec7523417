import pico from 'picocolors';
import { expect, test } from 'vitest';
import { progressIn } from '../../src/cli/progress.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { TestCase } from '../../src/cli/test-run.ts';
import { cases } from './reporters/runs.ts';

/** What is said in a terminal that somebody looks at, or in a pipe. */
function saidIn(width: number, isWatched: boolean, files: readonly (readonly TestCase[])[]) {
  const said: string[] = [];
  const terminal: Terminal = {
    host: process,
    cwd: '/checkout',
    paint: pico.createColors(false),
    width,
    print: (text) => said.push(text),
    note: (text) => said.push(text),
    ...(isWatched ? { rewrite: (text: string) => said.push(text) } : {}),
  };
  const progress = progressIn(terminal);
  progress.begin(files.length);
  for (const file of files) progress.done(file);
  progress.end();
  return said;
}

const [passed, failed, skipped, unreadable] = cases.map((one) => [one]);
const files = [passed, failed, skipped, unreadable].flatMap((file) => (file === undefined ? [] : [file]));

test('where somebody looks on, one line tells how far it is and is gone in the end', () => {
  expect(saidIn(80, true, files)).toEqual([
    '1 of 4 files  fixtures/a b.call.yaml',
    '2 of 4 files, 1 failed  fixtures/a b.call.yaml',
    '3 of 4 files, 1 failed  fixtures/a b.call.yaml',
    '4 of 4 files, 2 failed  fixtures/broken.call.yaml',
    '',
  ]);
});

test('the line never gets longer than the terminal is wide', () => {
  for (const line of saidIn(40, true, files)) expect(line.length).toBeLessThanOrEqual(40);
});

test('in a pipe, each file has a line, and a blank one ends them', () => {
  expect(saidIn(Number.POSITIVE_INFINITY, false, [...files, files.flat().slice(0, 3)])).toEqual([
    'ok    fixtures/a b.call.yaml  voice',
    'FAIL  fixtures/a b.call.yaml  chat',
    'skip  fixtures/a b.call.yaml  chat',
    'FAIL  fixtures/broken.call.yaml',
    'FAIL  fixtures/a b.call.yaml  voice passed, chat, chat skipped',
    '',
  ]);
});
