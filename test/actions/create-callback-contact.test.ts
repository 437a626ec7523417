import { expect, it } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { createCallback, definition } from '../../src/actions/create-callback-contact.ts';
import { queue } from '../../src/language/resource.ts';
import { answer, enter, failure } from './contact.ts';

const times = { InitialCallDelaySeconds: '5', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' };

it('writes what the console writes', () => {
  expect(createCallback({ next: 'bye', onError: 'sorry' })).toEqual({
    type: 'CreateCallbackContact',
    parameters: times,
    transitions: {
      NextAction: 'bye',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [],
    },
  });
  expect(
    createCallback({
      queue: queue('Later'),
      delay: 60,
      attempts: 3,
      retryDelay: 900,
      next: 'a',
      onError: 'b',
    }).parameters,
  ).toEqual({
    QueueId: 'trunkline:queue/Later',
    InitialCallDelaySeconds: '60',
    MaximumConnectionAttempts: '3',
    RetryDelaySeconds: '900',
  });
});

const callback = {
  kind: 'callback',
  queue: 'Desk',
  agent: '',
  number: '+12025550100',
  delay: 5,
  attempts: 1,
  retryDelay: 600,
};

it.each([
  ['in the working queue', times, { queue: 'Desk' }, callback],
  ['in another queue', { ...times, QueueId: 'Later' }, { queue: 'Desk' }, { ...callback, queue: 'Later' }],
  ['by an agent', { ...times, AgentId: 'ann' }, {}, { ...callback, queue: '', agent: 'trunkline:agent/ann' }],
  [
    'at another number',
    times,
    { queue: 'Desk', callbackNumber: '+12025550123' },
    { ...callback, number: '+12025550123' },
  ],
])('asks for a callback %s', (_name, parameters, contact, ask) => {
  expect(enter(definition, parameters, contact)).toEqual({ ask });
});

it.each([
  ['a queue', { queue: '' }, 'no working queue is set'],
  ['a number', { queue: 'Desk', values: { CustomerEndpoint: null } }, 'there is no number to call back'],
  ['an endpoint', { queue: 'Desk', values: {} }, 'there is no number to call back'],
])('fails without %s', (_name, contact, detail) => {
  expect(enter(definition, times, contact)).toEqual(failure(detail));
});

it.each([
  [
    { kind: 'scheduled' },
    { exit: 'next', entries: [{ type: 'callback.scheduled', number: '+12025550100' }] },
  ],
  [{ kind: 'failed', error: 'not_dialable' }, failure('not_dialable')],
  [{ kind: 'played' }, { exit: 'NoMatchingError' }],
] as const)('is answered by %j', (event, outcome) => {
  expect(answer(definition, times, event)).toEqual(outcome);
});

it('takes at most one of queue and agent', () => {
  expect(formOf(definition, times).exactlyOne).toEqual([]);
  expect(formOf(definition, { ...times, QueueId: 'x' }).exactlyOne).toEqual([['QueueId', 'AgentId']]);
});
