import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { running } from './running.ts';
import { config, folderOf, orderLine, project, spoken, trunkline } from './trunkline.ts';

const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));

test.each(['--version', '-v', '-V'])('%s prints the version and nothing else', async (word) => {
  expect(await running([word], { cwd: folderOf() })).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('without words it says what there is', async () => {
  const { code, out } = await trunkline([]);
  expect(code).toBe(0);
  for (const name of ['build', 'call', 'check', 'diagram'])
    expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
});

test.each([
  { kind: 'serve', has: ['--public-url', '--metrics-port'], hasNot: ['--script', '--made', '--yes'] },
  { kind: 'simulate', has: ['--script', '--world', '--unsigned', '--dial'], hasNot: ['--port', '--yes'] },
  { kind: 'setup', has: ['--number', '--public-url', '--yes'], hasNot: ['--port', '--flow'] },
  { kind: 'callbacks', has: ['--numbers', '--made'], hasNot: ['--public-url', '--from'] },
])('twilio $kind --help tells of that kind alone', async ({ kind, has, hasNot }) => {
  const { code, out } = await trunkline(['twilio', kind, '--help']);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^Usage: trunkline twilio ${kind}`));
  for (const flag of [...has, '--config', '--json']) expect(out).toMatch(new RegExp(`^  ${flag}\\b`, 'm'));
  for (const flag of hasNot) expect(out).not.toMatch(new RegExp(`^  ${flag}\\b`, 'm'));
  const [, examples = ''] = out.split('Examples:\n');
  expect(examples).toMatch(/\$/);
  expect(examples.split('\n').filter((line) => !line.includes(` twilio ${kind} `))).toEqual(['']);
});

test('twilio --help tells of all kinds, and which take an option', async () => {
  const { out } = await trunkline(['twilio', '--help']);
  expect(out).toMatch(/^ {2}--flow <name> +serve, simulate without a URL: the flow/m);
  expect(out).toMatch(/^ {2}--from <number> +simulate: the caller/m);
  expect(out).toMatch(/^ {2}--dial <outcome> +simulate <url>: how/m);
});

test('test --help says that --parity goes without --profile', async () => {
  const { out } = await trunkline(['test', '--help']);
  expect(out.replace(/\s+/g, ' ')).toMatch(/--parity [^-]+ without --profile/);
});

test.each([
  { words: ['chek'], err: /Did you mean check\?/ },
  { words: ['check', '--jsn'], err: /Did you mean --json\?/ },
  { words: ['check', '--type', 'QUEUE'], err: /Allowed choices are CONTACT_FLOW/ },
  { words: ['check', 'flow.json', '--max-warnings', 'few'], err: /takes a whole number, and "few" is none/ },
  { words: ['check'], err: /there is no trunkline\.config\.ts here or above/ },
  { words: ['check', 'missing.json'], err: /There is no file and no flow "missing\.json"/ },
  { words: ['check', 'empty'], err: /There is no flow in the folder empty/ },
  { words: ['check', '*.nothing'], err: /No file that can hold a flow fits \*\.nothing/ },
  { words: ['check', 'flow.json/inside'], err: /There is no file and no flow/ },
  { words: ['build', '--config', 'gone.ts'], err: /There is no configuration gone\.ts/ },
  {
    words: ['build', 'flow.json', '--out', 'flow.json'],
    err: /flow\.json is a file where a folder is needed/,
  },
  {
    words: ['diagram', 'flow.json', '--out', 'flow.json/flow.svg'],
    err: /^flow\.json is a file where a folder is needed/,
  },
  {
    words: ['diagram', 'flow.json', '--out', 'flow.png'],
    err: /ends in \.svg, \.mmd, \.md or \.txt, and "flow\.png" does not/,
  },
  { words: ['diagram', 'flow.json', '--format', 'png'], err: /Allowed choices are mermaid, svg/ },
  { words: ['call', 'flow.json', '--from', '0100'], err: /a number with its country code/ },
  { words: ['call', 'flow.json', '--attribute', 'tier'], err: /takes name=value, and "tier" is none/ },
  { words: ['call', 'flow.json', '--world', 'gone.json'], err: /There is no file gone\.json for --world/ },
  {
    words: ['call', 'flow.json', '--world', 'world.json'],
    err: /^world\.json:1:16 {2}error {2}unknown_key {2}functoins {2}This world has no place for "functoins".*Did you mean "functions"\?/,
  },
])('trunkline $words is wrong usage', async ({ words, err }) => {
  const cwd = folderOf({
    'flow.json': spoken('Hello.'),
    'empty/readme.md': '',
    'world.json': '{ "functoins": {} }',
  });
  const ran = await trunkline(words, { cwd });
  expect(ran.err).toMatch(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});

describe('configuration', () => {
  test.each([
    { file: 'trunkline.config.ts', text: config },
    { file: 'trunkline.config.js', text: "export default { flows: ['flows/*.ts'] };" },
    { file: 'trunkline.config.mjs', text: "export const config = { flows: ['flows'] };" },
    { file: 'trunkline.config.json', text: '{ "flows": ["flows/**/*.ts"] }' },
  ])('$file is found from a folder below', async ({ file, text }) => {
    const cwd = folderOf({ [file]: text, 'flows/order-line.ts': orderLine, 'flows/deeper/notes.txt': '' });
    const { code, out } = await trunkline(['build', '--json'], { cwd: `${cwd}/flows/deeper` });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      files: [{ name: 'Order line', path: '../../build/flows/order-line.json' }],
    });
  });

  test.each([
    { text: "{ flow: ['a.ts'] }", err: 'no place for "flow". Did you mean "flows"?' },
    { text: '{ flows: "a.ts" }', err: 'flows must be a list of one or more paths' },
    { text: '{ flows: [] }', err: 'flows must be a list of one or more paths' },
    { text: '{ out: 7 }', err: 'out must be a path' },
    {
      text: '{ functions: { look: { arn: "lambda:look" } } }',
      err: "functions['look'].arn must be the ARN of a Lambda function",
    },
    { text: '{ functions: { look: { name: "Sam" } } }', err: `functions['look'] has no place for "name"` },
    {
      text: '{ instances: { dev: { id: "dev", region: "eu-central-1" } } }',
      err: "instances['dev'].id must be the id",
    },
    { text: '{ instances: { dev: { region: "eu-central-1" } } }', err: `instances['dev'] has no "id"` },
    { text: '7', err: 'The configuration must be an object' },
    { text: 'undefined', err: 'It exports no configuration' },
    {
      text: '{ flows: ["gone/*.ts"] }',
      err: 'No file that can hold a flow fits gone/*.ts (flows of trunkline.config.ts)',
    },
    { text: '{}', err: 'names no flows' },
    { text: '{ flows: [', err: 'trunkline.config.ts:2:1  error  not_loaded  ' },
  ])('$text is refused', async ({ text, err }) => {
    const cwd = folderOf({ 'trunkline.config.ts': `export const config = ${text}\n` });
    const ran = await trunkline(['check'], { cwd });
    expect(ran.err).toContain(err);
    expect(ran).toMatchObject({ code: 3, out: '' });
  });

  test('a name of the project stands for its flow', async () => {
    const cwd = folderOf(project);
    expect((await running(['check', 'Order line'], { cwd })).code).toBe(0);
    expect(await trunkline(['check', 'Order lien'], { cwd })).toMatchObject({
      code: 3,
      err: 'There is no file and no flow "Order lien". Did you mean "Order line"?\n',
    });
  });
});

test('colour is for terminals, unless it is asked for', async () => {
  const cwd = folderOf({ 'flow.json': spoken('') });
  expect((await trunkline(['check', 'flow.json'], { cwd })).out).not.toContain('\u001b[');
  expect((await trunkline(['check', 'flow.json'], { cwd, env: { FORCE_COLOR: '1' } })).out).toContain(
    '\u001b[',
  );
  expect(
    (await trunkline(['check', 'flow.json'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out,
  ).not.toContain('\u001b[');
});
