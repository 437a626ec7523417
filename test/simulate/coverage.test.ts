import { expect, test } from 'vitest';
import { equals } from '../../src/action/step.ts';
import { checkContactAttributes } from '../../src/actions/compare.ts';
import { connectLex } from '../../src/actions/connect-participant-with-lex-bot.ts';
import { disconnect } from '../../src/actions/disconnect-participant.ts';
import { returnFromModule } from '../../src/actions/end-flow-module-execution.ts';
import { getCustomerInput } from '../../src/actions/get-participant-input.ts';
import { invokeModule } from '../../src/actions/invoke-flow-module.ts';
import { playPrompt } from '../../src/actions/message-participant.ts';
import { transferToFlow } from '../../src/actions/transfer-to-flow.ts';
import { flow } from '../../src/flow/flow.ts';
import { mermaid } from '../../src/flow/mermaid.ts';
import { module } from '../../src/flow/module.ts';
import { svg } from '../../src/flow/svg.ts';
import { system } from '../../src/language/reference.ts';
import { botNamed } from '../../src/language/resource.ts';
import { call } from '../../src/simulate/call.ts';
import { coverage, coverageReport } from '../../src/simulate/coverage.ts';
import { exitMarks } from '../../src/simulate/coverage-marks.ts';

const hello = module('Hello', {
  start: 'say',
  steps: { say: playPrompt({ text: 'Hello.', next: 'back' }), back: returnFromModule() },
});
const desk = flow('Desk', {
  start: 'hello',
  steps: {
    hello: invokeModule({ module: hello, next: 'channel', onError: 'channel' }),
    channel: checkContactAttributes({
      value: system('Channel'),
      when: [[equals('VOICE'), 'keys']],
      onNoMatch: 'words',
    }),
    keys: getCustomerInput({
      text: 'Press 1.',
      when: { '1': 'bye' },
      onTimeout: 'bye',
      onNoMatch: 'bye',
      onError: 'bye',
    }),
    words: connectLex({
      bot: botNamed('Desk'),
      text: 'What is it?',
      when: { Bye: 'bye' },
      onNoMatch: 'keys',
      onError: 'bye',
    }),
    bye: playPrompt({ text: 'Goodbye.', next: 'end' }),
    end: disconnect(),
  },
});
const project = [desk, hello];
const world = { bots: { Desk: [{ hears: 'bye', intent: 'Bye' }, { intent: 'FallbackIntent' }] } };

const byVoice = [
  'hello.next',
  'hello.NoMatchingError',
  'channel.= VOICE',
  'keys.= 1',
  'keys.InputTimeLimitExceeded',
  'keys.NoMatchingCondition',
  'keys.NoMatchingError',
  'bye.next',
];
// In a chat the keypad step has one exit only, and the comparison one side.
const byChat = [
  'hello.next',
  'hello.NoMatchingError',
  'channel.NoMatchingCondition',
  'keys.NoMatchingError',
  'words.= Bye',
  'words.NoMatchingCondition',
  'words.NoMatchingError',
  'bye.next',
];

test('each channel has the exits that a contact can take on it', () => {
  const possible = coverage(project, [], ['VOICE', 'CHAT']).map((one) => [
    one.flow,
    one.channel,
    one.possible,
  ]);
  expect(possible).toEqual([
    ['Desk', 'VOICE', byVoice],
    ['Desk', 'CHAT', byChat],
    ['Hello', 'VOICE', ['say.next']],
    ['Hello', 'CHAT', ['say.next']],
  ]);
});

test('a call walks exits of its flow and of its modules, on its own channel', async () => {
  const caller = await call(desk, { flows: project });
  await caller.presses('1');
  const [voice, chat, inside, outside] = coverage(project, [caller], ['VOICE', 'CHAT']);
  expect(voice?.walked).toEqual(['hello.next', 'channel.= VOICE', 'keys.= 1', 'bye.next']);
  expect(voice?.missing).toEqual(byVoice.filter((exit) => !voice?.walked.includes(exit)));
  expect(chat?.walked).toEqual([]);
  expect([inside?.missing, outside?.missing]).toEqual([[], ['say.next']]);
});

