import { describe, expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { atMost, lessThan } from '../../src/action/step.ts';
import { checkQueueStatus, checkStaffing, definition } from '../../src/actions/check-metric-data.ts';
import { agentNamed, nameOf, queue } from '../../src/language/resource.ts';
import { contactWith } from './contact.ts';

const metrics = { staffed: 3, available: 1, online: 4, waiting: 7, oldest: 95 };

test.each([
  [{}, 'q', { ask: { kind: 'metrics', queue: 'q', agent: '', channel: '' } }],
  [{ QueueId: 'other' }, 'q', { ask: { kind: 'metrics', queue: 'other', agent: '', channel: '' } }],
  [
    { AgentId: 'ada' },
    'q',
    { ask: { kind: 'metrics', queue: '', agent: 'trunkline:agent/ada', channel: '' } },
  ],
  [{}, nameOf(agentNamed('ada')), { ask: { queue: '', agent: 'trunkline:agent/ada' } }],
  [{}, '', { exit: 'NoMatchingError' }],
] as const)('%j with working queue "%s"', (parameters, working, expected) => {
  const outcome = definition.enter?.(
    { MetricType: 'NumberOfAgentsStaffed', ...parameters },
    contactWith({ queue: working }),
    0,
  );
  expect(outcome).toMatchObject(expected);
});

test.each([
  ['NumberOfAgentsAvailable', 1],
  ['NumberOfAgentsStaffed', 3],
  ['NumberOfAgentsOnline', 4],
  ['OldestContactInQueueAgeSeconds', 95],
  ['NumberOfContactsInQueue', 7],
] as const)('%s is %d', (MetricType, match) => {
  expect(
    definition.answer?.({ MetricType }, contactWith({ queue: 'q' }), { kind: 'metrics', metrics }, 0),
  ).toEqual({ match, entries: [{ type: 'metrics.read', queue: 'q' }] });
});

test('a queue of which nothing is known takes the error exit', () => {
  const parameters = { MetricType: 'NumberOfContactsInQueue' } as const;
  expect(definition.answer?.(parameters, contactWith(), { kind: 'failed', error: '' }, 0)).toEqual({
    exit: 'NoMatchingError',
  });
});

describe('form', () => {
  test.each([
    ['NumberOfAgentsOnline', ['NumberGreaterThan'], ['0']],
    [
      'NumberOfContactsInQueue',
      ['Equals', 'NumberGreaterThan', 'NumberGreaterOrEqualTo', 'NumberLessThan', 'NumberLessOrEqualTo'],
      undefined,
    ],
  ])('%s', (MetricType, operators, operands) => {
    const { conditions, errors } = formOf(definition, { MetricType });
    expect(conditions?.operators).toEqual(operators);
    expect(conditions?.operands).toEqual(operands);
    expect(errors.required).toEqual(['NoMatchingCondition', 'NoMatchingError']);
  });

  test('a queue and an agent do not go together', () => {
    expect(formOf(definition, { MetricType: 'NumberOfAgentsOnline', QueueId: 'q' }).refused).toEqual([
      'AgentId',
    ]);
  });
});

test('checkStaffing() writes what the console writes', () => {
  const step = checkStaffing({
    metric: 'available',
    agent: agentNamed('Ada'),
    yes: 'a',
    no: 'b',
    onError: 'c',
  });
  expect(step).toMatchObject({
    parameters: { MetricType: 'NumberOfAgentsAvailable', AgentId: 'trunkline:agent/Ada' },
    transitions: {
      NextAction: 'c',
      Errors: [
        { NextAction: 'b', ErrorType: 'NoMatchingCondition' },
        { NextAction: 'c', ErrorType: 'NoMatchingError' },
      ],
      Conditions: [{ NextAction: 'a', Condition: { Operator: 'NumberGreaterThan', Operands: ['0'] } }],
    },
  });
  // @ts-expect-error a queue or an agent, not both
  checkStaffing({
    metric: 'online',
    queue: queue('q'),
    agent: agentNamed('a'),
    yes: 'a',
    no: 'b',
    onError: 'c',
  });
});

test('checkQueueStatus() writes what the console writes', () => {
  const step = checkQueueStatus({
    metric: 'waiting',
    queue: queue('Service desk'),
    when: [
      [atMost(2), 'short'],
      [lessThan(10), 'long'],
    ],
    onNoMatch: 'full',
    onError: 'sorry',
  });
  expect(step).toMatchObject({
    parameters: { MetricType: 'NumberOfContactsInQueue', QueueId: 'trunkline:queue/Service%20desk' },
    transitions: {
      NextAction: 'sorry',
      Conditions: [
        { NextAction: 'short', Condition: { Operator: 'NumberLessOrEqualTo', Operands: ['2'] } },
        { NextAction: 'long', Condition: { Operator: 'NumberLessThan', Operands: ['10'] } },
      ],
    },
  });
});
