import { describe, expect, test } from 'vitest';
import { soundProject, status, unreadable } from './fixture-project.ts';
import { running } from './running.ts';
import { folderOf, project, trunkline } from './trunkline.ts';

/** Says something else in a chat, and no rule knows it. */
const twoFaced = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'voice',
  Actions: [
    {
      Identifier: 'voice',
      Type: 'UpdateContactTextToSpeechVoice',
      Parameters: { TextToSpeechVoice: 'Joanna' },
      Transitions: { NextAction: 'say', Errors: [{ NextAction: 'say', ErrorType: 'NoMatchingError' }] },
    },
    {
      Identifier: 'say',
      Type: 'MessageParticipant',
      Parameters: { Text: 'This is $.Channel.' },
      Transitions: { NextAction: 'bye', Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }] },
    },
    { Identifier: 'bye', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
});

const differing = {
  'trunkline.config.ts': "export const config = { flows: ['flows/*.json'] };",
  'flows/two-faced.json': twoFaced,
  'fixtures/two-faced.call.yaml': 'name: two faces\nflow: two-faced\n',
};

test('a project whose calls are the same everywhere', async () => {
  const ran = await running(['test', '--parity'], { cwd: folderOf(soundProject) });
  expect(`\n${ran.out}`).toMatchInlineSnapshot(`
    "
    fixture                    voice and chat                          voice and twilio
    fixtures/status.call.yaml  —                                       5 same

    1 fixture on voice, chat, twilio: 5 comparisons, 5 the same, 0 explained, 0 unexplained
    "
  `);
  expect(ran).toMatchObject({ code: 0, err: '' });
});

test('a difference that no rule knows ends 1, and is shown', async () => {
  const ran = await trunkline(['test', '--parity'], { cwd: folderOf(differing) });
  expect(`\n${ran.out}`).toMatchInlineSnapshot(`
    "
    fixture                       voice and chat                          voice and twilio
    fixtures/two-faced.call.yaml  4 same, 1 unexplained                   5 same

    DIFFERS  fixtures/two-faced.call.yaml  prompts
          voice: This is VOICE.
          chat: This is CHAT.

    1 fixture on voice, chat, twilio: 10 comparisons, 9 the same, 0 explained, 1 unexplained
    "
  `);
  expect(ran).toMatchObject({ code: 1, err: '' });
});

const run = async (files: Parameters<typeof folderOf>[0], ...words: readonly string[]) => {
  const { code, out } = await trunkline(['test', '--parity', '--json', ...words], { cwd: folderOf(files) });
  return { code, data: JSON.parse(out) };
};

describe('as data', () => {
  test('what differs, and what is the same', async () => {
    const { code, data } = await run(differing);
    expect(code).toBe(1);
    expect(data).toMatchObject({ version: 1, fixtures: 1, comparisons: 10, unexplained: 1, failures: [] });
    expect(data.cases[0].comparisons[0]).toEqual({
      one: 'voice',
      other: 'chat',
      same: 4,
      explained: 0,
      unexplained: 1,
      differences: [{ part: 'prompts', one: ['This is VOICE.'], other: ['This is CHAT.'] }],
    });
  });

  test('a file that cannot be read, and a flow that is not there, do not stop the others', async () => {
    const { code, data } = await run({
      ...soundProject,
      'fixtures/unreadable.call.yaml': unreadable,
      'fixtures/lost.call.yaml': 'name: lost\nflow: nowhere\n',
    });
    expect(code).toBe(1);
    expect(data.failures).toEqual([
      expect.stringMatching(/^fixtures\/lost\.call\.yaml:2:1 {2}There is no flow "nowhere"/),
      expect.stringMatching(/^fixtures\/unreadable\.call\.yaml:4:5 {2}This turn has no place for "heers"/),
    ]);
    expect(data.comparisons).toBe(5);
  });

  test('what fails in the same words on several profiles is told once', async () => {
    const { code, data } = await run({
      ...project,
      'fixtures/kim.call.yaml': status.replace('Hello Sam.', 'Hello Kim.'),
    });
    expect(code).toBe(1);
    expect(data.failures).toEqual([
      expect.stringMatching(/^fixtures\/kim\.call\.yaml:10:5 {2}by voice and twilio: .*Hello Kim/),
    ]);
  });

  test('what is skipped says why', async () => {
    const skipping = `${status}skip: { twilio: nobody is there }\n`;
    const { code, data } = await run({ ...project, 'fixtures/skipping.call.yaml': skipping });
    expect(code).toBe(0);
    expect(data.cases).toMatchObject([{ skipped: { twilio: 'nobody is there' }, comparisons: [] }]);
  });

  test('of the calls that are asked for', async () => {
    expect((await run(soundProject, '--tag', 'smoke')).data.fixtures).toBe(1);
  });
});
