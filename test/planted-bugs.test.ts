import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const { bugs } = (await import(join(root, 'scripts/planted-bugs.mjs'))) as {
  bugs: readonly { name: string; file: string; is: string; becomes: string; tests: readonly string[] }[];
};

test.each(bugs)(
  'planted, "$name" still has its place in the source, and its tests',
  ({ file, is, tests }) => {
    expect(readFileSync(join(root, file), 'utf8').split(is)).toHaveLength(2);
    expect(tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);
