import { describe, expect, test } from 'vitest';
import {
  disconnect,
  flow,
  getCustomerInput,
  playPrompt,
  storeCustomerInput,
  storedInput,
  text,
} from '../../src/index.ts';
import type { LineAnswer } from '../../src/voice/channel.ts';
import { keys, silence, words } from './line.ts';
import { smallCall } from './small.ts';

const sorry = playPrompt({ text: 'Sorry.', next: 'bye' });
const bye = disconnect();
const done = playPrompt({ text: text`You typed ${storedInput}.`, next: 'bye' });
const heard = { kind: 'heard' } as const;

function entry(props: {
  readonly digits?: number;
  readonly terminator?: string;
  readonly cancelKey?: boolean;
}) {
  return flow('Entry', {
    start: 'type',
    steps: {
      type: storeCustomerInput({ text: 'Type.', ...props, next: 'done', onError: 'sorry' }),
      done,
      sorry,
      bye,
    },
  });
}

/** What the line brings, one after the other, and what of it is kept until the end. */
const rows: readonly {
  readonly what: string;
  readonly props: Parameters<typeof entry>[0];
  readonly line: readonly LineAnswer[];
  /** The keys that are kept after each answer but the last. */
  readonly kept?: readonly string[];
  readonly entry: string;
}[] = [
  { what: 'the key that ends it', props: {}, line: [keys('1234', true)], entry: '1234' },
  { what: 'as many as it may have', props: { digits: 4 }, line: [keys('1234')], entry: '1234' },
  { what: 'no further key in time', props: {}, line: [keys('12')], entry: '12' },
  { what: 'nothing at all', props: {}, line: [silence], entry: 'Timeout' },
  { what: 'words, which are no keys', props: {}, line: [words('twelve')], entry: 'Timeout' },
  { what: 'nothing but that it was heard', props: {}, line: [heard], entry: 'Timeout' },
  { what: 'only the key that ends it', props: {}, line: [keys('', true)], entry: '' },
  { what: 'a * that starts over', props: {}, line: [keys('9*12', true)], entry: '12' },
  {
    what: 'a * among as many keys as it may have',
    props: { digits: 4 },
    line: [keys('9*12'), keys('34')],
    kept: ['12'],
    entry: '1234',
  },
  { what: 'a * that is a key', props: { cancelKey: false }, line: [keys('9*12', true)], entry: '9*12' },
  {
    what: 'two keys that end it, and the second one before',
    props: { terminator: '0#' },
    line: [keys('12', true), keys('30', true)],
    kept: ['12#'],
    entry: '12#3',
  },
  {
    what: 'the second of two keys that end it, and then nothing',
    props: { terminator: '0#' },
    line: [keys('12', true), silence],
    kept: ['12#'],
    entry: '12#',
  },
  {
    what: 'five keys that end it, which end it by themselves',
    props: { terminator: '*****', cancelKey: false },
    line: [keys('12****', true)],
    entry: '12',
  },
];

describe('an entry', () => {
  test.each(rows)('ends with $what', async ({ props, line, kept = [], entry: stored }) => {
    const call = smallCall([entry(props)]);
    expect(await call.arrives()).toMatchObject({ waits: 'collect', prompt: 'Type.', asks: null, typed: '' });
    for (const [index, answer] of line.entries()) {
      const told = await call.answers(answer);
      if (index < line.length - 1)
        expect(told).toMatchObject({ waits: 'collect', asks: [], typed: kept[index], said: [] });
      else expect(told).toMatchObject({ said: [`You typed ${stored}.`] });
    }
  });
});

test.each([
  [{ country: 'US' }, '2025550133', '+12025550133'],
  ['E164', '12025550133', '+12025550133'],
  [{ country: 'US' }, '5550', undefined],
] as const)('a phone number %j, typed %s, is %s', async (phoneNumber, typed, number) => {
  const call = smallCall([
    flow('Number', {
      start: 'type',
      steps: {
        type: storeCustomerInput({
          text: 'Type.',
          phoneNumber,
          next: 'done',
          onInvalidNumber: 'wrong',
          onError: 'sorry',
        }),
        wrong: playPrompt({ text: 'No number.', next: 'bye' }),
        done,
        sorry,
        bye,
      },
    }),
  ]);
  await call.arrives();
  const said = number === undefined ? 'No number.' : `You typed ${number}.`;
  expect(await call.answers(keys(typed, true))).toMatchObject({ said: [said] });
});

test.each([
  [keys('1'), 'One.'],
  [keys('#'), 'Hash.'],
  [keys('7'), 'None of them.'],
  [silence, 'Nothing.'],
  [keys('', true), 'Nothing.'],
  [words('one'), 'Nothing.'],
])('in a menu, %j leads to %s', async (answer, said) => {
  const call = smallCall([
    flow('Menu', {
      start: 'menu',
      steps: {
        menu: getCustomerInput({
          text: 'Press.',
          when: { '1': 'one', '#': 'hash' },
          onTimeout: 'nothing',
          onNoMatch: 'none',
          onError: 'sorry',
        }),
        one: playPrompt({ text: 'One.', next: 'bye' }),
        hash: playPrompt({ text: 'Hash.', next: 'bye' }),
        none: playPrompt({ text: 'None of them.', next: 'bye' }),
        nothing: playPrompt({ text: 'Nothing.', next: 'bye' }),
        sorry,
        bye,
      },
    }),
  ]);
  await call.arrives();
  expect(await call.answers(answer)).toMatchObject({ said: [said] });
});
