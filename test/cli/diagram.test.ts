import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { running } from './running.ts';
import { folderOf, project, trunkline } from './trunkline.ts';

test('a flow is drawn as Mermaid, or as SVG', async () => {
  const cwd = folderOf(project);
  expect((await trunkline(['diagram', 'Order line'], { cwd })).out).toMatch(
    /^(---[\s\S]*?---\n)?(flowchart|graph|stateDiagram)/,
  );
  expect((await trunkline(['diagram', '--format', 'svg'], { cwd })).out).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(JSON.parse((await trunkline(['diagram', '--json'], { cwd })).out)).toMatchObject({
    flow: 'Order line',
    format: 'mermaid',
  });
});

test('--out says by its ending what is drawn', async () => {
  const cwd = folderOf(project);
  expect(await running(['diagram', '--out', 'order-line.svg'], { cwd })).toEqual({
    code: 0,
    out: 'order-line.svg  Order line\n',
    err: '',
  });
  expect(readFileSync(join(cwd, 'order-line.svg'), 'utf8')).toMatch(/^<svg /);
});

test('--out makes the folder that it names', async () => {
  const cwd = folderOf(project);
  expect((await trunkline(['diagram', '--out', 'drawings/new/order-line.svg'], { cwd })).code).toBe(0);
  expect(readFileSync(join(cwd, 'drawings/new/order-line.svg'), 'utf8')).toMatch(/^<svg /);
});
