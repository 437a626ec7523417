import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixtureProject, soundProject, status, unreadable, wrong } from './fixture-project.ts';
import { running } from './running.ts';
import { folderOf, orderLine, project, spoken, trunkline } from './trunkline.ts';

const plain = (text: string) => text.replace(/ in \d+ ms/, ' in 7 ms');

test('every fixture of the project is played, and a failure shows all that helps', async () => {
  const { code, out, err } = await running(['test'], { cwd: folderOf(fixtureProject) });
  expect(`\n${plain(out)}`).toMatchInlineSnapshot(`
    "
    ok    fixtures/order-line/status.call.yaml  voice
    FAIL  fixtures/order-line/unreadable.call.yml
    FAIL  fixtures/order-line/wrong.call.yaml  voice, chat skipped

    FAIL  fixtures/order-line/unreadable.call.yml:4:5  bad_fixture

          This turn has no place for "heers", so it would do nothing. Did you mean "hears"?

          2 | flow: order-line
          3 | turns:
          4 |   - heers: Hello.
            |     ^

    FAIL  fixtures/order-line/wrong.call.yaml:11:5  voice  prompt_mismatch
          a caller hears what is not said
          at step "bye" of "Order line", flows/order-line.ts:19

          The caller should have heard "Hello Kim.". Heard since the last input:
            Hello Sam.

           9 | turns:
          10 |   - press: "1"
          11 |   - hears: Hello Kim.
             |     ^

           0:00  flow     Thanks for calling.
           0:01  lambda   lookup-caller({})
           0:01  lambda   → {"name":"Sam"}
           0:01  flow     For your order, press 1.
           0:03  caller   presses 1
           0:03  flow     Hello Sam.
           0:04  flow     hangs up

    skipped  fixtures/order-line/wrong.call.yaml  chat: a chat has no keys

    1 passed, 2 failed, 1 skipped (1 chat) in 7 ms
    "
  `);
  expect({ code, err }).toEqual({ code: 1, err: '' });
});

test('a run without failures ends 0', async () => {
  const ran = await trunkline(['test'], { cwd: folderOf(soundProject) });
  expect(plain(ran.out)).toBe('ok    fixtures/status.call.yaml  voice\n\n1 passed, 0 failed in 7 ms\n');
  expect(ran).toMatchObject({ code: 0, err: '' });
});

test('a file that names none of the profiles that are asked for is passed over', async () => {
  const spokenOnly = { ...soundProject, 'fixtures/chat.call.yaml': status.replace('[voice]', '[chat]') };
  const ran = await trunkline(['test', '--profile', 'voice'], { cwd: folderOf(spokenOnly) });
  expect(plain(ran.out)).toBe('ok    fixtures/status.call.yaml  voice\n\n1 passed, 0 failed in 7 ms\n');
});

describe('what is played', () => {
  const files = {
    ...project,
    'fixtures/a.call.yaml': status,
    'fixtures/deeper/b.call.yml': status.replace('smoke', 'menu').replace('an order', 'a parcel'),
    'fixtures/c.call.json': JSON.stringify({ name: 'nobody speaks', flow: 'order-line', run: ['voice'] }),
    'fixtures/notes.yaml': 'no fixture',
    'other/d.yaml': status,
  };
  const run = (words: readonly string[]) => trunkline(['test', '--json', ...words], { cwd: folderOf(files) });
  const played = async (words: readonly string[]): Promise<readonly string[]> =>
    JSON.parse((await run(words)).out).cases.map(({ file }: { readonly file: string }) => file);

  test.each([
    { words: [], files: ['fixtures/a.call.yaml', 'fixtures/c.call.json', 'fixtures/deeper/b.call.yml'] },
    { words: ['fixtures/deeper'], files: ['fixtures/deeper/b.call.yml'] },
    { words: ['fixtures/*.yaml'], files: ['fixtures/a.call.yaml'] },
    { words: ['other/d.yaml', 'fixtures/a.call.yaml'], files: ['fixtures/a.call.yaml', 'other/d.yaml'] },
    { words: ['--tag', 'menu'], files: ['fixtures/deeper/b.call.yml'] },
    {
      words: ['--tag', 'menu', '--tag', 'smoke'],
      files: ['fixtures/a.call.yaml', 'fixtures/deeper/b.call.yml'],
    },
    { words: ['--name', 'PARCEL'], files: ['fixtures/deeper/b.call.yml'] },
  ])('test $words', async ({ words, files: expected }) => {
    expect(await played(words)).toEqual(expected);
  });

  test('a profile on which none of them is played is told', async () => {
    expect(await run(['--tag', 'smoke', '--profile', 'chat'])).toEqual({
      code: 3,
      out: '',
      err: 'None of the simulated calls is played on chat, so nothing was tested. Look at "run" in their files, or leave --profile out.\n',
    });
  });

  test('each file is in one shard', async () => {
    const shards = [await played(['--shard', '1/2']), await played(['--shard', '2/2'])];
    expect(shards.flat().toSorted()).toEqual(await played([]));
    expect(shards.map(({ length }) => length)).toEqual([2, 1]);
  });

  test('a shard without a file says why', async () => {
    expect(await run(['--shard', '4/4'])).toMatchObject({
      code: 0,
      err: 'Part 4 of 4 is empty, for there are only 3 files.\n',
    });
    expect((await run(['--shard', '3/4'])).err).toBe('');
  });

  test.each([
    {
      words: ['--tag', 'smok'],
      err: /^No simulated call has the tag "smok" \(3 were looked at\)\. Did you mean "smoke"\?$/m,
    },
    { words: ['--name', 'x', '--tag', 'y'], err: /has the tag "y" and "x" in its name/ },
    { words: ['gone.call.yaml'], err: /^There is no file and no folder gone\.call\.yaml\.$/m },
    {
      words: ['flows'],
      err: /^There is no simulated call in the folder flows\. The name of its file ends in/m,
    },
    { words: ['*.call.yaml'], err: /^There is no simulated call that fits \*\.call\.yaml\. / },
  ])('test $words finds nothing', async ({ words, err }) => {
    expect((await run(words)).err).toMatch(err);
  });
});

