import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/action/event.ts';
import type { Unit } from '../../src/language/document.ts';
import { begin, bye, entriesOf, left, menu, type Row, says, unit } from './contact.ts';

const toQueue: Row = [
  'TransferContactToQueue',
  {},
  { next: 'sorry', errors: { QueueAtCapacity: 'full', NoMatchingError: 'sorry' } },
];
const desk = (next: string): Row => [
  'UpdateContactTargetQueue',
  { QueueId: 'desk' },
  { next, errors: { NoMatchingError: 'sorry' } },
];
const hook = (name: string, flow: string, next: string): Row => [
  'UpdateContactEventHooks',
  { EventHooks: { [name]: flow } },
  { next, errors: { NoMatchingError: 'sorry' } },
];
const ends = { full: says('Full.', 'bye'), sorry: says('Sorry.', 'bye'), bye };

const plain = unit('Main', { set: desk('queue'), queue: toQueue, ...ends });
const hooked = unit('Main', {
  hook: hook('CustomerQueue', 'Waiting', 'set'),
  set: desk('queue'),
  queue: toQueue,
  ...ends,
});
const waiting = unit(
  'Waiting',
  {
    music: [
      'MessageParticipantIteratively',
      { Messages: [{ Text: 'Please hold.' }, { PromptId: 'music' }], InterruptFrequencySeconds: '30' },
      { next: 'end', when: [['Equals', 'MessagesInterrupted', 'tell']], errors: { NoMatchingError: 'end' } },
    ],
    tell: says('You are next.', 'music'),
    end: ['EndFlowExecution'],
  },
  'CUSTOMER_QUEUE',
);

const answered = (id = 'a-1', at = 40_000): Notice => ({ kind: 'agent-answered', agent: 'jane', id, at });
const hangup = (by: 'customer' | 'agent', id = 'h-1', at = 90_000): Notice => ({
  kind: 'hangup',
  by,
  id,
  at,
});

function queued(flows: readonly Unit[]) {
  const contact = begin(flows);
  contact.answer({ kind: 'queued' });
  return contact;
}

describe('a contact that is put into a queue', () => {
  it('is asked for with its queue, and waits with what the instance plays', () => {
    const contact = begin([plain]);
    expect(contact.turn.effects).toMatchObject([
      { kind: 'enqueue', queue: 'desk', agent: '', priority: null },
    ]);
    contact.answer({ kind: 'queued' }, { at: 1000 });
    expect(contact.snapshot).toMatchObject({ waiting: 'agent', queued: { queue: 'desk', at: 1000 } });
    expect(contact.turn.effects).toMatchObject([{ kind: 'hold' }]);
    expect(entriesOf('queue.entered', contact.entries)).toMatchObject([{ queue: 'desk' }]);
  });

  it.each([
    ['QueueAtCapacity', 'queue QueueAtCapacity'],
    ['Unreachable', 'queue NoMatchingError'],
  ])('leaves by the exit of its error: %s', (error, exit) => {
    const contact = begin([plain]);
    contact.answer({ kind: 'failed', error });
    expect(left(contact.entries)).toContain(exit);
    expect(contact.snapshot.queued).toBeNull();
  });

  it('takes the error exit without a working queue', () => {
    const contact = begin([unit('Main', { queue: toQueue, ...ends })]);
    expect(left(contact.entries)).toContain('queue NoMatchingError');
  });

  it('cannot be moved by an answer while it waits for an agent', () => {
    const contact = queued([plain]);
    expect(contact.answer({ kind: 'played' })).toMatchObject({ stale: true, effects: [], entries: [] });
    expect(contact.snapshot.waiting).toBe('agent');
  });
});

