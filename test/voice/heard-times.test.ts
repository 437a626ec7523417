import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/action/entry.ts';
import {
  botNamed,
  checkHours,
  connectLex,
  disconnect,
  flow,
  getCustomerInput,
  hours,
  playPrompt,
} from '../../src/index.ts';
import type { LineAnswer } from '../../src/voice/channel.ts';
import { keys, silence, words } from './line.ts';
import { platformWith, smallCall } from './small.ts';

// A prompt of fifteen letters is thought to take a second.
const bye = disconnect();
const menu = getCustomerInput({
  text: 'Press one or two, or anything.',
  when: { '1': 'bye' },
  onTimeout: 'bye',
  onNoMatch: 'bye',
  onError: 'bye',
});
const line = flow('Line', {
  start: 'hello',
  steps: { hello: playPrompt({ text: 'Good day to you', next: 'menu' }), menu, bye },
});

/** The prompts of a log, in short. */
function prompts(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ type, step, at }) =>
    type.startsWith('prompt.') ? [`${step} ${type.slice('prompt.'.length)} ${at}`] : [],
  );
}

const rows: readonly (readonly [string, LineAnswer, number, readonly string[]])[] = [
  ['a key in the first prompt', keys('1'), 400, ['hello started 0', 'hello interrupted 400']],
  [
    'a key in the second prompt',
    keys('1'),
    1500,
    ['hello started 0', 'hello finished 1000', 'menu started 1000', 'menu interrupted 1500'],
  ],
  [
    'a key behind both',
    keys('1'),
    4000,
    ['hello started 0', 'hello finished 1000', 'menu started 1000', 'menu finished 3000'],
  ],
  [
    'silence, some time behind both',
    silence,
    8000,
    ['hello started 0', 'hello finished 1000', 'menu started 1000', 'menu finished 3000'],
  ],
  [
    'the end of prompts that took less than was thought',
    silence,
    1500,
    ['hello started 0', 'hello finished 500', 'menu started 500', 'menu finished 1500'],
  ],
];

test.each(rows)('%s', async (_what, answer, after, expected) => {
  const call = smallCall([line]);
  await call.arrives();
  await call.answers(answer, after);
  expect(prompts(call.entries)).toEqual(expected);
});

test('prompts of one document are told with the questions that they belong to, each once', async () => {
  const call = smallCall(
    [
      flow('Hours', {
        start: 'hello',
        steps: {
          hello: playPrompt({ text: 'Good day to you', next: 'open' }),
          open: checkHours({ hours: hours('Office'), open: 'more', closed: 'more', onError: 'more' }),
          more: playPrompt({ text: 'We are all here', next: 'menu' }),
          menu,
          bye,
        },
      }),
    ],
    { platform: platformWith({ hours: async () => ({ kind: 'hours', open: true }) }) },
  );
  await call.arrives();
  await call.answers(keys('1'), 2500);
  expect(prompts(call.entries)).toEqual([
    'hello started 0',
    'hello finished 1000',
    'more started 1000',
    'more finished 2000',
    'menu started 2000',
    'menu interrupted 2500',
  ]);
});

describe('a question that is asked twice', () => {
  test('has its prompt in the log as often as it was heard', async () => {
    const ask = connectLex({
      bot: botNamed('Desk'),
      text: 'How can I help?',
      when: { Ticket: 'bye' },
      onNoMatch: 'bye',
      onError: 'bye',
    });
    const call = smallCall([flow('Talk', { start: 'ask', steps: { ask, bye } })]);
    await call.arrives();
    await call.answers(words('mm', 0.1), 2000);
    await call.answers(words('mm', 0.1), 500);
    await call.answers(silence, 5000);
    expect(prompts(call.entries)).toEqual([
      'ask started 0',
      'ask finished 1000',
      'ask started 2000',
      'ask interrupted 2500',
      'ask started 2500',
      'ask finished 3500',
    ]);
  });
});
