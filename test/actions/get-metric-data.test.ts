import { expect, test } from 'vitest';
import { definition, getMetrics } from '../../src/actions/get-metric-data.ts';
import { system } from '../../src/language/reference.ts';
import { queue } from '../../src/language/resource.ts';
import { contactWith } from './contact.ts';

const metrics = { staffed: 3, available: 1, online: 4, waiting: 7, oldest: 95 };
const desk = 'trunkline:queue/Service%20desk';
const arn = 'arn:aws:connect:us-east-1:111122223333:instance/i/queue/q';

test.each([
  [{}, desk, { ask: { kind: 'metrics', queue: desk, agent: '', channel: '' } }],
  [
    { QueueId: 'q', QueueChannel: 'Chat' },
    desk,
    { ask: { kind: 'metrics', queue: 'q', agent: '', channel: 'Chat' } },
  ],
  [{}, '', { exit: 'NoMatchingError' }],
] as const)('%j with working queue "%s"', (parameters, working, expected) => {
  expect(definition.enter?.(parameters, contactWith({ queue: working }), 0)).toMatchObject(expected);
});

test('the metrics are texts under the names that references read', () => {
  const more = { Queue: { EstimatedWaitTime: '60' }, Contact: { PositionInQueue: '2' } };
  const outcome = definition.answer?.(
    {},
    contactWith({ queue: desk }),
    { kind: 'metrics', metrics: { ...metrics, more } },
    0,
  );
  expect(outcome).toEqual({
    exit: 'next',
    set: {
      Metrics: {
        Queue: { Name: 'Service desk', Size: '7', OldestContactAge: '95', EstimatedWaitTime: '60' },
        Agents: { Online: { Count: '4' }, Available: { Count: '1' }, Staffed: { Count: '3' } },
        Contact: { PositionInQueue: '2' },
      },
    },
    entries: [{ type: 'metrics.read', queue: desk }],
  });
});

test.each([
  [{ QueueId: arn }, contactWith({ queue: desk }), { ARN: arn }],
  [
    {},
    contactWith({ queue: arn, values: { Queue: { Name: 'Desk', ARN: arn, OutboundCallerId: {} } } }),
    { Name: 'Desk', ARN: arn },
  ],
])('%j names the queue', (parameters, contact, named) => {
  const outcome = definition.answer?.(parameters, contact, { kind: 'metrics', metrics }, 0);
  expect(outcome?.set?.['Metrics']).toMatchObject({ Queue: { ...named, Size: '7' } });
  expect(outcome?.set?.['Metrics']).not.toHaveProperty('Queue.OutboundCallerId');
});

test('getMetrics() writes what the console writes', () => {
  expect(getMetrics({ next: 'tell', onError: 'sorry' })).toMatchObject({
    parameters: {},
    transitions: { NextAction: 'tell', Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }] },
  });
  const step = getMetrics({
    queue: queue('Service desk'),
    channel: system('Channel'),
    next: 'a',
    onError: 'b',
  });
  expect(step.parameters).toEqual({ QueueId: desk, QueueChannel: '$.Channel' });
});
