import { expect, test } from 'vitest';
import { checkHours, definition } from '../../src/actions/check-hours-of-operation.ts';
import { agentNamed, hours, nameOf } from '../../src/language/resource.ts';
import { contactWith } from './contact.ts';

test.each([
  [{ HoursOfOperationId: 'h' }, '', { ask: { kind: 'hours', hours: 'h', queue: '' } }],
  [{ HoursOfOperationId: 'h' }, 'q', { ask: { kind: 'hours', hours: 'h', queue: 'q' } }],
  [{}, 'q', { ask: { kind: 'hours', hours: '', queue: 'q' } }],
  [{}, '', { exit: 'NoMatchingError' }],
  [{}, nameOf(agentNamed('Ada')), { exit: 'NoMatchingError' }],
] as const)('%j with working queue "%s"', (parameters, queue, expected) => {
  expect(definition.enter?.(parameters, contactWith({ queue }), 0)).toMatchObject(expected);
});

test.each([
  [
    { kind: 'hours', open: true },
    { match: 'True', entries: [{ type: 'hours.checked', open: true }] },
  ],
  [
    { kind: 'hours', open: false },
    { match: 'False', entries: [{ type: 'hours.checked', open: false }] },
  ],
  [{ kind: 'failed', error: 'unknown' }, { exit: 'NoMatchingError' }],
] as const)('answered by %j', (event, expected) => {
  expect(definition.answer?.({}, contactWith(), event, 0)).toEqual(expected);
});

test('checkHours() writes what the console writes', () => {
  expect(checkHours({ open: 'menu', closed: 'bye', onError: 'sorry' })).toMatchObject({
    parameters: {},
    transitions: {
      NextAction: 'sorry',
      Errors: [{ NextAction: 'sorry', ErrorType: 'NoMatchingError' }],
      Conditions: [
        { NextAction: 'menu', Condition: { Operator: 'Equals', Operands: ['True'] } },
        { NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['False'] } },
      ],
    },
  });
  expect(
    checkHours({ hours: hours('Service desk'), open: 'a', closed: 'b', onError: 'c' }).parameters,
  ).toEqual({
    HoursOfOperationId: 'trunkline:hours/Service%20desk',
  });
});
