import { expect, test } from 'vitest';
import {
  associateContactToCustomerProfile,
  definition,
} from '../../src/actions/associate-contact-to-customer-profile.ts';
import { attribute } from '../../src/language/reference.ts';
import { answer } from './contact.ts';

test('nothing is read from the answer', () => {
  const parameters = { ProfileRequestData: { ProfileId: 'p-1', ContactId: 'c-1' } };
  expect(answer(definition, parameters, { kind: 'served', result: { any: 'thing' } })).toEqual({
    exit: 'next',
    entries: [{ type: 'service.returned', result: { any: 'thing' } }],
  });
});

test.each([
  [{}, { ProfileId: '$.Customer.ProfileId', ContactId: '$.ContactId' }],
  [
    { profile: 'p-1', contact: attribute('other') },
    { ProfileId: 'p-1', ContactId: '$.Attributes.other' },
  ],
])('associateContactToCustomerProfile(%j) ties the contact to the profile', (ids, ProfileRequestData) => {
  expect(associateContactToCustomerProfile({ ...ids, next: 'a', onError: 'b' })).toMatchObject({
    parameters: { ProfileRequestData },
    transitions: { NextAction: 'a', Errors: [{ NextAction: 'b', ErrorType: 'NoMatchingError' }] },
  });
});
