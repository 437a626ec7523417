import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, getCustomerProfile } from '../../src/actions/get-customer-profile.ts';
import { system } from '../../src/language/reference.ts';
import { answer, enter, failure } from './contact.ts';

const search = { IdentifierName: '_phone', IdentifierValue: '+12025550100' };
const result = { ProfileId: 'p-1', FirstName: 'Sam', City: 'Bonn', Attributes: { tier: 'gold', age: '7' } };

test('a profile is read as far as it was asked for, and nothing is left of the one before', () => {
  const parameters = {
    ProfileRequestData: search,
    ProfileResponseData: ['FirstName', 'Attributes.tier'],
  };
  const outcome = answer(
    definition,
    parameters,
    { kind: 'served', result },
    {
      flowValues: { Customer: { ProfileId: 'p-0', LastName: 'Miller' } },
    },
  );
  const Customer = { ProfileId: 'p-1', FirstName: 'Sam', Attributes: { tier: 'gold' } };
  expect(outcome).toMatchObject({ exit: 'next', set: { Customer } });
  expect(outcome?.set).toEqual({ Customer });
});

test('the id of the profile always comes', () => {
  const outcome = answer(definition, { ProfileRequestData: search }, { kind: 'served', result });
  expect(outcome?.set).toEqual({ Customer: { ProfileId: 'p-1' } });
});

test.each([
  [{ IdentifierName: '_phone', IdentifierValue: 'x'.repeat(256) }, 'ProfileRequestData.IdentifierValue'],
  [
    { SearchCriteria: [{ IdentifierName: '_a', IdentifierValue: 'x'.repeat(256) }] },
    'ProfileRequestData.SearchCriteria.0.IdentifierValue',
  ],
])('a value of more than 255 characters takes the error exit', (ProfileRequestData, place) => {
  expect(enter(definition, { ProfileRequestData })).toEqual(failure(`${place} has more than 255 characters`));
});

test('a value of 255 characters is asked for', () => {
  const ProfileRequestData = { IdentifierName: '_phone', IdentifierValue: 'x'.repeat(255) };
  expect(enter(definition, { ProfileRequestData })).toMatchObject({ ask: { service: 'GetCustomerProfile' } });
});

test.each([
  [{ IdentifierName: '_phone' }, ['ProfileRequestData.IdentifierValue']],
  [{ SearchCriteria: [] }, ['ProfileRequestData.LogicalOperator']],
  [{ PhoneNumber: '+12025550100' }, undefined],
])('%j asks for %j', (ProfileRequestData, required) => {
  expect(formOf(definition as never, { ProfileRequestData }).required).toEqual(required);
});

test('getCustomerProfile() writes what the console writes', () => {
  const exits = { next: 'a', onMultiple: 'm', onNone: 'n', onError: 'e' } as const;
  const key = { key: '_phone', value: system('CustomerEndpoint', 'Address') };
  expect(getCustomerProfile({ where: key, load: ['PhoneNumber'], ...exits })).toMatchObject({
    parameters: {
      ProfileRequestData: { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
      ProfileResponseData: ['PhoneNumber'],
    },
    transitions: {
      NextAction: 'a',
      Errors: [
        { NextAction: 'm', ErrorType: 'MultipleFoundError' },
        { NextAction: 'n', ErrorType: 'NoneFoundError' },
        { NextAction: 'e', ErrorType: 'NoMatchingError' },
      ],
    },
  });
  const keys = [key, { key: '_email', value: 'sam@example.com' }];
  expect(getCustomerProfile({ where: { any: keys }, ...exits }).parameters).toEqual({
    ProfileRequestData: {
      SearchCriteria: [
        { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
        { IdentifierName: '_email', IdentifierValue: 'sam@example.com' },
      ],
      LogicalOperator: 'OR',
    },
    ProfileResponseData: [],
  });
  const all = getCustomerProfile({ where: { all: keys }, ...exits });
  expect(all.parameters).toMatchObject({ ProfileRequestData: { LogicalOperator: 'AND' } });
});
