import { expect, test } from 'vitest';
import { folderOf, trunkline } from './trunkline.ts';

const desk = `import { checkHours, disconnect, flow, hours, playPrompt } from 'trunkline';

export const desk = flow('Desk', {
  start: 'check',
  steps: {
    check: checkHours({ hours: hours('Service desk'), open: 'open', closed: 'closed', onError: 'closed' }),
    open: playPrompt({ text: 'Welcome.', next: 'bye' }),
    closed: playPrompt({ text: 'We are closed.', next: 'bye' }),
    bye: disconnect(),
  },
});
`;
const config = (hours: string) => `import { defineConfig } from 'trunkline';

export const config = defineConfig({ flows: ['desk.ts'], hours: ${hours} });
`;
const calendar = "{ timeZone: 'Europe/Berlin', open: { monday: ['08:00-18:00'] } }";
const folder = (world: object, hours = `{ 'Service desk': ${calendar} }`) =>
  folderOf({ 'trunkline.config.ts': config(hours), 'desk.ts': desk, 'world.json': JSON.stringify(world) });
const words = ['call', 'Desk', '--world', 'world.json', '--script', ''];

test.each([
  { what: 'is open', world: { clock: '2026-03-02T10:00:00+01:00' }, heard: 'Welcome.' },
  { what: 'is closed', world: { clock: '2026-03-02T19:00:00+01:00' }, heard: 'We are closed.' },
  {
    what: 'is asked for by name',
    world: { clock: '2026-03-02T19:00:00+01:00', hours: { 'Service desk': ['calendar'] } },
    heard: 'We are closed.',
  },
  {
    what: 'does not count where the world says something else',
    world: { clock: '2026-03-02T19:00:00+01:00', hours: { 'Service desk': 'open' } },
    heard: 'Welcome.',
  },
])('a calendar of the project $what', async ({ world, heard }) => {
  expect(await trunkline(words, { cwd: folder(world) })).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining(heard),
  });
});

test.each([
  {
    what: 'a calendar that is not declared',
    world: { clock: '2026-03-02T10:00:00Z', hours: { Shop: 'calendar' } },
    err: 'There is no calendar "Shop". Declare it under hours in trunkline.config.ts.',
  },
  {
    what: 'a clock that is no text',
    world: { clock: 9 },
    err: '"clock" is 9, and must be a time with its offset, such as "2026-03-02T22:15:00-05:00".',
  },
  {
    what: 'a time zone that there is not',
    world: {},
    hours: "{ 'Service desk': { timeZone: 'Berlin', open: {} } }",
    err: `hours['Service desk'] has the timeZone "Berlin", which is no time zone.`,
  },
])('$what is refused', async ({ world, hours, err }) => {
  const ran = await trunkline(words, { cwd: folder(world, hours) });
  expect(ran.err).toContain(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});

const misspelled = {
  functions: { 'order-status': { return: { status: 'on its way' }, aftre: 5 } },
  people: { Desk: { answers: '5s' } },
};
const place = /^\S+ {2}error {2}(\w+ {2}.*)$/;
const twoIssues = [
  'unknown_key  functions.order-status.aftre  This answer has no place for "aftre", so it would do nothing. Did you mean "after"?',
  'wrong_kind  people.Desk.answers  "answers" is "5s", and must be "never", or a number of milliseconds. Write 5000.',
];

test.each([
  { words: ['call', 'Desk'], file: 'world.json', places: ['world.json:7:16', 'world.json:12:18'] },
  { words: ['call', 'Desk'], file: 'world.ts', places: ['world.ts', 'world.ts'] },
  { words: ['twilio', 'simulate'], file: 'world.json', places: ['world.json:7:16', 'world.json:12:18'] },
])('$words says of all mistakes in $file where they stand', async ({ words: command, file, places }) => {
  const text = JSON.stringify(misspelled, null, 2);
  const cwd = folderOf({
    'trunkline.config.ts': config('{}'),
    'desk.ts': desk,
    [file]: file.endsWith('.ts') ? `export const world = ${text};` : text,
  });
  const ran = await trunkline([...command, '--world', file, '--script', ''], { cwd });
  expect(ran).toMatchObject({ code: 3, out: '' });
  const lines = ran.err.trimEnd().split('\n');
  expect(lines.map((line) => line.split('  ')[0])).toEqual(places);
  expect(lines.map((line) => place.exec(line)?.[1])).toEqual(twoIssues);
});

test('a fixture is no world', async () => {
  const cwd = folderOf({ 'desk.ts': desk, 'open.call.yaml': 'name: x' });
  expect(
    await trunkline(['call', 'desk.ts', '--world', 'open.call.yaml', '--script', ''], { cwd }),
  ).toMatchObject({
    code: 3,
    err: '--world takes a .json or a .ts file, and "open.call.yaml" is neither.\n',
  });
});
