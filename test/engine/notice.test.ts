import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/action/event.ts';
import { begin, bye, entriesOf, left, menu, passed, type Row, unit } from './contact.ts';

const hangup = (by: 'customer' | 'agent' | 'network' = 'customer', id = 'h-1', at = 500): Notice => ({
  kind: 'hangup',
  by,
  id,
  at,
});
const answered = (id = 'a-1', at = 500): Notice => ({ kind: 'agent-answered', agent: 'jane', id, at });

const main = unit('Main', { menu: menu('bye', 'bye'), bye });

const hooked = (flow: string, hook = 'CustomerRemaining', next = 'menu'): Row => [
  'UpdateContactEventHooks',
  { EventHooks: { [hook]: flow } },
  { next, errors: { NoMatchingError: next } },
];
const withHook = unit('Main', { hook: hooked('After'), menu: menu('bye', 'bye'), bye });

describe('an answer that comes after a notice has closed its turn', () => {
  const after = unit('After', {
    work: [
      'InvokeLambdaFunction',
      { LambdaFunctionARN: 'note', InvocationTimeLimitSeconds: '8' },
      { next: 'bye', errors: { NoMatchingError: 'bye' } },
    ],
    bye,
  });

  it('is late: what the notice led to is not done again for it', () => {
    const contact = begin([withHook, after]);
    const { turn } = contact.snapshot;
    contact.notice(hangup());
    expect(contact.snapshot).toMatchObject({ turn: turn + 1, effects: [{ kind: 'invoke' }] });
    const late = contact.answer({ kind: 'keys', keys: '1' }, { turn });
    expect(late).toMatchObject({ stale: true, effects: [], entries: [] });
  });
});

describe('news that does not move the flow', () => {
  const news: readonly [Notice, object][] = [
    [
      { kind: 'queue-position', position: 3, id: 'n', at: 700 },
      { type: 'queue.position', position: 3 },
    ],
    [
      { kind: 'dial-status', status: 'ringing', id: 'n', at: 700 },
      { type: 'dial.status', status: 'ringing' },
    ],
    [
      { kind: 'timer', name: 'sla', id: 'n', at: 700 },
      { type: 'timer.fired', name: 'sla' },
    ],
  ];

  it.each(news)('is written down and leaves the turn open: $kind', (notice, entry) => {
    const contact = begin([main]);
    const { effects, turn } = contact.snapshot;
    const after = contact.notice(notice);
    expect(after.entries).toEqual([{ ...entry, at: 700, flow: 'Main', step: 'menu' }]);
    expect(after.effects).toEqual([]);
    expect(after.snapshot).toMatchObject({
      turn,
      effects,
      waiting: 'answer',
      seen: [{ id: 'n', turn: 0 }],
      at: 700,
    });
    contact.answer({ kind: 'keys', keys: '1' });
    expect(left(contact.entries)).toEqual(['menu = 1']);
  });

  it.each(news)('is taken once: $kind', (notice) => {
    const contact = begin([main]);
    const { snapshot } = contact.notice(notice);
    expect(contact.notice(notice)).toMatchObject({ entries: [], repeated: true });
    expect(contact.snapshot).toBe(snapshot);
  });

  it('gives the effects of a notice again, and of that notice only', () => {
    const contact = begin([withHook, unit('After', { ask: menu('bye', 'bye'), bye })]);
    const position: Notice = { kind: 'queue-position', position: 3, id: 'n', at: 100 };
    contact.notice(position);
    const { effects } = contact.notice(hangup('network'));
    expect(contact.notice(hangup('network'))).toMatchObject({ repeated: true, effects });
    expect(contact.notice(position)).toMatchObject({ repeated: true, effects: [] });
  });

  it('does not let an agent answer a contact that is in no queue', () => {
    const contact = begin([main]);
    contact.notice(answered());
    expect(contact.snapshot).toMatchObject({ agent: '', waiting: 'answer', turn: 1 });
  });

  it('does not let an agent hang up who is not there', () => {
    const contact = begin([main]);
    contact.notice(hangup('agent'));
    expect(contact.snapshot).toMatchObject({ ended: null, hungUp: '', turn: 1 });
  });

  it('remembers the last 50 ids', () => {
    const contact = begin([main]);
    for (let index = 0; index < 60; index++)
      contact.notice({ kind: 'timer', name: 't', id: `n-${index}`, at: 0 });
    expect(contact.snapshot.seen).toHaveLength(50);
    expect(contact.snapshot.seen.at(-1)).toEqual({ id: 'n-59', turn: 0 });
    expect(contact.notice({ kind: 'timer', name: 't', id: 'n-10', at: 0 }).repeated).toBe(true);
  });
});

