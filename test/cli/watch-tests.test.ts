import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { soundProject, status, wrong } from './fixture-project.ts';
import { folderOf, orderLine } from './trunkline.ts';

const bin = resolve(import.meta.dirname, '../../dist/bin/trunkline.js');
/** Milliseconds, of a machine that may have much else to do. */
const patience = 120_000;

/** The built command line, watching in a folder. */
function watchIn(cwd: string, ...words: readonly string[]) {
  // Both of its outputs go into one pipe: what comes out of two can come in another order.
  const command = [process.execPath, bin, 'test', '--watch', ...words];
  const child: ChildProcess = spawn('sh', ['-c', 'exec "$@" 2>&1', 'sh', ...command], {
    cwd,
    env: { PATH: process.env.PATH },
    stdio: 'pipe',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  let hear: (() => void) | undefined;
  let stopped: ((error: Error) => void) | undefined;
  child.once('exit', () => stopped?.(new Error(`It ended by itself: ${said}`)));
  child.stdout?.on('data', (chunk: Buffer) => {
    said += String(chunk);
    hear?.();
  });
  return {
    /** The next round that says this. A write that is seen in two parts gives two rounds, the first of half a file. */
    async round(expected: string | RegExp): Promise<string> {
      const until = 'q quits.\n';
      const heard: string[] = [];
      const limit = setTimeout(
        () => stopped?.(new Error(`${String(expected)} was not said: ${[...heard, said].join('')}`)),
        patience,
      );
      try {
        for (;;) {
          while (!said.includes(until)) {
            await new Promise<void>((go, stop) => {
              hear = go;
              stopped = stop;
            });
          }
          const end = said.indexOf(until) + until.length;
          const one = said.slice(0, end);
          said = said.slice(end);
          if (typeof expected === 'string' ? one.includes(expected) : expected.test(one)) return one;
          heard.push(one);
        }
      } finally {
        clearTimeout(limit);
      }
    },
    press: (key: string) => void child.stdin?.write(key),
    async quit(): Promise<unknown> {
      const exit = once(child, 'exit', { signal: AbortSignal.timeout(patience) });
      child.stdin?.write('q');
      return (await exit)[0];
    },
  };
}

test('a change of a fixture, of a flow, of what it imports: each is played, and a broken file is waited out', async () => {
  const keys = "export const key = '1';\n";
  const importing = `import { key } from '../keys.ts';\n${orderLine.replace("'1': 'status'", "[key]: 'status'")}`;
  const cwd = folderOf({
    ...soundProject,
    'keys.ts': keys,
    'flows/order-line.ts': importing,
    'fixtures/other.call.yaml': status,
  });
  const write = (path: string, text: string) => writeFileSync(join(cwd, path), text);
  const { round, press, quit } = watchIn(cwd);
  await round('2 passed, 0 failed');

  // A fixture alone, as an editor saves it: written beside, then moved.
  write('fixtures/.other.tmp', wrong);
  renameSync(join(cwd, 'fixtures/.other.tmp'), join(cwd, 'fixtures/other.call.yaml'));
  const changed = await round('FAIL  fixtures/other.call.yaml:11:5');
  expect(changed).toContain('\nPlaying fixtures/other.call.yaml.\n');
  expect(changed).not.toContain('fixtures/status.call.yaml');

  write('fixtures/status.call.yaml', status.replace('turns:', 'turns: ['));
  await round('bad_fixture');
  write('fixtures/status.call.yaml', status);
  await round(/1 passed, 0 failed.*\n1 call that did not change still fails\./);

  write('keys.ts', 'export const key = ');
  await round('keys.ts:1:20  error  not_loaded');
  write('keys.ts', keys.replace('1', '2'));
  await round('0 passed, 2 failed');
  write('keys.ts', keys);
  await round('1 passed, 1 failed');

  mkdirSync(join(cwd, 'fixtures/deeper'));
  rmSync(join(cwd, 'fixtures/other.call.yaml'));
  await round('0 passed, 0 failed');
  write('fixtures/deeper/new.call.yaml', status);
  await round(/^ok {4}fixtures\/deeper\/new\.call\.yaml {2}voice$/m);
  press('a');
  await round(/^\nPlaying everything\.\n[\s\S]*2 passed, 0 failed/);
  expect(await quit()).toBe(0);
});

test('a project without fixtures and then one without a configuration are waited out', async () => {
  const cwd = folderOf({
    'flows/order-line.ts': orderLine,
    'trunkline.config.ts': soundProject['trunkline.config.ts'],
  });
  mkdirSync(join(cwd, 'fixtures'));
  const { round, quit } = watchIn(cwd);
  await round('There is no simulated call in the folder fixtures');
  writeFileSync(join(cwd, 'fixtures/status.call.yaml'), status);
  await round('1 passed, 0 failed');
  writeFileSync(join(cwd, 'trunkline.config.ts'), 'export const config = {');
  await round('trunkline.config.ts:1:24  error  not_loaded');
  expect(await quit()).toBe(1);
});