test('fixtures of another project ask for its configuration', async () => {
  const cwd = folderOf(
    Object.fromEntries(Object.entries(soundProject).map(([path, text]) => [`other/${path}`, text])),
  );
  const { code, out } = await trunkline(['test', 'other/fixtures'], { cwd });
  expect(out).toContain(
    "The fixture stands in another project: play it with that one's flows, with --config other/trunkline.config.ts",
  );
  expect(code).toBe(1);
  expect(
    (await trunkline(['test', 'other/fixtures', '--config', 'other/trunkline.config.ts'], { cwd })).code,
  ).toBe(0);
});

test.each([
  { more: '', where: 'fixtures' },
  { more: ", fixtures: 'calls'", where: 'calls (fixtures of trunkline.config.ts)' },
])('a project without fixtures says where it looked: $where', async ({ more, where }) => {
  const config = `export const config = { flows: ['flows/*.ts']${more} };`;
  const ran = await trunkline(['test'], { cwd: folderOf({ ...project, 'trunkline.config.ts': config }) });
  expect(ran).toMatchObject({ code: 3, out: '' });
  expect(ran.err).toContain(`There is no simulated call in the folder ${where}. `);
});

test.each([
  {
    words: ['--profile', 'live'],
    err: 'The profile live is not there yet. There are "chat", "twilio" and "voice".',
  },
  {
    words: ['--parity', '--watch'],
    err: '--parity plays every call on every profile and reports that alone.',
  },
  { words: ['--parity', '--min-exits', '5'], err: 'Leave --min-exits out, or --parity.' },
  { words: ['--profile', 'vioce'], err: 'There is no profile "vioce". Did you mean "voice"?' },
  { words: ['--shard', '3/2'], err: '--shard takes a part and how many there are, such as 1/3' },
  { words: ['--shard', 'all'], err: '--shard takes a part' },
  { words: ['--min-exits', '101'], err: '--min-exits takes a number from 0 to 100, and "101" is none.' },
  { words: ['--min-exits', '90', '--shard', '1/2'], err: '--min-exits needs all calls' },
  { words: ['--reporter', 'junti'], err: 'There is no reporter "junti". Did you mean "junit"?' },
  { words: ['--reporter', 'html'], err: 'There are github, json, junit, pretty, sarif.' },
  { words: ['--reporter', 'junit='], err: '--reporter junit= names no file.' },
  {
    words: ['--reporter', 'junit', '--json'],
    err: 'Nothing could read junit and json from the same output.',
  },
  { words: ['--reporter', 'json=a', '--reporter', 'junit=./a'], err: 'Two reporters would write to a.' },
  {
    words: ['--coverage', 'fixtures'],
    err: '"fixtures" holds what can be played. To play it, name it first: trunkline test fixtures --coverage',
  },
  {
    words: ['--coverage', 'fixtures/status.call.yaml'],
    err: '"fixtures/status.call.yaml" is what can be played.',
  },
  { words: ['--coverage', 'trunkline.config.ts'], err: '"trunkline.config.ts" is a file.' },
])('test $words is wrong usage', async ({ words, err }) => {
  const ran = await trunkline(['test', ...words], { cwd: folderOf(soundProject) });
  expect(ran.err).toContain(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});

const named = (flow: string) => status.replace('order-line', flow);

describe('the flow of a fixture', () => {
  const second = `export const b = flow('B c', { start: 'bye', steps: { bye: disconnect() } });
export const c = flow('b-C', { start: 'bye', steps: { bye: disconnect() } });`;
  const files = {
    ...project,
    'flows/order-line.ts': orderLine + second,
    'exported/greeting.json': spoken('Hello.'),
    'exported/broken.json': '{ "Version": ',
  };

  test.each([
    { flow: 'Order line', message: undefined },
    { flow: 'order-line', message: undefined },
    { flow: '../exported/greeting.json', message: 'the contact had been ended' },
    {
      flow: 'order-lien',
      message:
        'There is no flow "order-lien" in the project, and no file of that name beside the fixture. Did you mean "order-line"?',
    },
    { flow: 'nothing like it', message: 'The flows are b-c, b-c, order-line.' },
    { flow: 'b-c', message: 'Both "B c" and "b-C" can be meant by "b-c". Write the whole name.' },
    {
      flow: '../flows/order-line.ts',
      message: 'A fixture names a flow of the project, or a .json file of Amazon Connect',
    },
    { flow: '../exported/broken.json', message: 'The flow cannot be read. exported/broken.json:1:14: ' },
  ])('$flow', async ({ flow, message }) => {
    const cwd = folderOf({ ...files, 'fixtures/a.call.yaml': named(flow) });
    const { out } = await trunkline(['test', '--json'], { cwd });
    const [failure] = JSON.parse(out).cases[0].failures;
    if (message === undefined) expect(failure).toBeUndefined();
    else expect(failure.message).toContain(message);
    if (failure?.kind === 'bad_fixture') expect(failure).toMatchObject({ line: 3, column: 1 });
  });

  test('in JSON is named with the line of the step', async () => {
    const greeting = spoken('Hello.').replaceAll('{"Parameters"', '\n{"Parameters"');
    const cwd = folderOf({ 'greeting.json': greeting, 'a.call.yaml': named('greeting.json') });
    const { out } = await trunkline(['test', 'a.call.yaml', '--json'], { cwd });
    expect(JSON.parse(out).cases[0].failures).toMatchObject([
      { flow: 'greeting', step: 'bye', stepAt: 'greeting.json:3' },
    ]);
  });

  test('that cannot be loaded stops the run', async () => {
    const cwd = folderOf({ ...soundProject, 'flows/order-line.ts': 'const' });
    const { code, out, err } = await running(['test'], { cwd });
    expect(err).toContain('flows/order-line.ts:1:6  error  not_loaded');
    expect(err).toContain('No call was played.');
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });
});

test('a mock that no call uses warns, and does not fail', async () => {
  const files = {
    ...project,
    'fixtures/a.call.yaml': status.replace('  functions:', '  hours: { Desk: open }\n  functions:'),
  };
  const { code, out } = await trunkline(['test'], { cwd: folderOf(files) });
  expect(out).toMatch(/^warning {2}fixtures\/a\.call\.yaml {2}voice: .*Desk.*never/m);
  expect(code).toBe(0);
});

test('--bail stops at the first file that fails', async () => {
  const files = { ...project, 'fixtures/a.call.yaml': wrong, 'fixtures/b.call.yaml': status };
  const { code, out } = await trunkline(['test', '--bail', '--profile', 'voice'], { cwd: folderOf(files) });
  expect(plain(out)).toMatch(
    /0 passed, 1 failed in 7 ms\nStopped at the first failure: 1 file was not played\.\n$/,
  );
  expect(code).toBe(1);
});

describe('reports', () => {
  test('go to files as whole, with their folders, and the screen stays for people', async () => {
    const cwd = folderOf(fixtureProject);
    const words = ['json', 'junit', 'sarif', 'pretty'].flatMap((name) => [
      '--reporter',
      `${name}=out/deep/${name}.txt`,
    ]);
    const { out } = await trunkline(['test', ...words], { cwd });
    expect(plain(out)).toContain('1 passed, 2 failed, 1 skipped (1 chat) in 7 ms');
    const written = join(cwd, 'out/deep');
    expect(readdirSync(written).sort()).toEqual(['json.txt', 'junit.txt', 'pretty.txt', 'sarif.txt']);
    const read = (name: string) => readFileSync(join(written, `${name}.txt`), 'utf8');
    expect(JSON.parse(read('json'))).toMatchObject({ version: 1, passed: 1, failed: 2, skipped: 1, left: 0 });
    expect(JSON.parse(read('sarif'))).toMatchObject({ version: '2.1.0' });
    expect(read('junit')).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /);
    expect(read('pretty')).toContain(
      'FAIL  fixtures/order-line/wrong.call.yaml:11:5  voice  prompt_mismatch',
    );
  });

  test('that cannot be written leave nothing half-written', async () => {
    const cwd = folderOf({ ...soundProject, 'out/inside': '' });
    expect(await trunkline(['test', '--reporter', 'json=out'], { cwd })).toMatchObject({
      code: 3,
      err: 'out is a folder where a file is needed.\n',
    });
    expect(readdirSync(join(cwd, 'out'))).toEqual(['inside']);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('on GitHub name files from the checkout, and write the page of the job', async () => {
    const cwd = folderOf(
      Object.fromEntries(Object.entries(fixtureProject).map(([path, text]) => [`ivr/${path}`, text])),
    );
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
    };
    const { out } = await trunkline(['test'], { cwd: join(cwd, 'ivr'), env });
    expect(out).toContain('1 passed, 2 failed');
    expect(out).toContain(
      '\n::error file=ivr/fixtures/order-line/wrong.call.yaml,line=11,col=5,title=a caller hears what is not said (voice)%3A prompt_mismatch::The caller',
    );
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toContain('❌ 1 passed, 2 failed, 1 skipped');
  });

  test('on GitHub alone end with the sum', async () => {
    const ran = await trunkline(['test', '--reporter', 'github'], { cwd: folderOf(soundProject) });
    expect({ ...ran, out: plain(ran.out) }).toEqual({
      code: 0,
      out: '1 passed, 0 failed in 7 ms\n',
      err: '',
    });
  });

  test('on GitHub do without a page that cannot be written', async () => {
    const cwd = folderOf(soundProject);
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'gone/summary.md') };
    const { code, err } = await trunkline(['test'], { cwd, env });
    expect(err).toBe(
      `The summary of the job was not written: GITHUB_STEP_SUMMARY names ${env.GITHUB_STEP_SUMMARY}, and that cannot be written to (ENOENT).\n`,
    );
    expect(code).toBe(0);
  });

  test('for machines stay clean on GitHub', async () => {
    const cwd = folderOf({ ...project, 'fixtures/a.call.yaml': unreadable });
    const { out, err } = await trunkline(['test', '--json'], { cwd, env: { GITHUB_ACTIONS: 'true' } });
    expect(JSON.parse(out).failed).toBe(1);
    expect(err).toMatch(/^::error file=fixtures\/a\.call\.yaml,line=4,/);
  });
});

