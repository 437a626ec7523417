import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { link } from '../../src/engine/link.ts';
import { parseFlow } from '../../src/language/parse.ts';
import { printFlow } from '../../src/language/print.ts';
import type { Caller } from '../../src/simulate/caller.ts';
import { coverage, coverageReport } from '../../src/simulate/coverage.ts';
import '../../src/test.ts';
import { chats } from './it-service-desk/by-chat.ts';
import { failingChats } from './it-service-desk/by-chat-failing.ts';
import { calls } from './it-service-desk/by-voice.ts';
import { failingCalls } from './it-service-desk/by-voice-failing.ts';
import { callsForPeople } from './it-service-desk/by-voice-person.ts';
import { type Case, play, project } from './it-service-desk/play.ts';

/** A case with its caller, who is played once: for the case's own test and for coverage. */
type Row = Case & { readonly caller: () => Promise<Caller> };

const byVoice = rows('voice', [...calls, ...callsForPeople, ...failingCalls]);
const byChat = rows('chat', [...chats, ...failingChats]);

describe('by voice', () => {
  test.each(byVoice)('$name', holds);
});

describe('by chat', () => {
  test.each(byChat)('$name', holds);
});

test('all of them together walk every exit that each channel can take', async () => {
  const callers = await Promise.all([...byVoice, ...byChat].map(({ caller }) => caller()));
  expect(`\n${coverageReport(coverage(project, callers))}\n`).toMatchInlineSnapshot(`
    "
    IT service desk          CHAT   74 of 74 exits
    IT service desk          VOICE  130 of 130 exits
    IT service desk queue    CHAT   2 of 2 exits
    IT service desk queue    VOICE  15 of 15 exits
    IT service desk goodbye  CHAT   13 of 13 exits
    IT service desk goodbye  VOICE  14 of 14 exits
    Verify caller            CHAT   19 of 19 exits
    Verify caller            VOICE  21 of 21 exits
    "
  `);
});

test('check has nothing to say about it', () => {
  expect(check(project)).toEqual([]);
});

test('nobody is asked for a password', () => {
  const said = project.flatMap(({ document }) => printFlow(document).match(/[^".]*password[^".]*/gi) ?? []);
  expect(new Set(said)).toEqual(new Set([' Never tell me a password']));
});

test.each(project)('the document of $name stays as it is', async ({ name, document }) => {
  const printed = printFlow(document);
  expect(parseFlow(printed)).toMatchObject({ document, issues: [] });
  await expect(printed).toMatchFileSnapshot(
    `__snapshots__/${name.toLowerCase().replaceAll(' ', '-')}.json.snap`,
  );
});

test('the project links to one program, which begins with the main flow', () => {
  const program = link(project);
  expect([...program.flows.keys()]).toEqual(project.map(({ name }) => name));
  expect(program.start.name).toBe('IT service desk');
});

function rows(channel: 'voice' | 'chat', wanted: readonly Case[]): readonly Row[] {
  return wanted.map((one) => {
    let played: Promise<Caller> | undefined;
    return { ...one, caller: () => (played ??= play(channel, one)) };
  });
}

async function holds({ caller: ring, ...wanted }: Row): Promise<void> {
  const { calls: called = [], never = [], sets = {}, passes = [], ends = 'flow' } = wanted;
  const caller = await ring();
  for (const [name, parameters] of called) expect(caller).toHaveCalled(name, parameters);
  for (const name of never) expect(caller).not.toHaveCalled(name);
  expect(caller).toHaveAttributes(sets);
  expect(caller).toHavePassed(...passes);
  expect(caller).toHaveEnded(ends);
}
