import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test('the first command a newcomer runs builds, checks, calls and chats', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Checked  4 flows: 0 errors, 0 warnings');
  expect(stdout).toContain('Your ticket has the number 4-0-1-2-7.');
  expect(stdout).toContain('4 flows in build/flows');
  const lines = stdout.split('\n');
  expect(lines.length).toBeLessThan(120);
  expect(lines.filter((line) => line.length > 112)).toEqual([]);
});
