import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { trunkline } from '../cli/trunkline.ts';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');

/** Text that the README shows as the contents of a file: a comment that names the file, then a block of code. */
const files = Array.from(
  readme.matchAll(/<!-- file: (\S+) -->\n```\w+\n(.*?)```\n/gs),
  ([, path = '', shown = '']) => ({ path, shown }),
);

/** Commands in `console` blocks, each with the output that is shown below it, in their order. */
const commands = Array.from(readme.matchAll(/```console\n(.*?)```/gs), ([, block = '']) =>
  block.split(/^\$ /m).slice(1),
)
  .flat()
  .map((text) => {
    const [command = '', ...output] = text.trimEnd().split('\n');
    return { command, output: output.join('\n') };
  });

test('there is something to hold the README against', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'flows/examples/order-line.ts',
    'fixtures/order-line/on-its-way.call.yaml',
    'test/docs/order-line.test.ts',
    'flows/examples/parcel.ts',
    'flows/examples/parcel-tools.ts',
    'test/docs/parcel.test.ts',
  ]);
  expect(commands.length).toBeGreaterThan(5);
});

test.each(files)('$path is what the README shows', ({ path, shown }) => {
  expect(shown).toBe(readFileSync(resolve(root, path), 'utf8'));
});

describe('commands', () => {
  test.each(commands)('$command', async ({ command, output }) => {
    const line = command.replace(/^npx trunkline /, '');
    expect(line).not.toBe(command);
    const { code, out, err } = await trunkline(wordsOf(line), { cwd: root });
    // A command whose output is shown may find problems: that is what it shows.
    if (output === '') expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    else expect(untimed(out.trimEnd())).toBe(untimed(output));
  });
});

test('every command is shown', async () => {
  const shown = new Set(commands.map(({ command }) => command.split(' ')[2]));
  const { commands: all } = await import('../../src/cli/commands/index.ts');
  expect(shown).toEqual(new Set(all.map(({ name }) => name)));
});

/** The words of a line, as the shell parts them. */
function wordsOf(line: string): readonly string[] {
  const { status, stdout } = spawnSync(`printf '%s\\0' ${line}`, { shell: true, encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.split('\0').slice(0, -1);
}

/** How long playing took is not the same twice. */
function untimed(text: string): string {
  return text.replace(/ in \d+ ms$/m, ' in … ms').replace(/  \d+ ms$/gm, '  … ms');
}

test('the support table is current', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/support-table.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
