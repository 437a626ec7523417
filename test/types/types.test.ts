import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as face from '../../src/index.ts';
import * as right from './right.ts';
import * as parts from './right-parts.ts';
import * as services from './right-services.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = readdirSync(join(root, 'test/types/wrong'));
const wrong = files.filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'));
const records = files.filter((file) => !file.endsWith('.ts'));
const messages = compile();

describe('a wrong flow does not compile', () => {
  it('in these files and in no other', () => {
    expect([...messages.keys()].sort()).toEqual(wrong.map((name) => `test/types/wrong/${name}.ts`).sort());
    expect(records.sort()).toEqual(wrong.map((name) => `${name}.expected.txt`).sort());
  });

  it.each(wrong)('%s', async (name) => {
    const found = messages.get(`test/types/wrong/${name}.ts`) ?? [];
    for (const message of found) expect(message.split('\n').length).toBeLessThanOrEqual(3);
    await expect(`${found.join('\n')}\n`).toMatchFileSnapshot(`wrong/${name}.expected.txt`);
  });
});

describe('a right flow', () => {
  it('uses every constructor', () => {
    const source = readdirSync(join(root, 'test/types'))
      .filter((file) => /^right.*\.ts$/.test(file))
      .map((file) => readFileSync(join(root, 'test/types', file), 'utf8'))
      .join('');
    expect(constructors().filter((name) => !source.includes(` ${name}(`))).toEqual([]);
  });

  it('is built as it was written', () => {
    const built = Object.values({ ...right, ...parts, ...services });
    expect(built.flatMap(({ document }) => document.Actions.map(({ Identifier }) => Identifier))).toEqual(
      built.flatMap(({ steps }) => steps),
    );
  });

  it('of 250 steps compiles', () => {
    const { status, stderr } = run(process.execPath, 'scripts/many-steps.mjs', '250', '1');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

/** The messages of the compiler by file, each with its line and column. */
function compile(): ReadonlyMap<string, readonly string[]> {
  const { stdout } = run('node_modules/.bin/tsc', '-p', 'test/types/tsconfig.json', '--pretty', 'false');
  const found = stdout.matchAll(/^(\S+)\((\d+),(\d+)\): error TS\d+: (.*(?:\n .*)*)/gm);
  const byFile = new Map<string, string[]>();
  for (const [, file = '', line, column, message] of found) {
    byFile.set(file, [...(byFile.get(file) ?? []), `${line}:${column} ${message}`]);
  }
  return byFile;
}

function run(command: string, ...words: readonly string[]) {
  return spawnSync(command, words, { cwd: root, encoding: 'utf8' });
}

/** The functions of the public face that place a step, as the files of `actions/` export them. */
function constructors(): readonly string[] {
  const folder = join(root, 'src/actions');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const names = sources.flatMap((source) =>
    Array.from(source.matchAll(/^export function (\w+)/gm), ([, name = '']) => name),
  );
  return [...names, 'rawAction'].filter((name) => name in face);
}
