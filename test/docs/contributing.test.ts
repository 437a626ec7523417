import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('names paths that exist', () => {
    const linked = Array.from(text.matchAll(/\]\((?!https?:)([^)#]+)/g), ([, path]) => path);
    const written = Array.from(
      text.matchAll(/`((?:\.ci|bench|fixtures|flows|scripts|src|test)\/[\w./-]*)`/g),
      ([, path]) => path,
    );
    const missing = [...linked, ...written].filter(
      (path) => path !== undefined && !existsSync(resolve(root, path)),
    );
    expect(missing).toEqual([]);
  });

  test('names scripts of the package that exist', () => {
    const named = Array.from(
      text.matchAll(/\bnpm (?:run (\w+)|(start|test)\b)/g),
      ([, run, short]) => run ?? short,
    );
    expect(named.filter((name) => name === undefined || !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });
});

test('the rooms of CONTRIBUTING.md are those that the architecture test holds', () => {
  const told = Array.from(
    read('CONTRIBUTING.md').matchAll(/^\| `(\w+)` \|.*\| ([^|]*) \|$/gm),
    ([, room = '', imports = '']) => [room, namesIn(imports, '`')] as const,
  );
  const [, table = ''] = /const rooms[^=]*= \{\n(.*?)\n\};/s.exec(read('test/architecture.test.ts')) ?? [];
  const held = Array.from(
    table.matchAll(/^ {2}(\w+): \[([^\]]*)\]/gm),
    ([, room = '', imports = '']) => [room, namesIn(imports, "'")] as const,
  );
  expect(held.length).toBeGreaterThan(5);
  expect(told).toEqual(held);
});

function namesIn(list: string, quote: string): readonly string[] {
  return list.split(quote).filter((_, index) => index % 2 === 1);
}
