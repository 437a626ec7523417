import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/action/contact.ts';
import { actions } from '../../src/actions/index.ts';
import { stepLimit } from '../../src/engine/run.ts';
import type { JsonObject } from '../../src/language/document.ts';
import { begin, bye, entriesOf, left, type Row, says, unit } from './contact.ts';

const compare = (next: string): Row => [
  'Compare',
  { ComparisonValue: '$.Channel' },
  { next, when: [['Equals', 'none', next]] },
];

const loop = (again: string, done: string): Row => [
  'Loop',
  { LoopCount: '2' },
  {
    next: done,
    when: [
      ['Equals', 'ContinueLooping', again],
      ['Equals', 'DoneLooping', done],
    ],
  },
];

describe('a flow that cannot go on', () => {
  const queue: Row = ['UpdateContactTargetQueue', { QueueId: '$.Attributes.none' }, { next: 'bye' }];

  it.each<[string, { readonly [step: string]: Row }]>([
    ['unsupported_action', { odd: ['AuthenticateParticipant', {}, { next: 'bye' }], bye }],
    ['unsupported_action', { odd: ['constructor', {}, { next: 'bye' }], bye }],
    ['unhandled_error', { queue, bye }],
    ['no_target', { hello: says('Hello.', 'nowhere') }],
    ['no_target', { hello: ['MessageParticipant', { Text: 'Hello.' }, {}] }],
    ['step_limit', { round: compare('and'), and: compare('round') }],
  ])('stops by name: %s', (reason, rows) => {
    const contact = begin([unit('Main', rows)]);
    expect(contact.snapshot).toMatchObject({ ended: { by: 'engine', reason }, waiting: '' });
    expect(entriesOf('failure', contact.entries).at(-1)).toMatchObject({ code: reason });
    expect(contact.entries.at(-1)).toMatchObject({ type: 'contact.ended', by: 'engine', reason });
  });

  it('names the type that cannot be played', () => {
    const contact = begin([unit('Main', { odd: ['AuthenticateParticipant', {}, { next: 'bye' }], bye })]);
    expect(entriesOf('failure', contact.entries)).toMatchObject([
      { detail: expect.stringContaining('AuthenticateParticipant'), step: 'odd' },
    ]);
  });

  it('without a start stops by name', () => {
    const document = { Version: '2019-10-30', StartAction: 'none', Actions: [] };
    expect(begin([{ name: 'Main', document }]).snapshot.ended).toEqual({ by: 'engine', reason: 'no_target' });
  });

  it('has taken as many steps as a turn may take', () => {
    const contact = begin([unit('Main', { round: compare('round') })]);
    expect(entriesOf('step.entered', contact.entries)).toHaveLength(stepLimit);
  });

  it('takes the steps of a turn anew for each turn', () => {
    const hundred: Row = [
      'Loop',
      { LoopCount: '100' },
      {
        next: 'bye',
        when: [
          ['Equals', 'ContinueLooping', 'hello'],
          ['Equals', 'DoneLooping', 'bye'],
        ],
      },
    ];
    const contact = begin([unit('Main', { loop: hundred, hello: says('Hello.', 'loop'), bye })]);
    expect(entriesOf('step.entered', contact.entries)).toHaveLength(201);
    expect(contact.turn.effects).toHaveLength(101);
  });
});

describe('a loop', () => {
  it.each(['second', 'constructor', '__proto__', 'toString'])(
    'counts whatever its step is called: %s',
    (name) => {
      const rows = Object.fromEntries([
        ['first', loop(name, 'bye')] as const,
        [name, loop(name, 'first')] as const,
        ['bye', bye] as const,
      ]);
      const round = [name, name, name].map(
        (step, index) => `${step} = ${index < 2 ? 'Continue' : 'Done'}Looping`,
      );
      expect(left(begin([unit('Main', rows)]).entries)).toEqual([
        'first = ContinueLooping',
        ...round,
        'first = ContinueLooping',
        ...round,
        'first = DoneLooping',
      ]);
    },
  );
});

const set = (type: string, parameters: JsonObject): Row => [
  type,
  parameters,
  { next: 'bye', errors: { NoMatchingError: 'full' } },
];

const kilobytes = (count: number, letter = 'x') => letter.repeat(count * 1024);

describe('the attributes of a contact', () => {
  it.each<[string, Row]>([
    [
      'set NoMatchingError',
      set('UpdateContactAttributes', { Attributes: { a: kilobytes(20), b: kilobytes(13) } }),
    ],
    ['set NoMatchingError', set('UpdateContactAttributes', { Attributes: { a: kilobytes(17, 'é') } })],
    ['set NoMatchingError', set('UpdateContactAttributes', { Attributes: { more: kilobytes(3) } })],
    ['set next', set('UpdateContactAttributes', { Attributes: { first: kilobytes(31) } })],
    ['set NoMatchingError', set('UpdateFlowAttributes', { FlowAttributes: { a: { Value: kilobytes(33) } } })],
    ['set next', set('UpdateFlowAttributes', { FlowAttributes: { a: { Value: kilobytes(31) } } })],
  ])('take 32 KB at the most: %s', (exit, row) => {
    const contact = begin([unit('Main', { set: row, full: says('Full.', 'bye'), bye })], {
      attributes: { first: kilobytes(30) },
    });
    expect(left(contact.entries)).toContain(exit);
    if (exit.endsWith('Error'))
      expect(contact.snapshot.values['Attributes']).toEqual({ first: kilobytes(30) });
  });
});

describe('the channels of an action', () => {
  const channels: readonly Channel[] = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];
  const rules = [...actions.values()].flatMap(({ type, channels: support, ...definition }) =>
    definition.enter === undefined
      ? []
      : channels.flatMap((channel) =>
          support[channel] === 'supported' ? [] : [{ type, channel, support: support[channel] }],
        ),
  );

  it.each(rules)('$type on $channel', ({ type, channel, support }) => {
    const errors = {
      NoMatchingError: 'bye',
      ChannelMismatch: 'bye',
      InvalidCallbackNumber: 'bye',
      CallbackNumberNotDialable: 'bye',
    };
    const contact = begin([unit('Main', { step: [type, {}, { next: 'bye', errors }], bye })], { channel });
    const exit =
      support === 'no-effect'
        ? 'next'
        : support === 'error'
          ? 'NoMatchingError'
          : typeof support === 'object' && support.error;
    expect(left(contact.entries)).toEqual([`step ${exit}`]);
    expect(entriesOf('failure', contact.entries)).toHaveLength(exit === 'next' ? 0 : 1);
    expect(contact.turn.effects.map(({ kind }) => kind)).toEqual(['disconnect']);
  });
});