describe('--coverage', () => {
  test('shows what is missing, and writes it for machines, for the eye, and as one page', async () => {
    const cwd = folderOf(soundProject);
    const { code, out } = await trunkline(['test', '--coverage', '--profile', 'voice'], { cwd });
    expect(plain(out)).toMatchInlineSnapshot(`
      "ok    fixtures/status.call.yaml  voice

      Order line  VOICE  4 of 9 exits
        missing  lookup.NoMatchingError
        missing  menu.InputTimeLimitExceeded
        missing  menu.NoMatchingCondition
        missing  menu.NoMatchingError
        missing  sorry.next
      4 of 9 exits walked: 44.4 %

      1 passed, 0 failed in 7 ms
      The coverage is in build/coverage/index.html
      "
    `);
    expect(code).toBe(0);
    const folder = join(cwd, 'build/coverage');
    expect(readdirSync(folder).sort()).toEqual([
      'coverage.json',
      'index.html',
      'order-line.mmd',
      'order-line.svg',
    ]);
    const [{ exits, ...coverage }] = JSON.parse(readFileSync(join(folder, 'coverage.json'), 'utf8')).coverage;
    expect(coverage).toMatchObject({ flow: 'Order line', channel: 'VOICE' });
    expect(exits).toContainEqual({
      step: 'menu',
      exit: '= 1',
      possible: true,
      count: 1,
      by: ['fixtures/status.call.yaml'],
    });
  });

  test.each([
    { least: '44.4', code: 0, err: '' },
    {
      least: '45',
      code: 1,
      err: '44.4 % of the exits were walked, and --min-exits asks for 45 %. 5 exits are missing.\n',
    },
  ])('--min-exits $least', async ({ least, code, err }) => {
    const cwd = folderOf(soundProject);
    expect(await trunkline(['test', '--profile', 'voice', '--min-exits', least], { cwd })).toMatchObject({
      code,
      err,
    });
    expect(existsSync(join(cwd, 'build'))).toBe(false);
  });

  test('--min-exits names the missing exits where the screen shows no table', async () => {
    const { err } = await trunkline(['test', '--json', '--min-exits', '100'], {
      cwd: folderOf(soundProject),
    });
    expect(err).toContain('\n  Order line  VOICE  menu.InputTimeLimitExceeded\n');
  });
});