test('each exit says how often it was walked and by whom, on its channel', async () => {
  const first = await call(desk, { flows: project });
  await first.presses('1');
  const second = await call(desk, { flows: project, world: { faults: { 'Desk/hello': 'NoMatchingError' } } });
  await second.presses('1');
  const walks = [
    { name: 'first', entries: first.entries },
    { name: 'second', entries: second.entries },
    { name: 'first', entries: first.entries },
    second,
  ];
  const [voice, chat] = coverage([desk], walks, ['VOICE', 'CHAT']);
  const exit = (step: string, name: string) =>
    [voice, chat].map((one) => {
      const { possible, count, by } = one?.exits.find((way) => way.step === step && way.exit === name) ?? {};
      return [possible, count, by];
    });
  expect(exit('hello', 'next')).toEqual([
    [true, 2, ['first']],
    [true, 0, []],
  ]);
  expect(exit('keys', '= 1')).toEqual([
    [true, 4, ['first', 'second']],
    [false, 0, []],
  ]);
  expect(exit('words', '= Bye').map(([possible]) => possible)).toEqual([false, true]);
  expect(voice?.exits).toHaveLength(chat?.exits.length ?? 0);
});

test('marks tell what is walked on all channels, on some, on none, and what none can take', async () => {
  const voice = await call(desk, { flows: project });
  await voice.presses('1');
  const chat = await call(desk, { channel: 'chat', flows: project, world });
  await chat.says('bye');
  const marks = exitMarks('Desk', coverage(project, [voice, chat]));
  expect(marks('hello', 'next')).toEqual({ state: 'walked', count: 2 });
  expect(marks('channel', '= VOICE')).toEqual({ state: 'walked', count: 1 });
  expect(marks('hello', 'NoMatchingError')).toEqual({ state: 'missing', count: 0 });
  expect(marks('keys', 'next')).toEqual({ state: 'impossible', count: 0 });
  expect(marks('bye', 'next')).toEqual({ state: 'walked', count: 2 });
  expect(marks('say', 'next')).toBeUndefined();
  const onlyVoice = exitMarks('Desk', coverage(project, [voice]));
  expect(onlyVoice('bye', 'next')).toEqual({ state: 'partly', count: 1 });
});

test('what a step hands over leaves by no exit of it', async () => {
  const away = flow('Away', {
    start: 'go',
    steps: { go: transferToFlow({ flow: desk, onError: 'end' }), end: disconnect() },
  });
  const caller = await call(away, { flows: project });
  expect(caller.passed.slice(0, 2)).toEqual(['go', 'hello']);
  const covered = coverage([away], [{ name: 'one', entries: caller.entries }], ['VOICE']);
  expect(covered[0]).toMatchObject({
    possible: ['go.NoMatchingError'],
    walked: [],
    exits: [
      { step: 'go', exit: 'next', possible: false, handsOver: true, count: 0, by: [] },
      { step: 'go', exit: 'NoMatchingError', possible: true, count: 0 },
    ],
  });
  const marks = exitMarks('Away', covered);
  expect(marks('go', 'next')).toEqual({ state: 'hand-over', count: 0 });
  expect(mermaid(away, { marks })).toContain('|"next, hands over"|');
  expect(svg(away, { marks })).toContain('go, next: to end; hands over');
});

test('without channels, all that can be simulated are listed', () => {
  expect(coverage([hello], []).map(({ channel }) => channel)).toEqual(['CHAT', 'VOICE']);
});

test('the report names what is missing', async () => {
  const voice = await call(desk, { flows: project });
  await voice.presses('1');
  const chat = await call(desk, { channel: 'chat', flows: project, world });
  await chat.says('nonsense');
  expect(`\n${coverageReport(coverage(project, [voice, chat]))}\n`).toMatchInlineSnapshot(`
    "
    Desk   CHAT   5 of 8 exits
      missing  hello.NoMatchingError
      missing  words.= Bye
      missing  words.NoMatchingError
    Desk   VOICE  4 of 8 exits
      missing  hello.NoMatchingError
      missing  keys.InputTimeLimitExceeded
      missing  keys.NoMatchingCondition
      missing  keys.NoMatchingError
    Hello  CHAT   1 of 1 exits
    Hello  VOICE  1 of 1 exits
    "
  `);
});

test('there is nothing to report of no flows', () => {
  expect(coverageReport(coverage([], []))).toBe('');
});
