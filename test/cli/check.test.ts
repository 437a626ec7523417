import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/language/issue.ts';
import { running } from './running.ts';
import { config, folderOf, orderLine, project, spoken, trunkline } from './trunkline.ts';

const broken = spoken('Hello.').replace('"NextAction":"bye"', '"NextAction":"by"');

test('a sound flow passes', async () => {
  const cwd = folderOf({
    'flow.json': spoken('Hello.', { Metadata: { name: 'Greeting', type: 'contactFlow' } }),
  });
  const { code, out, err } = await trunkline(['check', 'flow.json', '--json'], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    flows: [{ name: 'Greeting', type: 'CONTACT_FLOW', file: 'flow.json', actions: 2 }],
    errors: 0,
  });
});

test('an issue names file, line, column, step and parameter', async () => {
  const cwd = folderOf({ 'flow.json': JSON.stringify(JSON.parse(broken), null, 2) });
  const { code, out } = await running(['check', 'flow.json', '--type', 'CONTACT_FLOW'], { cwd });
  expect(code).toBe(1);
  expect(out).toMatch(
    /^flow\.json:\d+:\d+ {2}error {2}missing_target {2}step "hello", Transitions\.NextAction\n {4}\S/m,
  );
  expect(out).toMatch(/\n1 flow checked: 1 error/);
});

test('without its type a flow is named after its file, and --type says it', async () => {
  const cwd = folderOf({ 'Main line.json': spoken('Hello.') });
  expect(JSON.parse((await trunkline(['check', '.', '--json'], { cwd })).out).flows).toEqual([
    { name: 'Main line', file: 'Main line.json', actions: 2 },
  ]);
  expect(
    JSON.parse((await trunkline(['check', '.', '--json', '--type', 'CUSTOMER_QUEUE'], { cwd })).out).flows,
  ).toMatchObject([{ name: 'Main line', type: 'CUSTOMER_QUEUE' }]);
});

test('--max-warnings fails a flow that only warns', async () => {
  const cwd = folderOf({
    'flow.json': spoken('Hello.', { Version: '2020-01-01', Metadata: { type: 'contactFlow' } }),
  });
  expect((await trunkline(['check', 'flow.json'], { cwd })).code).toBe(0);
  expect(await trunkline(['check', 'flow.json', '--max-warnings', '0'], { cwd })).toMatchObject({
    code: 1,
    err: 'That is more than --max-warnings allows: 0.\n',
  });
});

test('--on twilio also tells what differs there', async () => {
  const cwd = folderOf({
    'flow.json': spoken('Hello.', { Metadata: { type: 'contactFlow' } }).replace(
      '"Text":"Hello."',
      '"SSML":"<speak><amazon:effect name=\\"whispered\\">Hello.</amazon:effect></speak>"',
    ),
  });
  const notes = async (...more: readonly string[]) => {
    const { code, out } = await trunkline(['check', 'flow.json', '--json', ...more], { cwd });
    expect(code).toBe(0);
    return JSON.parse(out).issues.map((issue: { code: string }) => issue.code);
  };
  expect(await notes()).toEqual(['wrong_channel']);
  expect(await notes('--on', 'twilio')).toEqual(['ssml_on_twilio', 'wrong_channel']);
  expect(await trunkline(['check', 'flow.json', '--on', 'mars'], { cwd })).toMatchObject({
    code: 3,
    err: expect.stringContaining('twilio'),
  });
});

test('--on twilio tells of a recording only where the configuration says no address of it', async () => {
  const cwd = folderOf({
    'trunkline.config.ts': config.replace(
      'functions:',
      "twilio: { recordings: { hello: 'https://calls.example.com/hello.mp3' } },\n  functions:",
    ),
    'flows/main.ts': `import { disconnect, flow, playPrompt, promptNamed } from 'trunkline';

export const main = flow('Main', {
  start: 'hello',
  steps: {
    hello: playPrompt({ prompt: promptNamed('hello'), next: 'news', onError: 'news' }),
    news: playPrompt({ prompt: promptNamed('news'), next: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
});
`,
  });
  const { out } = await trunkline(['check', '--on', 'twilio', '--json'], { cwd });
  const told = JSON.parse(out).issues.filter(({ code }: Issue) => code === 'recording_on_twilio');
  expect(told).toMatchObject([{ step: 'news', args: { recording: 'news' } }]);
});

test('a folder is searched for flows; other JSON in it is passed over', async () => {
  const cwd = folderOf({
    ...project,
    'package.json': '{ "name": "ivr" }',
    'exported/deeper/greeting.json': spoken('Hello.'),
    'exported/rates.json': '[1, 2]',
    'node_modules/other/flow.json': '{',
  });
  const { code, out } = await trunkline(['check', '.', '--json'], { cwd });
  expect(JSON.parse(out).flows.map(({ file }: { file: string }) => file)).toEqual([
    'exported/deeper/greeting.json',
    'flows/order-line.ts',
  ]);
  expect(code).toBe(0);
});

