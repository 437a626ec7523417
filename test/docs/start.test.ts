import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test('the first command a newcomer runs builds, checks and plays everything, and says where to look', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
  });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Checked +\d+ flows: 0 errors, 0 warnings$/m);
  expect(stdout).toMatch(/Your ticket has the number [0-9A-F]{4}, [0-9A-F]{4}\./);
  expect(stdout).toMatch(/^(\d+) of \1 exits walked: 100 %$/m);
  expect(stdout).toMatch(/^\d{3} passed, 0 failed\b/m);
  expect(stdout).toContain('build/coverage/index.html');
  const lines = stdout.split('\n');
  // Where nobody watches, each file that is played has its line.
  expect(lines.filter((line) => !line.startsWith('ok  ')).length).toBeLessThan(120);
  expect(lines.filter((line) => line.length > 112)).toEqual([]);
});