describe('a hang-up', () => {
  it.each(['customer', 'network'] as const)('by the %s ends the contact', (by) => {
    const contact = begin([main]);
    const turn = contact.notice({
      ...hangup(by),
      played: [{ effect: 0, started: 0, interruptedAt: 500 }],
    });
    expect(turn.effects).toEqual([]);
    expect(turn.snapshot).toMatchObject({ ended: { by, reason: 'hangup' }, hungUp: by, waiting: '' });
    expect(turn.entries.map(({ type }) => type)).toEqual([
      'prompt.started',
      'prompt.interrupted',
      'contact.hungup',
      'contact.ended',
    ]);
  });

  it('closes the open turn: its answer comes too late', () => {
    const contact = begin([withHook, unit('After', { ask: menu('bye', 'bye'), bye })]);
    contact.notice(hangup('network'));
    const { snapshot } = contact;
    const late = contact.answer({ kind: 'keys', keys: '1' }, { turn: 1 });
    expect(late.entries).toEqual([]);
    expect(late.repeated ?? late.stale).toBe(true);
    expect(late.snapshot).toBe(snapshot);
  });

  it('that comes twice is taken once', () => {
    const contact = begin([main]);
    const { snapshot } = contact.notice(hangup());
    expect(contact.notice(hangup())).toMatchObject({ entries: [], repeated: true });
    expect(contact.snapshot).toBe(snapshot);
  });

  it('after the end is stale', () => {
    const contact = begin([main]);
    contact.notice(hangup());
    expect(contact.notice(hangup('network', 'h-2'))).toMatchObject({ entries: [], effects: [], stale: true });
  });
});

describe('a disconnect flow', () => {
  const after = unit('After', {
    note: [
      'UpdateContactAttributes',
      { Attributes: { over: 'yes' } },
      { next: 'say', errors: { NoMatchingError: 'end' } },
    ],
    say: [
      'MessageParticipant',
      { Text: 'Are you there?' },
      { next: 'ask', errors: { NoMatchingError: 'gone' } },
    ],
    ask: menu('end', 'end', 'gone'),
    gone: [
      'UpdateContactAttributes',
      { Attributes: { gone: 'yes' } },
      { next: 'end', errors: { NoMatchingError: 'end' } },
    ],
    end: ['EndFlowExecution'],
  });

  it('runs when the customer hangs up, and what speaks to the customer takes the error exit', () => {
    const contact = begin([withHook, after]);
    contact.notice(hangup());
    expect(left(contact.entries)).toEqual(['hook next', 'note next', 'say NoMatchingError', 'gone next']);
    expect(entriesOf('flow.entered', contact.entries).map(({ why }) => why)).toEqual([
      'start',
      'CustomerRemaining',
    ]);
    expect(contact.snapshot.values['Attributes']).toEqual({ over: 'yes', gone: 'yes' });
    expect(contact.snapshot.ended).toEqual({ by: 'customer', reason: 'ended' });
  });

  it('takes the error exit of every step that needs the customer', () => {
    const asks: Row = [
      'GetParticipantInput',
      { Text: 'Press.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
      { next: 'bot', when: [['Equals', '1', 'end']], errors: { NoMatchingError: 'bot' } },
    ];
    const bot: Row = [
      'ConnectParticipantWithLexBot',
      { Text: 'Hi.', LexV2Bot: { AliasArn: 'bot' } },
      { next: 'end', errors: { NoMatchingError: 'end' } },
    ];
    const contact = begin([withHook, unit('After', { asks, bot, end: ['EndFlowExecution'] })]);
    contact.notice(hangup());
    expect(left(contact.entries).slice(1)).toEqual(['asks NoMatchingError', 'bot NoMatchingError']);
  });

  it('is told what happened even when the caller hangs up in a prompt', () => {
    const contact = begin([withHook, after]);
    contact.notice({ ...hangup(), played: [{ effect: 0, started: 0, interruptedAt: 500 }] });
    expect(entriesOf('prompt.interrupted', contact.entries)).toMatchObject([
      { flow: 'Main', step: 'menu', at: 500 },
    ]);
  });

  it('is looked for by name, and its absence ends the contact by name', () => {
    const contact = begin([withHook]);
    contact.notice(hangup());
    expect(contact.snapshot.ended).toEqual({ by: 'engine', reason: 'not_linked' });
  });

  it('runs once: the customer who hangs up in it ends the contact', () => {
    const queue = unit('Main', {
      hook: hooked('After', 'CustomerRemaining', 'set'),
      set: [
        'UpdateContactTargetQueue',
        { QueueId: 'desk' },
        { next: 'queue', errors: { NoMatchingError: 'bye' } },
      ],
      queue: [
        'TransferContactToQueue',
        {},
        { next: 'bye', errors: { QueueAtCapacity: 'bye', NoMatchingError: 'bye' } },
      ],
      bye,
    });
    const contact = begin([queue, after]);
    contact.answer({ kind: 'queued' });
    contact.notice(answered());
    contact.notice(hangup('agent'));
    expect(contact.snapshot).toMatchObject({
      flow: 'After',
      step: 'ask',
      hungUp: 'agent',
      waiting: 'answer',
    });
    contact.notice(hangup('customer', 'h-2'));
    expect(contact.snapshot.ended).toEqual({ by: 'customer', reason: 'hangup' });
    expect(passed(contact.entries).filter((step) => step === 'note')).toHaveLength(1);
  });

  it('clears the stack of modules that the contact was in', () => {
    const caller = unit('Main', {
      hook: hooked('After', 'CustomerRemaining', 'call'),
      call: [
        'InvokeFlowModule',
        { FlowModuleId: 'Ask' },
        { next: 'bye', errors: { NoMatchingError: 'bye' } },
      ],
      bye,
    });
    const module = unit('Ask', { ask: menu('back', 'back'), back: ['EndFlowModuleExecution'] }, 'MODULE');
    const contact = begin([
      caller,
      module,
      unit('After', { ask: menu('end', 'end', 'end'), end: ['EndFlowExecution'] }),
    ]);
    expect(contact.snapshot.depth).toBe(1);
    contact.notice(hangup());
    expect(contact.snapshot).toMatchObject({ depth: 0, stack: [], ended: { by: 'customer' } });
  });
});