test('a link that leads nowhere does not stop the search of a folder', async () => {
  const cwd = folderOf({ 'flow.json': spoken('Hello.') });
  symlinkSync('gone.json', join(cwd, 'dangling.json'));
  symlinkSync('flow.json', join(cwd, 'linked.json'));
  const { out, err } = await trunkline(['check', '.', '--json'], { cwd });
  expect(err).toBe('');
  expect(JSON.parse(out).flows.map(({ file }: { file: string }) => file)).toEqual([
    'flow.json',
    'linked.json',
  ]);
});

test('a file name that holds a line break and a control character stays in its line', async () => {
  const cwd = folderOf({ 'a\n\u001b[31m.json': '{' });
  expect((await trunkline(['check', '.'], { cwd })).out).toContain(
    'a\\u000a\\u001b[31m.json:1:2  error  json_syntax',
  );
});

test.each([
  { count: 200, more: '' },
  { count: 203, more: 'and 3 more; --json has all of them\n\n' },
])('of $count issues at most 200 are shown', async ({ count, more }) => {
  const { Actions, ...flow } = JSON.parse(spoken('Hello.'));
  const ends = Array.from({ length: count }, (_, index) => ({ ...Actions[1], Identifier: `end ${index}` }));
  const cwd = folderOf({ 'flow.json': JSON.stringify({ ...flow, Actions: [...Actions, ...ends] }) });
  const { out } = await trunkline(['check', 'flow.json', '--type', 'CONTACT_FLOW'], { cwd });
  expect(out.match(/^flow\.json:/gm)).toHaveLength(200);
  expect(out).toMatch(new RegExp(`\\n\\n${more}1 flow checked`));
  const { issues } = JSON.parse(
    (await trunkline(['check', 'flow.json', '--type', 'CONTACT_FLOW', '--json'], { cwd })).out,
  );
  expect(issues).toHaveLength(count);
});

interface BadFile {
  readonly file: string;
  readonly contents: string | Uint8Array;
  readonly place: string;
  readonly code: string;
  readonly message: RegExp;
}

/** What is wrong with a file is said by `check` and by `build`, to people and as data. */
async function isTold({ file, contents, place, code, message }: BadFile, run: typeof running): Promise<void> {
  const cwd = folderOf({ [file]: contents });
  for (const command of ['check', 'build']) {
    const ran = await run([command, file], { cwd });
    const said = command === 'check' ? ran.out : ran.err;
    expect(said).toContain(`${place}  error  ${code}`);
    expect(said).toMatch(message);
    expect(`${ran.out}${ran.err}`).not.toMatch(/^\s+at |mistake in trunkline/m);
    expect(ran.code).toBe(1);
  }
  const issues = JSON.parse((await run(['check', file, '--json'], { cwd })).out).issues;
  expect(issues).toContainEqual(expect.objectContaining({ code, severity: 'error', file }));
}

