import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { createTask, definition } from '../../src/actions/create-task.ts';
import { attribute, system } from '../../src/language/reference.ts';
import { flowNamed } from '../../src/language/resource.ts';
import { answer } from './contact.ts';

test('the id of the task is read from then on', () => {
  const result = { ContactId: 'task-7' };
  expect(answer(definition, { Name: 'Call back' }, { kind: 'served', result })).toMatchObject({
    exit: 'next',
    set: { Task: result },
  });
});

test.each([
  [{}, []],
  [{ DelaySeconds: '60' }, [['DelaySeconds', 'ScheduledTime']]],
])('%j takes one time at most', (parameters, exactlyOne) => {
  expect(formOf(definition, parameters)).toMatchObject({
    exactlyOne,
    atLeastOne: [['ContactFlowId', 'TaskTemplateId']],
  });
});

const exits = { next: 'a', onError: 'b' } as const;

test('createTask() writes what the console writes', () => {
  const step = createTask({
    flow: flowNamed('Follow-up'),
    name: 'Call back',
    description: system('CustomerEndpoint', 'Address'),
    attributes: { date: attribute('date') },
    references: { ticket: { type: 'URL', value: 'https://example.com/7' } },
    delay: 3600,
    ...exits,
  });
  expect(step).toMatchObject({
    parameters: {
      ContactFlowId: 'trunkline:flow/Follow-up',
      Name: 'Call back',
      Description: '$.CustomerEndpoint.Address',
      Attributes: { date: '$.Attributes.date' },
      References: { ticket: { Type: 'URL', Value: 'https://example.com/7' } },
      DelaySeconds: '3600',
    },
    transitions: { NextAction: 'a', Errors: [{ NextAction: 'b', ErrorType: 'NoMatchingError' }] },
  });
});

test('createTask() takes a template and a time', () => {
  const step = createTask({ template: 't-1', name: 'Call', at: attribute('time'), ...exits });
  expect(step.parameters).toEqual({
    TaskTemplateId: 't-1',
    Name: 'Call',
    ScheduledTime: '$.Attributes.time',
  });
});
