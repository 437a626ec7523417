import { expect, test } from 'vitest';
import { running } from './running.ts';
import { config, folderOf, orderLine, project, spoken, trunkline } from './trunkline.ts';

test('a script is played by voice, and what is heard is shown', async () => {
  const { code, out, err } = await running(['call', 'Order line', '--script', 'silence'], {
    cwd: folderOf(project),
  });
  expect(out).toMatchInlineSnapshot(`
    " 0:00  flow     Thanks for calling.
     0:01  lambda   lookup-caller({})
     0:01  lambda   → {"name":"Sam"}
     0:01  flow     For your order, press 1.
     0:07  caller   (silent)
     0:07  flow     Sorry.
     0:08  flow     hangs up
    The contact ended: disconnected, by the flow.
    "
  `);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test.each([
  { script: '1', heard: 'Hello Sam.', end: 'The contact ended: disconnected, by the flow.' },
  { script: 'press 9; press 1', heard: 'Hello Sam.', end: 'The contact ended: disconnected, by the flow.' },
  {
    script: 'say my order',
    heard: '(Nobody hears that: this step takes keys only.)',
    end: 'disconnected, by the flow',
  },
  { script: 'hangup', heard: 'hangs up', end: 'The contact ended: hung up, by the customer.' },
  { script: '/attributes', heard: 'tier = gold', end: 'hung up, by the customer' },
  { script: '/transcript', heard: 'lambda', end: 'hung up, by the customer' },
  { script: '/quit', heard: 'press 1', end: 'Left while the flow waits (collect).' },
  { script: '', heard: 'press 1', end: 'hung up, by the customer' },
])('script $script', async ({ script, heard, end }) => {
  const ran = await trunkline(['call', '--script', script, '--attribute', 'tier=gold'], {
    cwd: folderOf(project),
  });
  expect(ran.out).toContain(heard);
  expect(ran.out.trimEnd().split('\n').at(-1)).toContain(end);
  expect(ran).toMatchObject({ code: 0, err: '' });
});

test.each([
  { script: '1; /nothing', err: 'The line "/nothing" means nothing here.' },
  { script: 'pres 1', err: 'To have it said, write: say pres 1' },
  { script: 'Press x; 1', err: 'The line "Press x" means nothing here. A caller can: press 12#,' },
  { script: 'press', err: 'The line "press" means nothing here.' },
])('script $script is wrong usage, before the call begins', async ({ script, err }) => {
  const ran = await trunkline(['call', '--script', script], { cwd: folderOf(project) });
  expect(ran).toMatchObject({ code: 3, out: '', err: expect.stringContaining(err) });
});

test('a line on standard input that means nothing is wrong usage', async () => {
  const ran = await trunkline(['call'], { cwd: folderOf(project), input: 'pres 1\n' });
  expect(ran).toMatchObject({
    code: 3,
    err: expect.stringContaining('The line "pres 1" means nothing here.'),
  });
});

test('tools that are not opened are a mistake of the configuration', async () => {
  const told = config.replace('functions:', 'tools: async () => async () => ({}),\n  functions:');
  const ran = await trunkline(['call', '--script', '1'], {
    cwd: folderOf({ ...project, 'trunkline.config.ts': told }),
  });
  expect(ran).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('must give { fulfillment, close }'),
  });
});

test('no value steers the terminal', async () => {
  const words = ['call', '--script', '/attributes; /transcript', '--attribute', 'tier=a\u001b[2Jb'];
  const { out } = await trunkline(words, { cwd: folderOf(project) });
  expect(out).toContain('tier = a\\u001b[2Jb');
  expect(out).not.toContain('\u001b');
});

test('lines on standard input talk as a script does', async () => {
  const { code, out } = await running(['call'], { cwd: folderOf(project), input: '9\n1\n' });
  expect(out).toContain('Hello Sam.');
  expect(code).toBe(0);
});

test('--json prints the call as data, and only that', async () => {
  const ran = await trunkline(['call', '--json', '--script', '1'], { cwd: folderOf(project) });
  expect(JSON.parse(ran.out)).toMatchObject({
    flow: 'Order line',
    channel: 'voice',
    ended: { by: 'flow', reason: 'disconnected' },
    entries: expect.arrayContaining([expect.objectContaining({ type: 'input.dtmf', keys: '1' })]),
  });
  expect(ran.err).toContain('Hello Sam.');
});

test('what is left of a script when the contact has ended is a problem', async () => {
  expect(await trunkline(['call', '--script', '1; 2; 3'], { cwd: folderOf(project) })).toMatchObject({
    code: 1,
    err: 'The contact had ended before these lines: 2; 3\n',
  });
});

test.each([
  { file: 'world.json', text: '{ "functions": { "lookup-caller": { "name": "Kim" } } }' },
  {
    file: 'world.ts',
    text: "export const world = { functions: { 'lookup-caller': () => ({ name: 'Kim' }) } };",
  },
])('$file answers before the configuration does', async ({ file, text }) => {
  const cwd = folderOf({ ...project, [file]: text });
  expect((await trunkline(['call', '--world', file, '--script', '1'], { cwd })).out).toContain('Hello Kim.');
});

test('what the world does not hold is shown with the lines to paste', async () => {
  const cwd = folderOf({ 'order-line.ts': orderLine });
  const { code, err } = await trunkline(['call', 'order-line.ts', '--script', '1'], { cwd });
  expect(err).toContain('  "functions": { "lookup-caller": { "return": { "key": "value" } } }\n');
  expect(code).toBe(1);
});