describe('bad files', () => {
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${spoken('Hello.')}`, 'utf16le'));
  test.each<BadFile>([
    {
      file: 'a.json',
      contents: '{"Actions": [',
      place: 'a.json:1:14',
      code: 'json_syntax',
      message: /not JSON/,
    },
    { file: 'a.json', contents: '', place: 'a.json:1:1', code: 'json_syntax', message: /not JSON/ },
    {
      file: 'a.json',
      contents: '{"name": "x"}',
      place: 'a.json:1:1',
      code: 'not_a_flow',
      message: /no contact flow/,
    },
    {
      file: 'a.json',
      contents: '{"modules": []}',
      place: 'a.json:1:13',
      code: 'legacy_export',
      message: /older export format/,
    },
    {
      file: 'a.json',
      contents: Uint8Array.of(0x89, 0x50, 0, 0xff, 27),
      place: 'a.json',
      code: 'not_text',
      message: /no UTF-8 text/,
    },
    { file: 'a.json', contents: utf16, place: 'a.json', code: 'not_text', message: /is UTF-16/ },
    { file: 'a.json', contents: '\u001b[31m', place: 'a.json:1:1', code: 'json_syntax', message: /\\u001b/ },
    {
      file: 'a.ts',
      contents: 'export const a = {\n  b: 1,,\n};\n',
      place: 'a.ts:2:8',
      code: 'not_loaded',
      message: /Expected identifier but found ","\./,
    },
    {
      file: 'a.ts',
      contents: "throw 'up';",
      place: 'a.ts',
      code: 'not_loaded',
      message: /The file throws up\./,
    },
    {
      file: 'a.ts',
      contents: "import { flow, playPromt } from 'trunkline';\nconsole.error(playPromt, flow);\n",
      place: 'a.ts:1:16',
      code: 'not_loaded',
      message: /"playPromt" is imported here, and nothing of that name is exported there\./,
    },
    {
      file: 'a.ts',
      contents: "import { x } from './gone.ts';\nconsole.log(x);\n",
      place: 'a.ts:1:19',
      code: 'not_loaded',
      message: /Could not resolve "\.\/gone\.ts"/,
    },
    {
      file: 'a.ts',
      contents: "import { z } from 'zot';\nimport 'trunkline/nowhere';\nconsole.log(z);\n",
      place: 'a.ts:1:19',
      code: 'not_loaded',
      message: /Could not resolve "zot"/,
    },
    {
      file: 'a.ts',
      contents: 'export const a = 1;',
      place: 'a.ts',
      code: 'no_flow_exported',
      message: /exports no flow/,
    },
  ])('$file $code at $place: $message', (bad) => isTold(bad, trunkline));

  // Only a process of its own has stacks as Node writes them.
  test.each<BadFile>([
    {
      file: 'a.ts',
      contents: "type Name = string;\n\nconst x: Name = 'x';\nthrow new Error(`no ${x}`);\n",
      place: 'a.ts:4:7',
      code: 'not_loaded',
      message: /Error: no x/,
    },
    {
      file: 'a.ts',
      contents:
        "import { text, attribute } from 'trunkline';\nexport const t =\n  text`${attribute('a')}s`;\n",
      place: 'a.ts:3:3',
      code: 'not_loaded',
      message: /"s" right after \$\.Attributes\.a would be read as part of the reference/,
    },
  ])('$file throws at $place: $message', (bad) => isTold(bad, running));

  test.each(['call', 'diagram'])('%s says what is wrong with its file', async (command) => {
    const cwd = folderOf({ 'a.json': '{', 'a.ts': 'const' });
    for (const file of ['a.json', 'a.ts']) {
      expect(await trunkline([command, file], { cwd })).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^a\.\w+:1:\d+ {2}error/),
      });
    }
  });

  test('two flows of one name are refused by the names of both files', async () => {
    const cwd = folderOf({ 'flows/one.ts': orderLine, 'flows/two.ts': orderLine });
    const { code, err } = await trunkline(['build', 'flows'], { cwd });
    expect(err).toContain('Two flows are named "Order line": in flows/one.ts and in flows/two.ts.');
    expect(code).toBe(1);
  });

  test('one flow that two files export is one flow', async () => {
    const cwd = folderOf({ 'flows/one.ts': orderLine, 'flows/all.ts': "export * from './one.ts';" });
    const { code, out } = await trunkline(['check', 'flows', '--json'], { cwd });
    expect(JSON.parse(out).flows).toHaveLength(1);
    expect(code).toBe(0);
  });

  test('a file that never finishes loading is said to wait for ever', async () => {
    const cwd = folderOf({ 'a.ts': 'await new Promise(() => {});\nexport const a = 1;' });
    expect(await running(['check', 'a.ts'], { cwd })).toMatchObject({
      code: 1,
      err: expect.stringContaining('waits for ever'),
    });
  });

  test('what a file prints does not come between the data', async () => {
    const cwd = folderOf({ 'a.ts': `console.log('loading');\n${orderLine}` });
    const { out, err } = await running(['check', 'a.ts', '--json'], { cwd });
    expect(JSON.parse(out).flows).toHaveLength(1);
    expect(err).toBe('loading\n');
  });

  test('what fails behind the back of a file is said with its place', async () => {
    const cwd = folderOf({ 'a.ts': `Promise.reject(new Error('no database'));\n${orderLine}` });
    const { code, err } = await running(['check', 'a.ts'], { cwd });
    expect(err).toBe('a.ts:1:16  error  not_loaded  Error: no database\n');
    expect(code).toBe(1);
  });

  test('a file that leaves a timer running does not keep the command', async () => {
    const cwd = folderOf({ 'a.ts': `setInterval(() => {}, 1000);\n${orderLine}` });
    expect((await running(['check', 'a.ts'], { cwd })).code).toBe(0);
  });
});

test('a flow file finds the files and packages beside it', async () => {
  const cwd = folderOf({
    'flows/greeting.ts': `import { readFileSync } from 'node:fs';
import { disconnect, flow, playPrompt } from 'trunkline';
import { word } from 'words';
const text: string = readFileSync(new URL('./greeting.txt', import.meta.url), 'utf8') + word;
export const greeting = flow('Greeting', {
  start: 'hello',
  steps: { hello: playPrompt({ text, next: 'bye' }), bye: disconnect() },
});
`,
    'flows/greeting.txt': 'Hello, ',
    'node_modules/words/package.json': '{ "name": "words", "type": "module", "exports": "./index.js" }',
    'node_modules/words/index.js': "export const word = 'world';",
  });
  const { code, out, err } = await trunkline(['call', 'flows/greeting.ts', '--script', ''], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Hello, world');
});
