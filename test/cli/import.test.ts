import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { running } from './running.ts';
import { folderOf, spoken, trunkline } from './trunkline.ts';

const greeting = spoken('Hello.', { Metadata: { name: 'Greeting', type: 'contactFlow' } });
const content = JSON.parse(greeting) as object;

const legacy = JSON.stringify(
  {
    modules: [
      {
        id: '11111111-2222-4333-8444-555555555555',
        type: 'PlayPrompt',
        branches: [{ condition: 'Success', transition: '66666666-7777-4888-9999-aaaaaaaaaaaa' }],
        parameters: [
          { name: 'Text', value: 'Hello.', namespace: null },
          { name: 'TextToSpeechType', value: 'text' },
        ],
        metadata: { position: { x: 100, y: 20 } },
      },
      {
        id: '66666666-7777-4888-9999-aaaaaaaaaaaa',
        type: 'Disconnect',
        branches: [],
        parameters: [],
        metadata: { position: { x: 300, y: 20 } },
      },
    ],
    version: '1',
    type: 'contactFlow',
    start: '11111111-2222-4333-8444-555555555555',
    metadata: {
      entryPointPosition: { x: 20, y: 20 },
      name: 'Old greeting',
      description: null,
      type: 'contactFlow',
      status: 'published',
    },
  },
  null,
  2,
);

test('an export becomes a file of the project, which checks and builds to the same flow', async () => {
  const cwd = folderOf({ 'greeting.json': greeting });
  const { code, out, err } = await trunkline(['import', 'greeting.json', '--out', 'flows/greeting.ts'], {
    cwd,
  });
  expect({ code, out }).toEqual({ code: 0, out: 'flows/greeting.ts  Greeting  2 actions\n' });
  expect(err).toContain('greeting.json: a flow, no issues\n2 steps, all with types');
  expect(
    readFileSync(join(cwd, 'flows/greeting.ts'), 'utf8'),
  ).toBe(`import { disconnect, flow, playPrompt } from 'trunkline';

export const greeting = flow('Greeting', {
  start: 'hello',
  steps: {
    hello: playPrompt({ text: 'Hello.', next: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
});
`);
  expect((await trunkline(['check', 'flows/greeting.ts'], { cwd })).code).toBe(0);
  expect((await trunkline(['build', 'flows/greeting.ts', '--out', 'built'], { cwd })).code).toBe(0);
  const built = JSON.parse(readFileSync(join(cwd, 'built/greeting.json'), 'utf8')) as { Actions: object };
  expect(built.Actions).toEqual((content as { Actions: object }).Actions);
});

test('without --out the source goes to standard output, and all else beside it', async () => {
  const cwd = folderOf({ 'greeting.json': greeting });
  const { out, err } = await trunkline(
    ['import', 'greeting.json', '--name', 'Hi', '--type', 'QUEUE_TRANSFER'],
    {
      cwd,
    },
  );
  expect(out).toMatch(/^import .*\n\nexport const hi = flow\('Hi', \{\n {2}type: 'QUEUE_TRANSFER',\n/);
  expect(err).toContain('greeting.json: a flow');
});

const described = (more: object) =>
  JSON.stringify({ ContactFlow: { Name: 'Main', Type: 'CUSTOMER_QUEUE', ...more } });

test.each([
  [
    'a legacy export',
    legacy,
    { form: 'a legacy export', name: 'Old greeting', type: 'CONTACT_FLOW', actions: 2, typed: 2 },
  ],
  [
    'what describe-contact-flow prints',
    described({ Content: greeting }),
    { form: 'a flow, text under ContactFlow.Content', name: 'Main', type: 'CUSTOMER_QUEUE' },
  ],
  [
    'an answer that was unpacked',
    described({ Content: content }),
    { form: 'a flow, an object under ContactFlow.Content', name: 'Main', type: 'CUSTOMER_QUEUE' },
  ],
  [
    'a module of the API',
    JSON.stringify({ ContactFlowModule: { Name: 'Part', Content: spoken('Hi.', { Settings: {} }) } }),
    { form: 'a module, text under ContactFlowModule.Content', name: 'Part', type: 'MODULE' },
  ],
  [
    'a string that holds a flow',
    JSON.stringify(greeting),
    { form: 'a flow, text at the top', name: 'Greeting', type: 'CONTACT_FLOW' },
  ],
  ['a file with a byte order mark', `\ufeff${greeting}`, { form: 'a flow', name: 'Greeting' }],
  [
    'a flow without a name and a type',
    spoken('Hello.'),
    { form: 'a flow', name: 'exported', type: 'CONTACT_FLOW' },
  ],
])('%s is read', async (_name, text, data) => {
  const cwd = folderOf({ 'exported.json': text });
  const { code, out } = await running(['import', 'exported.json', '--json'], { cwd });
  expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, file: 'exported.json', ...data });
});

