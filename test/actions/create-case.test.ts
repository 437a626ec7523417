import { expect, test } from 'vitest';
import { createCase, definition } from '../../src/actions/create-case.ts';
import { customer } from '../../src/language/reference.ts';
import { answer, enter } from './contact.ts';

const parameters = {
  LinkContactToCase: 'true',
  CaseTemplateId: 'ct-1',
  CaseRequestFields: { title: 'Broken screen' },
} as const;

test('the case that was made is read from then on', () => {
  expect(enter(definition, parameters)).toMatchObject({ ask: { service: 'CreateCase', parameters } });
  const result = { case_id: 'c-7', status: 'open' };
  expect(answer(definition, parameters, { kind: 'served', result })).toMatchObject({
    exit: 'next',
    set: { Case: result },
  });
});

test('a case to which the contact could not be attached is there all the same', () => {
  const event = { kind: 'failed', error: 'ContactNotLinked', result: { case_id: 'c-7' } } as const;
  expect(answer(definition, parameters, event)).toMatchObject({
    exit: 'ContactNotLinked',
    set: { Case: { case_id: 'c-7' } },
  });
});

test('createCase() writes what the console writes', () => {
  const fields = { customer_id: customer('ProfileARN'), status: 'open' };
  expect(createCase({ template: 'ct-1', fields, next: 'a', onError: 'b' })).toMatchObject({
    parameters: {
      LinkContactToCase: 'false',
      CaseTemplateId: 'ct-1',
      CaseRequestFields: { customer_id: '$.Customer.ProfileARN', status: 'open' },
    },
    transitions: { NextAction: 'a', Errors: [{ NextAction: 'b', ErrorType: 'NoMatchingError' }] },
  });
  const linked = createCase({
    template: customer('Attributes', 'template'),
    fields: {},
    link: 'Current',
    next: 'a',
    onNotLinked: 'c',
    onError: 'b',
  });
  expect(linked).toMatchObject({
    parameters: {
      LinkContactToCase: 'true',
      ContactToLink: 'Current',
      CaseTemplateId: '$.Customer.Attributes.template',
    },
    transitions: {
      Errors: [
        { NextAction: 'c', ErrorType: 'ContactNotLinked' },
        { NextAction: 'b', ErrorType: 'NoMatchingError' },
      ],
    },
  });
});
