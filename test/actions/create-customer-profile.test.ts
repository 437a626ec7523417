import { expect, test } from 'vitest';
import { createCustomerProfile, definition } from '../../src/actions/create-customer-profile.ts';
import { system } from '../../src/language/reference.ts';
import { answer, enter, failure } from './contact.ts';

test('the new profile is read from then on', () => {
  const parameters = { ProfileRequestData: { FirstName: 'Sam' }, ProfileResponseData: ['FirstName'] };
  const result = { ProfileId: 'p-1', ProfileARN: 'arn:p-1', FirstName: 'Sam', LastName: 'Miller' };
  const flowValues = { Customer: { City: 'Bonn' } };
  const outcome = answer(definition, parameters, { kind: 'served', result }, { flowValues });
  expect(outcome?.set).toEqual({
    Customer: { ProfileId: 'p-1', ProfileARN: 'arn:p-1', FirstName: 'Sam' },
  });
});

test('a value of more than 255 characters takes the error exit', () => {
  expect(enter(definition, { ProfileRequestData: { City: 'x'.repeat(256) } })).toEqual(
    failure('ProfileRequestData.City has more than 255 characters'),
  );
});

test('createCustomerProfile() writes what the console writes', () => {
  const fields = {
    HomePhoneNumber: system('CustomerEndpoint', 'Address'),
    ShippingCity: 'Bonn',
    'Attributes.tier': 'gold',
  } as const;
  expect(createCustomerProfile({ fields, next: 'a', onError: 'b' })).toMatchObject({
    parameters: {
      ProfileRequestData: {
        HomePhoneNumber: '$.CustomerEndpoint.Address',
        ShippingCity: 'Bonn',
        'Attributes.tier': 'gold',
      },
      ProfileResponseData: [],
    },
    transitions: { NextAction: 'a', Errors: [{ NextAction: 'b', ErrorType: 'NoMatchingError' }] },
  });
});
