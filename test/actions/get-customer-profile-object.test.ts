import { expect, test } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import { definition, getCustomerProfileObject } from '../../src/actions/get-customer-profile-object.ts';
import { attribute } from '../../src/language/reference.ts';
import { answer } from './contact.ts';

const parameters = {
  ProfileRequestData: { ProfileId: 'p-1', ObjectType: 'Order', UseLatest: 'true' },
  ProfileResponseData: ['OrderStatus'],
};

test('an object is read beside the profile', () => {
  const result = { Order: { Status: 'shipped' } };
  const flowValues = { Customer: { ProfileId: 'p-1', Order: { Status: 'new' }, Asset: { AssetId: 'a' } } };
  expect(answer(definition, parameters, { kind: 'served', result }, { flowValues })).toMatchObject({
    exit: 'next',
    set: { Customer: { ProfileId: 'p-1', Order: { Status: 'shipped' }, Asset: { AssetId: 'a' } } },
  });
});

test.each([
  ['true', []],
  ['false', ['ProfileRequestData.IdentifierName', 'ProfileRequestData.IdentifierValue']],
])('where UseLatest is %s', (UseLatest, required) => {
  expect(formOf(definition as never, { ProfileRequestData: { UseLatest } }).required).toEqual(required);
});

test('getCustomerProfileObject() writes the newest object or a search', () => {
  const exits = { load: ['OrderStatus'], next: 'a', onNone: 'n', onError: 'e' } as const;
  expect(getCustomerProfileObject({ type: 'Order', latest: true, ...exits })).toMatchObject({
    parameters: {
      ProfileRequestData: { ProfileId: '$.Customer.ProfileId', ObjectType: 'Order', UseLatest: 'true' },
      ProfileResponseData: ['OrderStatus'],
    },
    transitions: {
      NextAction: 'a',
      Errors: [
        { NextAction: 'n', ErrorType: 'NoneFoundError' },
        { NextAction: 'e', ErrorType: 'NoMatchingError' },
      ],
    },
  });
  const where = { key: '_orderId', value: attribute('order') };
  expect(
    getCustomerProfileObject({ type: 'Order', profile: 'p-1', where, ...exits }).parameters[
      'ProfileRequestData'
    ],
  ).toEqual({
    ProfileId: 'p-1',
    ObjectType: 'Order',
    UseLatest: 'false',
    IdentifierName: '_orderId',
    IdentifierValue: '$.Attributes.order',
  });
});
