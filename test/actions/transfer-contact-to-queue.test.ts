import { expect, it } from 'vitest';
import { definition, transferToQueue } from '../../src/actions/transfer-contact-to-queue.ts';
import { answer, enter, failure } from './contact.ts';

it('writes what the console writes', () => {
  expect(transferToQueue({ onFull: 'full', onError: 'sorry' })).toEqual({
    type: 'TransferContactToQueue',
    parameters: {},
    transitions: {
      NextAction: 'sorry',
      Errors: [
        { NextAction: 'full', ErrorType: 'QueueAtCapacity' },
        { NextAction: 'sorry', ErrorType: 'NoMatchingError' },
      ],
      Conditions: [],
    },
  });
});

it.each([
  ['Sales', { queue: 'Sales', agent: '' }],
  ['trunkline:agent/ann', { queue: '', agent: 'trunkline:agent/ann' }],
])('lines up in %s', (queue, line) => {
  expect(enter(definition, {}, { queue, priority: 2, queueTimeAdjustment: 30 })).toEqual({
    ask: { kind: 'enqueue', ...line, priority: 2, queueTimeAdjustment: 30, routing: null },
  });
});

it('fails without a working queue', () => {
  expect(enter(definition, {})).toEqual(failure('no working queue is set'));
});

it.each([
  [{ kind: 'queued' }, { wait: 'agent' }],
  [{ kind: 'failed', error: 'QueueAtCapacity' }, failure('QueueAtCapacity', 'QueueAtCapacity')],
  [{ kind: 'failed', error: 'no_such_queue' }, failure('no_such_queue')],
  [{ kind: 'played' }, { exit: 'NoMatchingError' }],
] as const)('is answered by %j', (event, outcome) => {
  expect(answer(definition, {}, event, { queue: 'Sales' })).toEqual(outcome);
});
