// Plants likely mistakes into a copy of the source, one at a time, and tells which test finds each. A proof that
// cannot fail proves nothing: a mistake that no test finds ends this with 1, as does a canary that does not fail.
//
//   node scripts/planted.mjs             all of scripts/planted-bugs.mjs
//   node scripts/planted.mjs barge-in    those whose name holds a word
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { bugs } from './planted-bugs.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'trunkline-planted-'));
const parts = [
  'src',
  'test',
  'fixtures',
  'flows',
  'scripts',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const word = process.argv[2] ?? '';
const chosen = bugs.filter(({ name }) => name.includes(word));

process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
// Without a listener, a signal ends the program before anything is put away.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

for (const part of [...parts, 'trunkline.config.ts', 'dist'])
  cpSync(join(root, part), join(folder, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
process.exitCode = await every();

async function every() {
  const sound = await run([...new Set(chosen.flatMap(({ tests }) => tests))], 900_000);
  const unsound = sound.failed[0] ?? sound.broken;
  if (unsound !== undefined) return say('The source fails without any planted mistake', unsound);
  if (!(await canary())) return say('A test that must fail has passed', 'so nothing below would be proved');
  console.log('The tests pass on the source as it is, and the canary fails.\n');
  let found = 0;
  for (const bug of chosen) {
    const { failed, broken } = await planted(bug, () => run(bug.tests));
    if (failed.length > 0) found++;
    console.log(`${failed.length > 0 ? 'found   ' : 'NOT FOUND'} ${bug.name}`);
    console.log(`          ${bug.file}`);
    console.log(`          ${failed[0] ?? broken ?? 'every test passed'}`);
    if (failed.length > 1) console.log(`          and ${failed.length - 1} more`);
  }
  console.log(`\n${chosen.length} planted, ${found} found`);
  return found === chosen.length ? 0 : 1;
}

/** One test that must fail: were it to pass, no failure below could be believed. */
async function canary() {
  const file = join(folder, 'test/canary.test.ts');
  writeFileSync(file, "import { expect, it } from 'vitest';\nit('sings', () => expect(1).toBe(2));\n");
  const { failed } = await run(['test/canary.test.ts']);
  rmSync(file);
  return failed.length === 1;
}

async function planted({ file, is, becomes }, doing) {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  const places = source.split(is).length - 1;
  if (places !== 1) {
    return {
      failed: [],
      broken: `"${is}" stands in it ${places} times: bring scripts/planted-bugs.mjs up to date`,
    };
  }
  writeFileSync(
    path,
    source.replace(is, () => becomes),
  );
  try {
    return await doing();
  } finally {
    writeFileSync(path, source);
  }
}

/** The full titles of the tests that fail. A mistake that keeps a file from loading is no finding. */
async function run(tests, patience = 120_000) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const stdout = await output([vitest, 'run', '--reporter=json', ...tests], patience);
  const start = stdout.indexOf('{"numTotalTestSuites"');
  if (start === -1) return { failed: [], broken: 'the tests did not run to their end' };
  const { testResults } = JSON.parse(stdout.slice(start));
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
  const unloaded = testResults.find((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { failed, broken: unloaded?.message.split('\n')[0] };
}

/** What a program of Node prints. A mistake may make it go round for ever: it is then ended, with all that it started. */
async function output(parameters, patience) {
  const child = spawn(process.execPath, parameters, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const end = () => {
    // It may have ended just now.
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {}
  };
  const timer = setTimeout(end, patience);
  process.once('exit', end);
  try {
    return await text(child.stdout);
  } finally {
    clearTimeout(timer);
    process.off('exit', end);
  }
}

function say(what, why) {
  console.error(`${what}: ${why}`);
  return 1;
}
