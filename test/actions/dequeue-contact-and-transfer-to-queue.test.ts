import { expect, it } from 'vitest';
import { definition, moveToQueue } from '../../src/actions/dequeue-contact-and-transfer-to-queue.ts';
import { queue } from '../../src/language/resource.ts';
import { answer, enter, failure } from './contact.ts';

it('writes a queue and both errors', () => {
  expect(
    moveToQueue({ queue: queue('Second line'), next: 'wait', onFull: 'full', onError: 'sorry' }),
  ).toEqual({
    type: 'DequeueContactAndTransferToQueue',
    parameters: { QueueId: 'trunkline:queue/Second%20line' },
    transitions: {
      NextAction: 'wait',
      Errors: [
        { NextAction: 'full', ErrorType: 'QueueAtCapacity' },
        { NextAction: 'sorry', ErrorType: 'NoMatchingError' },
      ],
      Conditions: [],
    },
  });
});

it.each([
  [{ QueueId: 'Second line' }, { queue: 'Second line', agent: '' }],
  [{ AgentId: 'ann' }, { queue: '', agent: 'trunkline:agent/ann' }],
])('asks for a place in %j', (parameters, line) => {
  expect(enter(definition, parameters, { queue: 'First line' })).toEqual({
    ask: { kind: 'enqueue', ...line, priority: null, queueTimeAdjustment: 0, routing: null },
  });
});

it('fails without a queue', () => {
  expect(enter(definition, { QueueId: '' })).toEqual(failure('no queue is named'));
});

it('moves a contact eleven times', () => {
  expect(enter(definition, { QueueId: 'Second line' }, { queueMoves: 10 })).toHaveProperty('ask');
  expect(enter(definition, { QueueId: 'Second line' }, { queueMoves: 11 })).toEqual(
    failure('a contact is moved 11 times at the most'),
  );
});

it.each([
  [
    { kind: 'queued' },
    {
      exit: 'next',
      set: { Queue: { Name: 'Second line' } },
      change: { queue: 'Second line', queueMoves: 1 },
      entries: [{ type: 'queue.entered', queue: 'Second line' }],
    },
  ],
  [{ kind: 'failed', error: 'QueueAtCapacity' }, failure('QueueAtCapacity', 'QueueAtCapacity')],
  [{ kind: 'failed', error: 'no_such_queue' }, failure('no_such_queue')],
  [{ kind: 'played' }, { exit: 'NoMatchingError' }],
] as const)('is answered by %j', (event, outcome) => {
  expect(answer(definition, { QueueId: 'Second line' }, event)).toEqual(outcome);
});