/** Asks for the hours, hands to a bot, and then to a queue. */
const desk = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'hours',
  Metadata: { name: 'Desk', type: 'contactFlow' },
  Actions: [
    action('hours', 'CheckHoursOfOperation', { HoursOfOperationId: 'trunkline:hours/Desk' }, 'closed', {
      Conditions: [branch('True', 'bot'), branch('False', 'closed')],
    }),
    action('closed', 'MessageParticipant', { Text: 'We are closed.' }, 'bye'),
    action(
      'bot',
      'ConnectParticipantWithLexBot',
      { Text: 'How can I help?', LexV2Bot: { AliasArn: 'trunkline:bot/Desk' } },
      'closed',
      {
        Errors: [otherwise('NoMatchingCondition', 'bot'), otherwise('NoMatchingError', 'closed')],
        Conditions: [branch('Person', 'queue')],
      },
    ),
    action('queue', 'UpdateContactTargetQueue', { QueueId: 'trunkline:queue/Desk' }, 'transfer'),
    action('transfer', 'TransferContactToQueue', {}, 'bye', {
      Errors: [otherwise('QueueAtCapacity', 'bye'), otherwise('NoMatchingError', 'bye')],
    }),
    { Parameters: {}, Identifier: 'bye', Type: 'DisconnectParticipant', Transitions: {} },
  ],
});

function action(
  Identifier: string,
  Type: string,
  Parameters: object,
  NextAction: string,
  exits: object = {},
) {
  const Errors = [otherwise('NoMatchingError', NextAction)];
  return { Parameters, Identifier, Type, Transitions: { NextAction, Errors, Conditions: [], ...exits } };
}

function otherwise(ErrorType: string, NextAction: string) {
  return { NextAction, ErrorType };
}

function branch(operand: string, NextAction: string) {
  return { NextAction, Condition: { Operator: 'Equals', Operands: [operand] } };
}

const deskWorld = JSON.stringify({
  hours: { Desk: 'open' },
  bots: { Desk: [{ hears: 'person', intent: 'Person' }, { intent: 'FallbackIntent' }] },
  people: { Desk: { answers: 20000, name: 'Ana' } },
});

test.each([{ channel: ['--chat'] }, { channel: [] }])('words reach a bot $channel', async ({ channel }) => {
  const cwd = folderOf({ 'desk.json': desk, 'world.json': deskWorld });
  const script = 'what?; say a person please; silence; hangup';
  const ran = await trunkline(
    ['call', 'desk.json', ...channel, '--world', 'world.json', '--script', script],
    {
      cwd,
    },
  );
  expect(ran.out).toContain('says "what?" → FallbackIntent');
  expect(ran.out).toContain('says "a person please" → Person');
  expect(ran.out).toContain('Ana answers');
  expect(ran).toMatchObject({ code: 0, err: '' });
});

test('in a chat, keys are words; what is pressed in spite of that stops a script', async () => {
  const cwd = folderOf({ 'greeting.json': spoken('Hello.'), 'desk.json': desk, 'world.json': deskWorld });
  expect((await trunkline(['call', 'greeting.json', '--chat', '--script', ''], { cwd })).out).toContain(
    '0:00  flow     Hello.',
  );
  const { out } = await trunkline(['call', 'desk.json', '--chat', '--world', 'world.json', '--script', '1'], {
    cwd,
  });
  expect(out).toContain('says "1" → FallbackIntent');
});

test('a target that does not exist stops the call by name', async () => {
  const cwd = folderOf({ 'a.json': spoken('Hello.').replaceAll('"NextAction":"bye"', '"NextAction":"by"') });
  const ran = await trunkline(['call', 'a.json', '--script', ''], { cwd });
  expect(ran).toMatchObject({
    code: 1,
    err: 'The call stopped at "hello" of "a": the exit "next" leads to no step.\n',
  });
});

test('several flows in a file are told apart by name', async () => {
  const cwd = folderOf({
    'a.ts': `${orderLine}\nexport const b = flow('B', { start: 'bye', steps: { bye: disconnect() } });`,
  });
  expect(await trunkline(['call', 'a.ts'], { cwd })).toMatchObject({
    code: 3,
    err: 'a.ts holds more than one flow: add the name of one ("B", "Order line").\n',
  });
  expect((await trunkline(['call', 'a.ts', 'B', '--script', ''], { cwd })).code).toBe(0);
});

test('a file of the project leads to the other flows of the project, each of them once', async () => {
  const second = "export const b = flow('B', { start: 'bye', steps: { bye: disconnect() } });";
  const cwd = folderOf({ ...project, 'flows/order-line.ts': `${orderLine}${second}` });
  const ran = await trunkline(['call', 'flows/order-line.ts', 'B', '--script', ''], { cwd });
  expect(ran).toMatchObject({ code: 0, err: '' });
  const pick = 'The project holds more than one flow: add the name of one ("B", "Order line").\n';
  expect(await trunkline(['call'], { cwd })).toMatchObject({ code: 3, err: pick });
});

test('what stops the project from being read is said once', async () => {
  const cwd = folderOf({ ...project, 'flows/order-line.ts': 'const' });
  for (const word of ['flows/order-line.ts', 'Order line']) {
    const { code, err } = await trunkline(['call', word, '--script', ''], { cwd });
    expect(err.match(/not_loaded/g)).toHaveLength(1);
    expect(code).toBe(1);
  }
});

test('a configuration that names no flows says so', async () => {
  const cwd = folderOf({
    'trunkline.config.ts': 'export const config = {};',
    'greeting.json': spoken('Hello.'),
  });
  expect(await trunkline(['call'], { cwd })).toMatchObject({
    code: 3,
    err: expect.stringContaining('names no flows'),
  });
  expect((await trunkline(['call', 'greeting.json', '--script', ''], { cwd })).code).toBe(0);
});
