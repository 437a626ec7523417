import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, updateCase } from '../../src/actions/update-case.ts';
import { attribute } from '../../src/language/reference.ts';
import { answer } from './contact.ts';

const parameters = {
  LinkContactToCase: 'false',
  CaseId: 'c-7',
  CaseRequestFields: { status: 'closed' },
} as const;

test.each([
  [
    { case_id: 'c-7', title: 'Screen', status: 'open' },
    { case_id: 'c-7', title: 'Screen', status: 'closed' },
  ],
  [
    { case_id: 'c-1', title: 'Mouse' },
    { case_id: 'c-7', status: 'closed' },
  ],
  [null, { case_id: 'c-7', status: 'closed' }],
])('after %j the flow reads %j', (before, Case) => {
  const event = { kind: 'served', result: { status: 'closed' } } as const;
  expect(answer(definition, parameters, event, { flowValues: { Case: before } })).toMatchObject({
    exit: 'next',
    set: { Case },
  });
});

test.each([
  ['false', ['CaseRequestFields'], ['NoMatchingError']],
  ['true', [], ['ContactNotLinked', 'NoMatchingError']],
])('where LinkContactToCase is %s', (LinkContactToCase, required, errors) => {
  expect(formOf(definition as never, { LinkContactToCase })).toEqual({
    required,
    errors: { required: errors },
  });
});

test('updateCase() writes what the console writes', () => {
  expect(updateCase({ fields: { status: 'closed' }, next: 'a', onError: 'b' })).toMatchObject({
    parameters: {
      LinkContactToCase: 'false',
      CaseId: '$.Case.case_id',
      CaseRequestFields: { status: 'closed' },
    },
    transitions: { NextAction: 'a', Errors: [{ NextAction: 'b', ErrorType: 'NoMatchingError' }] },
  });
  const link = { link: 'Current', onNotLinked: 'c' } as const;
  const linked = updateCase({ case: attribute('case'), ...link, next: 'a', onError: 'b' });
  expect(linked.parameters).toEqual({
    LinkContactToCase: 'true',
    ContactToLink: 'Current',
    CaseId: '$.Attributes.case',
  });
});
