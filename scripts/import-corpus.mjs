// Writes every public flow that the console drew, legacy exports among them, as TypeScript, on the built package in
// dist/. All of them are loaded and compared with what they were written from, compiled in one go, and held against
// the formatter. Ends 1 when anything differs; prints how many steps have types, and why the others have none.
//
//   npm run build && node scripts/import-corpus.mjs          all of them
//   npm run build && node scripts/import-corpus.mjs --keep   and leaves the files in build/import-corpus
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { flowTypeOf } from '../dist/check/flow-type.js';
import { loadFiles } from '../dist/cli/load.js';
import { fromLegacy } from '../dist/flow/legacy/from-legacy.js';
import { differencesOf } from '../dist/flow/source/difference.js';
import { sourceOf } from '../dist/flow/source/source.js';
import { parseFlow } from '../dist/language/parse.js';

const root = resolve(import.meta.dirname, '..');
const corpus = resolve(root, process.env.TRUNKLINE_CORPUS ?? '../shared/corpus');
const folder = join(root, 'build/import-corpus');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const { items } = JSON.parse(readFileSync(join(corpus, 'INDEX.json'), 'utf8'));
const units = items
  .filter(({ origin }) => origin === 'designer')
  .map(({ file }) => {
    const text = readFileSync(join(corpus, file), 'utf8');
    if (file.startsWith('legacy/')) return { file, ...fromLegacy(text, { file }).unit };
    const { document, source } = parseFlow(text, { file });
    const type = flowTypeOf({ document });
    const name = document.Metadata?.name || basename(file, '.json');
    return { file, name, document, source, ...(type === undefined ? {} : { type }) };
  });

const written = units.map((unit) => {
  const path = join(folder, unit.file.replace('/', '-').replace(/json$/, 'ts'));
  const source = sourceOf(unit);
  writeFileSync(path, source.text);
  return { ...unit, path, ...source };
});

let wrong = 0;
const fails = (text) => {
  wrong++;
  console.log(`WRONG ${text}`);
};

const loaded = await loadFiles(
  written.map(({ path }) => path),
  root,
);
for (const [index, { file, document, exported }] of written.entries()) {
  const { exports, issue } = loaded[index];
  if (issue !== undefined) {
    fails(`${file}: ${issue.message}`);
    continue;
  }
  const built = exports[exported].document;
  if (built.Version !== document.Version || built.StartAction !== document.StartAction)
    fails(`${file}: Version or StartAction`);
  if (built.Actions.length !== document.Actions.length) fails(`${file}: ${built.Actions.length} actions`);
  for (const [place, action] of document.Actions.entries()) {
    const [path] = differencesOf(action, built.Actions[place]);
    if (path !== undefined || action.Identifier !== built.Actions[place].Identifier)
      fails(`${file}: Actions.${place}.${path?.join('.')}`);
  }
}
console.log(`${written.length} flows were written, loaded and compared`);

writeFileSync(
  join(folder, 'tsconfig.json'),
  '{ "extends": "../../tsconfig.json", "include": ["*.ts"], "exclude": [] }\n',
);
for (const [what, command] of [
  ['compile', `tsc -p ${join(folder, 'tsconfig.json')} --pretty false`],
  ['keep their format', `biome format --vcs-enabled=false ${folder}`],
]) {
  const { status, stdout, stderr } = spawnSync(`npx --no-install ${command}`, {
    shell: true,
    encoding: 'utf8',
    cwd: root,
  });
  if (status === 0) console.log(`all of them ${what}`);
  else fails(`they do not ${what}\n${stdout}${stderr}`);
}

const steps = written.flatMap((one) => one.steps);
const raw = steps.filter(({ call }) => call === 'rawAction').length;
const share = (((steps.length - raw) / steps.length) * 100).toFixed(1);
console.log(`${steps.length - raw} of ${steps.length} steps have types (${share} %); the other ${raw}:`);
const reasons = new Map();
for (const { code, args } of written.flatMap(({ issues }) => issues)) {
  if (code !== 'written_raw') continue;
  const reason = `${args.type}: ${args.why}`;
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}
for (const [reason, count] of [...reasons].sort(([, one], [, other]) => other - one))
  console.log(`${String(count).padStart(5)} ${reason}`);
if (!process.argv.includes('--keep')) rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong === 0 ? 0 : 1;
