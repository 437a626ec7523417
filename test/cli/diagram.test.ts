import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, project, trunkline } from './trunkline.ts';

test('a flow is drawn as Mermaid, or as SVG', () => {
  const cwd = folderOf(project);
  expect(trunkline(['diagram', 'Order line'], { cwd }).out).toMatch(
    /^(---[\s\S]*?---\n)?(flowchart|graph|stateDiagram)/,
  );
  expect(trunkline(['diagram', '--format', 'svg'], { cwd }).out).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(JSON.parse(trunkline(['diagram', '--json'], { cwd }).out)).toMatchObject({
    flow: 'Order line',
    format: 'mermaid',
  });
});

test('--out says by its ending what is drawn', () => {
  const cwd = folderOf(project);
  expect(trunkline(['diagram', '--out', 'order-line.svg'], { cwd })).toEqual({
    code: 0,
    out: 'order-line.svg  Order line\n',
    err: '',
  });
  expect(readFileSync(join(cwd, 'order-line.svg'), 'utf8')).toMatch(/^<svg /);
});

test('--out makes the folder that it names', () => {
  const cwd = folderOf(project);
  expect(trunkline(['diagram', '--out', 'drawings/new/order-line.svg'], { cwd }).code).toBe(0);
  expect(readFileSync(join(cwd, 'drawings/new/order-line.svg'), 'utf8')).toMatch(/^<svg /);
});
