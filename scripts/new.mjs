// Writes a new unit: its file, its line in the list, its test. What is left to be said stands in «guillemets», and a
// test fails until none is left.
//
//   npm run new action PauseContact
//   npm run new rule late-greeting
//   npm run new command explain
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const sources = 'https://docs.aws.amazon.com/connect/latest/devguide/«page».html';

/** What a kind of unit consists of: files by their template, and lines that join lists. */
const kinds = {
  action: {
    form: /^[A-Z][A-Za-z0-9]+$/,
    wants: 'the Type of an action, such as PauseContact',
    files: ({ kebab }) => ({
      [`src/actions/${kebab}.ts`]: 'action.ts',
      [`test/actions/${kebab}.test.ts`]: 'action.test.ts',
    }),
    join({ kebab, camel, Pascal }) {
      edit('src/actions/index.ts', (text) =>
        withLine(
          withLine(text, `import { definition as ${camel} } from './${kebab}.ts';`, /^import .* '\.\/.*$/),
          `    ${camel},`,
          /^ {4}\w+,$/,
        ),
      );
      edit('src/index.ts', (text) =>
        withLine(
          text,
          `export { ${camel} } from './actions/${kebab}.ts';`,
          /^export \{ \w.* '\.\/actions\/.*$/,
          whereFrom,
        ),
      );
      edit('test/engine/written-actions.ts', (text) =>
        text.replace(
          /(export const writtenActions[\s\S]*?\n)\];\n/,
          `$1  // «${Pascal} with every parameter, in every form»\n  action('${Pascal}', constant({})),\n];\n`,
        ),
      );
      edit('test/actions/facts.json', (text) => withFacts(text, Pascal));
      edit('test/types/right.ts', (text) => text.replace(/^import \{\n/m, `import {\n  ${camel},\n`));
      edit('test/types/right.ts', (text) =>
        text.replace(
          /(?= {4}end: disconnect\(\),\n {2}\},\n\}\);\n$)/,
          `    // «${camel} with every prop»\n    ${camel}: ${camel}({ next: 'end', onError: 'end' }),\n`,
        ),
      );
    },
    proofs: () => [
      'npx vitest run test/actions test/types test/flow/source.test.ts test/engine/reach.test.ts',
      'npm run build && node scripts/hash.mjs     the hash in test/engine/hash.test.ts: every action is in it',
      'node scripts/support-table.mjs             the table of the README',
      'npx vitest run test/engine/hash.test.ts test/docs',
    ],
  },
  rule: {
    form: /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/,
    wants: 'a code, such as late-greeting',
    files: ({ kebab, snake }) => ({
      [`src/check/rules/${kebab}.ts`]: 'rule.ts',
      [`fixtures/check/${snake}/keeps.json`]: 'flow.json',
      [`fixtures/check/${snake}/breaks.json`]: 'flow.json',
      [`fixtures/check/${snake}/breaks.expected.json`]: 'expected.json',
    }),
    join({ kebab, camel }) {
      edit('src/check/rules/index.ts', (text) =>
        withLine(
          withLine(text, `import { ${camel} } from './${kebab}.ts';`, /^import .* '\.\/.*$/, whereFrom),
          `  ${camel},`,
          /^ {2}\w+,$/,
        ),
      );
    },
    proofs: () => [
      'npx vitest run test/check     fixtures of other rules may break yours too',
      'npx vitest run test/check/sentences.test.ts -u     then read test/check/sentences.txt',
    ],
  },
  command: {
    form: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    wants: 'a word, such as explain',
    files: ({ kebab }) => ({
      [`src/cli/commands/${kebab}.ts`]: 'command.ts',
      [`test/cli/${kebab}.test.ts`]: 'command.test.ts',
    }),
    join({ kebab, camel }) {
      const entry = `  {\n    name: '${kebab}',\n    summary: '«what it is for»',\n    load: async () => (await import('./${kebab}.ts')).${camel},\n  },\n`;
      edit('src/cli/commands/index.ts', (text) => {
        const entries = Array.from(text.matchAll(/ {2}\{\n {4}name: '([^']+)'[\s\S]*?\n {2}\},\n/g));
        const after = entries.findLast(([, name]) => name < kebab);
        const at = after === undefined ? entries[0].index : after.index + after[0].length;
        return text.slice(0, at) + entry + text.slice(at);
      });
    },
    proofs: ({ kebab }) => [
      `npm run build && npx vitest run test/cli/${kebab}.test.ts`,
      'npx vitest run test/docs/readme.test.ts     which wants it in a console block of README.md',
    ],
  },
};

const [kind = '', name = '', ...rest] = process.argv.slice(2);
const unit = kinds[kind];
if (unit === undefined || rest.length > 0) {
  stop(`Usage: npm run new <${Object.keys(kinds).join('|')}> <name>`);
}
if (!unit.form.test(name)) stop(`npm run new ${kind} takes ${unit.wants}, and "${name}" is none.`);

const names = namesOf(name);
const staged = new Map();
const files = Object.entries(unit.files(names));
const there = files.map(([path]) => path).filter((path) => existsSync(resolve(root, path)));
if (there.length > 0) stop(`There is one already: ${there.join(', ')}`);

for (const [path, template] of files) {
  const text = readFileSync(resolve(root, `scripts/new/${template}.txt`), 'utf8');
  const does = path.endsWith('keeps.json') ? 'keeps' : 'breaks';
  staged.set(path, filled(text, { ...names, does, source: sources }));
}
unit.join(names);
writeAll();
console.log(
  '\nReplace what stands in «guillemets»; npx vitest run test/architecture.test.ts lists it. Then:',
);
for (const line of ['npm run format', ...unit.proofs(names)]) console.log(`  ${line}`);

/** A name in each of the forms that files need. */
function namesOf(word) {
  const parts = word
    .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2')
    .toLowerCase()
    .split(/[-_]/);
  const Pascal = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return {
    kebab: parts.join('-'),
    snake: parts.join('_'),
    camel: Pascal.charAt(0).toLowerCase() + Pascal.slice(1),
    Pascal: kind === 'action' ? word : Pascal,
    Words: [parts[0].charAt(0).toUpperCase() + parts[0].slice(1), ...parts.slice(1)].join(' '),
  };
}

function filled(text, values) {
  return text.replace(/__(\w+?)__/g, (_, key) => values[key]);
}

/** Puts a line among those of its form, where the alphabet wants it. */
function withLine(text, line, form, keyOf = (all) => all) {
  const lines = text.split('\n');
  const places = lines.flatMap((other, index) => (form.test(other) ? [index] : []));
  const after = places.findLast((index) => keyOf(lines[index]) < keyOf(line));
  lines.splice(after === undefined ? places[0] : after + 1, 0, line);
  return lines.join('\n');
}

function whereFrom(line) {
  return line.slice(line.indexOf(' from '));
}

/** Facts for what the template writes; they are to be made those of the page that describes the action. */
function withFacts(text, type) {
  const facts = JSON.parse(text);
  const { flowTypes } = facts.actions.find((action) => action.type === 'Loop');
  facts.actions.push({
    type,
    source: sources,
    otherSources: [],
    blocks: [names.Words],
    legacy: [],
    nextAction: 'required',
    channels: { voice: 'supported', chat: 'supported', task: 'supported', email: 'supported' },
    flowTypes,
    flowTypesStrict: null,
    campaign: false,
    errors: { all: ['NoMatchingError'], required: ['NoMatchingError'], rejected: [], conditional: [] },
    conditions: { required: false, operators: [] },
    operands: null,
    parameters: [],
  });
  facts.actions.sort((a, b) => (a.type < b.type ? -1 : 1));
  return `${JSON.stringify(facts, null, 2)}\n`;
}

function edit(path, change) {
  const text = staged.get(path) ?? readFileSync(resolve(root, path), 'utf8');
  const changed = change(text);
  if (changed === text) stop(`${path} has no place for the new line. Has its list another form now?`);
  staged.set(path, changed);
}

/** Nothing is written until everything is known. */
function writeAll() {
  for (const [path, text] of staged) {
    mkdirSync(dirname(resolve(root, path)), { recursive: true });
    console.log(`${existsSync(resolve(root, path)) ? 'changed' : 'written'}  ${path}`);
    writeFileSync(resolve(root, path), text);
  }
}

function stop(message) {
  console.error(message);
  process.exit(3);
}
