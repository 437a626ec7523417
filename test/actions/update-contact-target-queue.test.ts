import { describe, expect, it } from 'vitest';
import { definition, setWorkingQueue } from '../../src/actions/update-contact-target-queue.ts';
import { attribute } from '../../src/language/reference.ts';
import { agentNamed, queue } from '../../src/language/resource.ts';
import { enter, failure } from './contact.ts';

const arn = 'arn:aws:connect:eu-west-2:111111111111:instance/i-1/queue/q-1';
const agentArn = 'arn:aws:connect:eu-west-2:111111111111:instance/i-1/agent/a-1';

describe('setWorkingQueue', () => {
  it.each([
    [{ queue: queue('Service desk') }, { QueueId: 'trunkline:queue/Service%20desk' }],
    [{ queue: attribute('queue') }, { QueueId: '$.Attributes.queue' }],
    [{ agent: agentNamed('ann') }, { AgentId: 'trunkline:agent/ann' }],
  ])('writes what the console writes: %j', (named, parameters) => {
    expect(setWorkingQueue({ ...named, next: 'go', onError: 'sorry' })).toEqual({
      type: 'UpdateContactTargetQueue',
      parameters,
      transitions: {
        NextAction: 'go',
        Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
        Conditions: [],
      },
    });
  });

  it('takes either a queue or an agent', () => {
    // @ts-expect-error one of them is missing
    setWorkingQueue({ next: 'go', onError: 'sorry' });
    // @ts-expect-error only one of them
    setWorkingQueue({ queue: queue('A'), agent: agentNamed('ann'), next: 'go', onError: 'sorry' });
  });
});

it.each([
  [{ QueueId: 'trunkline:queue/Service%20desk' }, 'trunkline:queue/Service%20desk', { Name: 'Service desk' }],
  [{ QueueId: arn }, arn, { ARN: arn }],
  [{ QueueId: 'Sales' }, 'Sales', { Name: 'Sales' }],
  [{ QueueId: '${SalesQueue}' }, '${SalesQueue}', { Name: '${SalesQueue}' }],
  [{ AgentId: 'ann' }, 'trunkline:agent/ann', { Name: 'ann' }],
  [{ AgentId: agentArn }, agentArn, { ARN: agentArn }],
])('sets the queue of %j', (parameters, value, Queue) => {
  expect(enter(definition, parameters)).toEqual({
    exit: 'next',
    set: { Queue },
    change: { queue: value },
    entries: [{ type: 'setting.changed', name: 'queue', value }],
  });
});

it('fails without a queue', () => {
  expect(enter(definition, { QueueId: '' })).toEqual(failure('no queue is named'));
});
