import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each room may import, beside itself. CONTRIBUTING.md tells why. */
const rooms: { readonly [room: string]: readonly string[] } = {
  language: [],
  twiml: ['language'],
  store: ['language'],
  serve: ['language'],
  action: ['language'],
  actions: ['action', 'language'],
  flow: ['language', 'action', 'actions'],
  check: ['language', 'action', 'actions'],
  engine: ['language', 'action', 'actions'],
  backends: ['language', 'store', 'serve'],
  fulfillment: ['language', 'store', 'serve', 'backends'],
  bot: ['language'],
  simulate: [
    'language',
    'twiml',
    'store',
    'backends',
    'fulfillment',
    'bot',
    'action',
    'actions',
    'flow',
    'check',
    'engine',
  ],
  voice: ['language', 'twiml', 'store', 'serve', 'action', 'actions', 'fulfillment', 'bot', 'engine'],
  cli: [
    'language',
    'twiml',
    'store',
    'serve',
    'backends',
    'fulfillment',
    'action',
    'actions',
    'flow',
    'check',
    'engine',
    'bot',
    'simulate',
    'voice',
  ],
};

/** The plural folders: each holds one unit a file, and a list of them. */
const unitFolders = [
  'actions',
  'check/rules',
  'cli/commands',
  'cli/reporters',
  'fulfillment/tools',
  'simulate/profiles',
];

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const sourceOf = (file: string) => readFileSync(join(src, file), 'utf8');
const importsOf = (file: string) =>
  Array.from(
    sourceOf(file).matchAll(/(?:^|\s)(?:import|export)\s[^;]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g),
    (found) => relative(src, resolve(src, dirname(file), found[1] ?? found[2] ?? '')).replaceAll('\\', '/'),
  );
const roomOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

describe('rooms', () => {
  test('every folder of src is a room of the table', () => {
    const found = new Set(files.map(roomOf).filter((room) => room !== ''));
    expect([...found].filter((room) => !(room in rooms))).toEqual([]);
  });

  test('a room imports only what its line names', () => {
    const wrong = files.flatMap((file) => {
      const room = roomOf(file);
      const allowed = rooms[room];
      if (allowed === undefined) return [];
      return importsOf(file)
        .filter((target) => roomOf(target) !== room && !allowed.includes(roomOf(target)))
        .map((target) => `${file} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  test('an action imports no other action', () => {
    const units = files.filter((file) => file.startsWith('actions/') && file !== 'actions/index.ts');
    const siblings = units.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('actions/'))
        .map((target) => `${file} → ${target}`),
    );
    expect(siblings).toEqual([]);
  });

  test('nothing is imported in a circle', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const target of importsOf(file)) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('an index is imported only where it is the list of units', () => {
    const lists = new Set(unitFolders.map((folder) => `${folder}/index.ts`));
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => /(^|\/)index\.ts$/.test(target) && !lists.has(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

test('zod is imported whole, since a bundler keeps all of it for a name from it', () => {
  const named = files.filter((file) => /import (type )?\{[^}]*\} from 'zod'/.test(sourceOf(file)));
  expect(named).toEqual([]);
});

describe('names', () => {
  test.each(unitFolders)('%s lists each of its units once, alphabetically', (folder) => {
    const units = files
      .filter((file) => file.startsWith(`${folder}/`) && !file.endsWith('/index.ts'))
      .map((file) => file.slice(folder.length + 1));
    const listed = Array.from(
      sourceOf(`${folder}/index.ts`).matchAll(/'\.\/([\w/-]+\.ts)'/g),
      ([, file]) => file,
    );
    expect(listed).toEqual(units.toSorted((one, other) => (one.slice(0, -3) < other.slice(0, -3) ? -1 : 1)));
  });

  test('files are named in kebab case, and none is a drawer for everything', () => {
    const wrong = files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(file.split('/').at(-1) ?? ''));
    const drawers = files.filter((file) => /(^|\/)(types|utils?|helpers?|common|misc)\.ts$/.test(file));
    expect([...wrong, ...drawers]).toEqual([]);
  });

  test('an action file is named after its type', () => {
    for (const file of files.filter((name) => name.startsWith('actions/') && !name.endsWith('index.ts'))) {
      const type = /^ {2}type: '(\w+)'/m.exec(sourceOf(file))?.[1] ?? '';
      expect(`actions/${type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.ts`).toBe(file);
    }
  });

  test('files stay short', () => {
    const long = files
      .map((file) => [file, sourceOf(file).split('\n').length] as const)
      .filter(([, lines]) => lines > 260);
    expect(long).toEqual([]);
  });

  test('nothing is left of what a new unit has still to say', () => {
    const root = resolve(src, '..');
    const unsaid = ['src', 'test', 'fixtures/check'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|json)$/.test(file))
        .flatMap((file) =>
          Array.from(
            readFileSync(join(root, folder, file), 'utf8').matchAll(/\u00ab.*?\u00bb/g),
            ([words]) => `${folder}/${file}: ${words}`,
          ),
        ),
    );
    expect(unsaid).toEqual([]);
  });

  test('no default export, and no check switched off', () => {
    const wrong = files.filter((file) =>
      /^export default|@ts-(ignore|expect-error|nocheck)|(eslint|oxlint|biome)-(disable|ignore)/m.test(
        sourceOf(file),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