describe('a customer queue flow', () => {
  it('is played round and round, each time interrupted', () => {
    const contact = queued([hooked, waiting]);
    expect(contact.turn.effects).toMatchObject([
      {
        kind: 'play-around',
        messages: [{ content: 'Please hold.' }, { as: 'recording', content: 'music' }],
        interruptAfter: 30,
        keepPlaying: false,
      },
    ]);
    contact.answer({ kind: 'interrupted' }, { at: 30_000 });
    contact.answer({ kind: 'interrupted' }, { at: 60_000 });
    expect(left(contact.entries).slice(3)).toEqual([
      'music = MessagesInterrupted',
      'tell next',
      'music = MessagesInterrupted',
      'tell next',
    ]);
    expect(contact.turn.effects.map(({ kind }) => kind)).toEqual(['say', 'play-around']);
  });

  it('is left when an agent answers', () => {
    const contact = queued([hooked, waiting]);
    const turn = contact.notice(answered());
    expect(turn.snapshot).toMatchObject({
      waiting: 'talk',
      agent: 'jane',
      turn: 3,
      values: { Agent: { UserName: 'jane' } },
    });
    expect(turn.effects).toEqual([]);
    expect(contact.answer({ kind: 'interrupted' }, { turn: 2 }).entries).toEqual([]);
    expect(contact.answer({ kind: 'interrupted' }, { turn: 3 })).toMatchObject({ stale: true });
    contact.notice(answered('a-2'));
    expect(contact.snapshot).toMatchObject({ waiting: 'talk', turn: 3 });
  });

  it('that ends leaves the contact waiting in the queue', () => {
    const contact = queued([
      hooked,
      unit('Waiting', { say: says('Please wait.', 'end'), end: ['EndFlowExecution'] }, 'CUSTOMER_QUEUE'),
    ]);
    contact.answer({ kind: 'played' });
    expect(contact.snapshot).toMatchObject({ waiting: 'agent', ended: null });
    expect(contact.turn.effects).toMatchObject([{ kind: 'hold' }]);
    contact.notice(answered());
    expect(contact.snapshot.waiting).toBe('talk');
  });

  it('that is not linked ends the contact by name', () => {
    expect(queued([hooked]).snapshot.ended).toEqual({ by: 'engine', reason: 'not_linked' });
  });

  it('can end the contact', () => {
    const contact = queued([hooked, unit('Waiting', { bye }, 'CUSTOMER_QUEUE')]);
    expect(contact.snapshot.ended).toEqual({ by: 'flow', reason: 'disconnected' });
  });

  it('can offer a key while the contact waits, and an agent may answer in the question', () => {
    const contact = queued([hooked, unit('Waiting', { ask: menu('bye', 'bye'), bye }, 'CUSTOMER_QUEUE')]);
    contact.notice(answered());
    expect(contact.snapshot.waiting).toBe('talk');
  });

  it('moves the contact into another queue', () => {
    const move: Row = [
      'DequeueContactAndTransferToQueue',
      { QueueId: 'second line' },
      { next: 'end', errors: { QueueAtCapacity: 'end', NoMatchingError: 'end' } },
    ];
    const contact = queued([hooked, unit('Waiting', { move, end: ['EndFlowExecution'] }, 'CUSTOMER_QUEUE')]);
    contact.answer({ kind: 'queued' }, { at: 7000 });
    expect(contact.snapshot).toMatchObject({ waiting: 'agent', values: { Queue: { Name: 'second line' } } });
    expect(contact.snapshot.queued).toMatchObject({ queue: 'second line' });
  });

  it('keeps the contact in its queue when the other one is full', () => {
    const move: Row = [
      'DequeueContactAndTransferToQueue',
      { QueueId: 'second line' },
      { next: 'end', errors: { QueueAtCapacity: 'end', NoMatchingError: 'end' } },
    ];
    const contact = queued([hooked, unit('Waiting', { move, end: ['EndFlowExecution'] }, 'CUSTOMER_QUEUE')]);
    contact.answer({ kind: 'failed', error: 'QueueAtCapacity' });
    expect(contact.snapshot).toMatchObject({ queued: { queue: 'desk' }, waiting: 'agent' });
  });
});

describe('a talk with an agent', () => {
  it.each(['agent', 'customer'] as const)('ends with the %s hanging up', (by) => {
    const contact = queued([plain]);
    contact.notice(answered());
    contact.notice(hangup(by));
    expect(contact.snapshot.ended).toEqual({ by, reason: 'hangup' });
  });

  it('leads to the disconnect flow, where the customer can still be asked', () => {
    const survey = unit('Survey', { ask: menu('bye', 'bye'), bye });
    const main = unit('Main', {
      hook: hook('CustomerRemaining', 'Survey', 'set'),
      set: desk('queue'),
      queue: toQueue,
      ...ends,
    });
    const contact = queued([main, survey]);
    contact.notice(answered());
    contact.notice(hangup('agent'));
    expect(contact.snapshot).toMatchObject({ flow: 'Survey', waiting: 'answer' });
    contact.answer({ kind: 'keys', keys: '1' });
    expect(left(contact.entries).at(-1)).toBe('ask = 1');
  });

  it('can be followed by another: the disconnect flow puts the customer back into the queue', () => {
    const again = unit('Again', { queue: toQueue, full: bye, sorry: bye });
    const main = unit('Main', {
      hook: hook('CustomerRemaining', 'Again', 'set'),
      set: desk('queue'),
      queue: toQueue,
      ...ends,
    });
    const contact = queued([main, again]);
    contact.notice(answered());
    contact.notice(hangup('agent'));
    contact.answer({ kind: 'queued' });
    expect(contact.snapshot.waiting).toBe('agent');
    contact.notice({ kind: 'agent-answered', agent: 'joe', id: 'a-2', at: 100_000 });
    expect(contact.snapshot).toMatchObject({ waiting: 'talk', agent: 'joe' });
    contact.notice(hangup('agent', 'h-2', 120_000));
    expect(contact.snapshot.waiting).not.toBe('talk');
  });

  it('can be followed by a queue flow whose end leaves the customer waiting', () => {
    const again = unit('Again', {
      hook: hook('CustomerQueue', 'Waiting', 'queue'),
      queue: toQueue,
      full: bye,
      sorry: bye,
    });
    const main = unit('Main', {
      hook: hook('CustomerRemaining', 'Again', 'set'),
      set: desk('queue'),
      queue: toQueue,
      ...ends,
    });
    const contact = queued([main, again, unit('Waiting', { end: ['EndFlowExecution'] }, 'CUSTOMER_QUEUE')]);
    contact.notice(answered());
    contact.notice(hangup('agent'));
    contact.answer({ kind: 'queued' });
    expect(contact.snapshot).toMatchObject({ waiting: 'agent', ended: null });
  });
});
