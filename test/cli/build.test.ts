import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { running } from './running.ts';
import { folderOf, orderLine, project, spoken, trunkline } from './trunkline.ts';

test('flows become files that Connect takes, and what is not publishable is named', async () => {
  const cwd = folderOf(project);
  const { code, out, err } = await running(['build'], { cwd });
  expect(out).toBe('build/flows/order-line.json  Order line  6 actions\n');
  expect(err).toContain(
    'Not publishable as it is: 1 name must first become an ARN.\n  function "lookup-caller"',
  );
  expect(code).toBe(0);
  const built = readFileSync(join(cwd, 'build/flows/order-line.json'), 'utf8');
  expect(JSON.parse(built)).toMatchObject({ Version: '2019-10-30', StartAction: 'welcome' });
  await trunkline(['build'], { cwd });
  expect(readFileSync(join(cwd, 'build/flows/order-line.json'), 'utf8')).toBe(built);
  expect((await trunkline(['check', 'build/flows'], { cwd })).code).toBe(0);
});

test('--out is a folder from here; --json lists the files', async () => {
  const cwd = folderOf(project);
  const { out } = await trunkline(['build', '--out', '../elsewhere', '--json'], { cwd: join(cwd, 'flows') });
  expect(JSON.parse(out)).toEqual({
    files: [
      {
        name: 'Order line',
        type: 'CONTACT_FLOW',
        path: '../elsewhere/order-line.json',
        actions: 6,
        unresolved: ['function "lookup-caller"'],
      },
    ],
  });
  expect(existsSync(join(cwd, 'elsewhere/order-line.json'))).toBe(true);
});

test.each([
  ['Störung: Süd/West', 'storung-sud-west.json'],
  ['../../etc/passwd', 'etc-passwd.json'],
  ['サービス', 'サービス.json'],
  ['…', 'flow.json'],
])('%s is written to %s', async (name, file) => {
  const cwd = folderOf({ 'a.json': spoken('Hello.', { Metadata: { name } }) });
  expect((await trunkline(['build', 'a.json', '--out', 'out'], { cwd })).code).toBe(0);
  expect(readdirSync(join(cwd, 'out')).map((entry) => entry.normalize())).toEqual([file.normalize()]);
});

test('two flows for one file are refused', async () => {
  const cwd = folderOf({
    'one.json': spoken('1', { Metadata: { name: 'A b' } }),
    'two.json': spoken('2', { Metadata: { name: 'a-B' } }),
  });
  const { code, err } = await trunkline(['build', '.', '--out', 'out'], { cwd });
  expect(err).toBe('"A b" and "a-B" would both be written to a-b.json. Rename one of them.\n');
  expect(code).toBe(3);
});

test('nothing is written when one flow of several fails', async () => {
  const cwd = folderOf({ ...project, 'flows/broken.ts': `${orderLine}\nthrow new Error('broken');` });
  const { code, err } = await running(['build'], { cwd });
  expect(err).toContain('flows/broken.ts:23:7  error  not_loaded');
  expect(err).toContain('Nothing was written.');
  expect(code).toBe(1);
  expect(existsSync(join(cwd, 'build'))).toBe(false);
});

test.each([
  [
    'written here',
    'flows/lost.ts',
    orderLine.replace("next: 'bye'", "next: 'by'").replaceAll('Order line', 'Lost'),
  ],
  ['from a file', 'flows/lost.json', spoken('Hello.').replace('"NextAction":"bye"', '"NextAction":"by"')],
])('nothing is written when an exit leads nowhere, in a flow %s', async (_, path, text) => {
  const cwd = folderOf({ ...project, [path]: text });
  const { code, err, out } = await trunkline(['build', 'flows'], { cwd });
  expect(err).toMatch(/^flows\/lost\.[^\n]* error {2}missing_target {2}/m);
  expect(err).toContain('leads to "by", and no step has that name');
  expect(err).toContain('Nothing was written.');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(existsSync(join(cwd, 'build'))).toBe(false);
});

test('a file that cannot be replaced leaves nothing half-written', async () => {
  const cwd = folderOf({ 'a.json': spoken('Hello.'), 'out/a.json/inside': '' });
  mkdirSync(join(cwd, 'out'), { recursive: true });
  writeFileSync(join(cwd, 'out/other.json'), 'kept');
  expect((await trunkline(['build', 'a.json', '--out', 'out'], { cwd })).code).toBe(3);
  expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['a.json', 'other.json']);
});