test('a legacy export can become a document', async () => {
  const cwd = folderOf({ 'old.json': legacy });
  const { code, out } = await trunkline(['import', 'old.json', '--out', 'new.json'], { cwd });
  expect({ code, out }).toEqual({ code: 0, out: 'new.json  Old greeting  2 actions\n' });
  expect(JSON.parse(readFileSync(join(cwd, 'new.json'), 'utf8'))).toMatchObject({
    Version: '2019-10-30',
    StartAction: '11111111-2222-4333-8444-555555555555',
    Metadata: { entryPointPosition: { x: 20, y: 20 } },
  });
});

test('a fault of the flow is shown where it stands, by the name that its step got, and the file is written', async () => {
  const lost = content as { Actions: [{ Identifier: string }] };
  const [first, ...rest] = lost.Actions;
  const uuid = '11111111-2222-4333-8444-555555555555';
  const broken = {
    ...content,
    StartAction: uuid,
    Actions: [{ ...first, Identifier: uuid, Parameters: {} }, ...rest],
  };
  const cwd = folderOf({
    'exported.json': JSON.stringify(broken, null, 2),
    'wrapped.json': described({ Content: JSON.stringify(broken) }),
  });
  const { code, err } = await trunkline(['import', 'exported.json', '--out', 'main.ts'], { cwd });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^exported\.json:\d\d:\d+ {2}error {2}missing_parameter {2}step "message-participant"/m,
  );
  expect(readFileSync(join(cwd, 'main.ts'), 'utf8')).toContain(
    "'message-participant': rawAction('MessageParticipant', {",
  );
  // Inside a text there are no lines to show, so the text itself is shown.
  expect((await trunkline(['import', 'wrapped.json'], { cwd })).err).toMatch(
    /^wrapped\.json:1:\d+ {2}error {2}missing_parameter/m,
  );
});

describe('what cannot be imported is told, and nothing is written', () => {
  test.each([
    ['an empty file', '', 'json_syntax', /the end of the text/],
    ['no JSON', 'modules: []', 'json_syntax', /"modules" does/],
    ['JSON that is no flow', '{"a": 1}', 'not_a_flow', /no contact flow/],
    ['a list', '[]', 'not_a_flow', /a list/],
    ['UTF-16', Buffer.from(`\ufeff${greeting}`, 'utf16le'), 'not_text', /UTF-16/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]), 'not_text', /no UTF-8 text/],
    ['half a file', greeting.slice(0, -20), 'json_syntax', /the rest of the file/],
    ['a flow without actions', '{"Version": "2019-10-30", "StartAction": "a"}', 'missing_key', /"Actions"/],
    [
      'a text that is no flow after all',
      described({ Content: '{"Actions": [' }),
      'broken_content',
      /under ContactFlow\.Content, and the text there cannot be read\. At 1:14 of that text: .*the end of the text/s,
    ],
    [
      'an answer that was cut short',
      described({ Content: '{"Version": "20' }),
      'broken_content',
      /At 1:\d+ of that text/,
    ],
    ['an answer without a flow', described({ Content: '' }), 'broken_content', /At 1:1 of that text/],
    [
      'a bot of Lex V1',
      JSON.stringify({ metadata: { importType: 'LEX', schemaVersion: '1.0' }, resource: { name: 'Desk' } }),
      'lex_export',
      /a Lex bot, which a flow asks by its name/,
    ],
    [
      'a bot of Lex V2',
      JSON.stringify({ name: 'Desk', idleSessionTTLInSeconds: 300, dataPrivacy: { childDirected: false } }),
      'lex_export',
      /a Lex bot/,
    ],
    ['a prototype', greeting.replace('"Text"', '"__proto__"'), 'reserved_key', /__proto__/],
    [
      'a great depth',
      greeting.replace('"Hello."', `${'['.repeat(2000)}${']'.repeat(2000)}`),
      'too_deep',
      /deeper than/,
    ],
    ['an endless number', greeting.replace('"Hello."', '1e999'), 'infinite_number', /1e999/],
    [
      'a legacy export without modules',
      '{"modules": [], "version": "1", "type": "contactFlow"}',
      'legacy_no_steps',
      /no block/,
    ],
  ])('%s', async (_name, text, issue, sentence) => {
    const cwd = folderOf({ 'bad.json': text });
    const { code, out, err } = await trunkline(['import', 'bad.json', '--out', 'main.ts'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(new RegExp(`^bad\\.json(:\\d+:\\d+)? {2}error {2}${issue}`, 'm'));
    expect(err).toMatch(sentence);
    expect(err).toMatch(/\nNothing was written\.\n$/);
    expect(() => statSync(join(cwd, 'main.ts'))).toThrow('ENOENT');
  });

  test.each([
    ['a duplicate key', greeting.replace('"Text"', '"Text":"Hi.","Text"'), 1, 'duplicate_key'],
    [
      'a number that loses digits',
      greeting.replace('"Metadata":{', '"Metadata":{"n":12345678901234567890,'),
      0,
      'unsafe_number',
    ],
    ['half a character', greeting.replace('Hello.', '\\ud83d'), 1, 'lone_surrogate'],
  ])('but %s is only told', async (_name, text, expected, issue) => {
    const cwd = folderOf({ 'odd.json': text });
    const { code, err } = await trunkline(['import', 'odd.json', '--out', 'main.ts'], { cwd });
    expect(code).toBe(expected);
    expect(err).toMatch(new RegExp(`^odd\\.json:1:\\d+ {2}\\w+ {2}${issue}`, 'm'));
    expect((await trunkline(['check', 'main.ts'], { cwd })).code).toBe(0);
  });
});

