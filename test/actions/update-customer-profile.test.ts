import { expect, test } from 'vitest';
import { definition, updateCustomerProfile } from '../../src/actions/update-customer-profile.ts';
import { answer, enter, failure } from './contact.ts';

const parameters = { ProfileRequestData: { City: 'Bonn' }, ProfileResponseData: ['City'] };
const loaded = { flowValues: { Customer: { ProfileId: 'p-1', FirstName: 'Sam', City: 'Ulm' } } };

test('what is loaded anew is read beside what was loaded before', () => {
  expect(enter(definition, parameters, loaded)).toMatchObject({ ask: { service: 'UpdateCustomerProfile' } });
  const result = { ProfileId: 'p-1', City: 'Bonn', State: 'NRW' };
  expect(answer(definition, parameters, { kind: 'served', result }, loaded)?.set).toEqual({
    Customer: { ProfileId: 'p-1', FirstName: 'Sam', City: 'Bonn' },
  });
});

test.each([{}, { flowValues: { Customer: null } }])(
  'without a profile there is nothing to change',
  (contact) => {
    expect(enter(definition, parameters, contact)).toEqual(
      failure('no profile has been found or created before'),
    );
  },
);

test('a value of more than 255 characters takes the error exit', () => {
  expect(enter(definition, { ProfileRequestData: { City: 'x'.repeat(256) } }, loaded)).toEqual(
    failure('ProfileRequestData.City has more than 255 characters'),
  );
});

test('updateCustomerProfile() writes fields and what to load', () => {
  expect(
    updateCustomerProfile({ fields: { City: 'Bonn' }, load: ['City'], next: 'a', onError: 'b' }),
  ).toMatchObject({
    parameters,
    transitions: { NextAction: 'a', Errors: [{ NextAction: 'b', ErrorType: 'NoMatchingError' }] },
  });
});
