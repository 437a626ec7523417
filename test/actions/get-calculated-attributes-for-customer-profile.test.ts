import { expect, test } from 'vitest';
import {
  definition,
  getCalculatedAttributes,
} from '../../src/actions/get-calculated-attributes-for-customer-profile.ts';
import { answer } from './contact.ts';

test('calculated attributes are read beside the profile', () => {
  const parameters = { ProfileRequestData: { ProfileId: 'p-1' }, ProfileResponseData: [] };
  const result = { CalculatedAttributes: { _frequent_caller: 'True' } };
  const flowValues = { Customer: { ProfileId: 'p-1' } };
  expect(answer(definition, parameters, { kind: 'served', result }, { flowValues })).toMatchObject({
    exit: 'next',
    set: { Customer: { ProfileId: 'p-1', ...result } },
  });
});

test('getCalculatedAttributes() asks for those of the profile that was loaded', () => {
  const step = getCalculatedAttributes({
    load: ['CalculatedAttributes._frequent_caller'],
    next: 'a',
    onNone: 'n',
    onError: 'e',
  });
  expect(step).toMatchObject({
    type: 'GetCalculatedAttributesForCustomerProfile',
    parameters: {
      ProfileRequestData: { ProfileId: '$.Customer.ProfileId' },
      ProfileResponseData: ['CalculatedAttributes._frequent_caller'],
    },
    transitions: {
      NextAction: 'a',
      Errors: [
        { NextAction: 'n', ErrorType: 'NoneFoundError' },
        { NextAction: 'e', ErrorType: 'NoMatchingError' },
      ],
    },
  });
});