describe('a command line that cannot be carried out', () => {
  test.each([
    [['import'], /missing required argument/],
    [['import', 'gone.json'], /^gone\.json does not exist/],
    [['import', 'folder'], /^folder is a folder\. Name the exported file in it\./],
    [['import', 'flow.json', '--out', 'main.txt'], /ends in \.ts, \.js or \.json/],
    [['import', 'flow.json', '--out', 'folder'], /ends in \.ts, \.js or \.json/],
    [
      ['import', 'flow.json', '--out', 'there.ts'],
      /^there\.ts is there already, and was not touched\. Say --force/,
    ],
    [['import', 'flow.json', '--out', 'dir.ts', '--force'], /^dir\.ts is a folder/],
    [['import', 'flow.json', '--type', 'FLOW'], /choices/],
    [['import', 'flow.json', '--name', ' '], /is empty/],
  ])('%s', async (words, sentence) => {
    const cwd = folderOf({ 'flow.json': greeting, 'folder/x': '', 'dir.ts/x': '', 'there.ts': 'mine' });
    const { code, out, err } = await trunkline(words, { cwd });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(sentence);
    expect(readFileSync(join(cwd, 'there.ts'), 'utf8')).toBe('mine');
  });

  test('--force replaces a file', async () => {
    const cwd = folderOf({ 'flow.json': greeting, 'there.ts': 'mine' });
    expect((await trunkline(['import', 'flow.json', '--out', 'there.ts', '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'there.ts'), 'utf8')).toContain('playPrompt');
  });
});

test('a file goes by one name, however it was written on the command line', async () => {
  const cwd = folderOf({ 'in/odd.json': spoken('Hello.', { Version: '2019-10-30', Odd: 1 }) });
  const { err } = await trunkline(['import', './in/../in/odd.json', '--out', 'odd.ts'], { cwd });
  expect(err).toMatch(/^in\/odd\.json:1:\d+ {2}warning {2}not_carried_over/m);
  expect(err).toMatch(/^in\/odd\.json: a flow, /m);
});

const plays = (Identifier: string, Text: string, NextAction: string) => ({
  Identifier,
  Type: 'MessageParticipant',
  Parameters: { Text },
  Transitions: { NextAction, Errors: [], Conditions: [] },
});

test('what is wrong is said with the names that the steps have in the source', async () => {
  const [first, second] = ['38d7cd1d-1111-4111-8111-111111111111', 'a7b1db7d-2222-4222-8222-222222222222'];
  const circle = {
    Version: '2019-10-30',
    StartAction: first,
    Metadata: { ActionMetadata: { [first]: { position: { x: 1, y: 2 } } } },
    Actions: [plays(first, 'Good morning', second), plays(second, 'Please wait', first)],
  };
  const cwd = folderOf({ 'circle.json': JSON.stringify(circle) });
  const { err } = await trunkline(['import', 'circle.json', '--type', 'CONTACT_FLOW'], { cwd });
  expect(err).toMatch(/^circle\.json:1:\d+ {2}warning {2}endless_loop {2}step "good-morning", Transitions$/m);
  expect(err.replace(/\s+/g, ' ')).toContain('"good-morning" and "please-wait" lead round in a circle');
  expect(err).not.toMatch(/38d7cd1d|a7b1db7d|unread_metadata/);
  const kept = await trunkline(['import', 'circle.json', '--type', 'CONTACT_FLOW', '--out', 'out.json'], {
    cwd,
  });
  expect(kept.err).toContain(`step "${first}"`);
});
