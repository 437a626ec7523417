import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');

/** The rooms and packages that a file loads with it, `type` imports left out. */
function loadedWith(files: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    found.add(relative(src, path).split(/[\\/]/)[0] ?? '');
    const imports = readFileSync(path, 'utf8').matchAll(
      /^(?:import|export) (?!type )[^;]*?from '([^']+)'|^import '([^']+)'/gm,
    );
    for (const [, named, bare] of imports) {
      const target = named ?? bare ?? '';
      if (target.startsWith('.')) visit(join(dirname(path), target));
      else found.add(target);
    }
  };
  for (const file of files) visit(join(src, file));
  return found;
}

test('asking for the version loads nothing', () => {
  expect([...loadedWith(['cli/main.ts'])]).toEqual(['cli', 'node:fs']);
});

test('asking for help loads no room but the rules of spelling', () => {
  const loaded = loadedWith(['cli/run.ts']);
  expect([...loaded].filter((name) => !name.startsWith('node:')).sort()).toEqual([
    'cli',
    'commander',
    'language',
    'picocolors',
  ]);
});

test('checking a JSON file loads no bundler, no telephone numbers, no terminal reader, no simulation', () => {
  const loaded = loadedWith(['cli/run.ts', 'cli/commands/check.ts', 'check/check.ts']);
  for (const heavy of ['esbuild', 'libphonenumber-js/min', 'node:readline', 'simulate', 'engine', 'flow']) {
    expect(loaded).not.toContain(heavy);
  }
});

test('listing and calling tools loads no server', () => {
  const loaded = loadedWith([
    'cli/run.ts',
    'cli/commands/tools.ts',
    'cli/tools/open-project-tools.ts',
    'cli/tools/list.ts',
    'cli/tools/call.ts',
  ]);
  expect(
    [...loaded].filter((name) => /^(hono|@hono|@modelcontextprotocol|simulate|engine)/.test(name)),
  ).toEqual([]);
});
