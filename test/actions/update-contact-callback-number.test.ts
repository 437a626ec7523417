import { expect, it } from 'vitest';
import { definition, setCallbackNumber } from '../../src/actions/update-contact-callback-number.ts';
import { storedInput } from '../../src/language/reference.ts';
import { enter } from './contact.ts';

it('writes what the console writes', () => {
  expect(
    setCallbackNumber({
      number: storedInput,
      next: 'callback',
      onInvalidNumber: 'again',
      onNotDialable: 'sorry',
    }),
  ).toEqual({
    type: 'UpdateContactCallbackNumber',
    parameters: { CallbackNumber: '$.StoredCustomerInput' },
    transitions: {
      NextAction: 'callback',
      Errors: [
        { NextAction: 'again', ErrorType: 'InvalidCallbackNumber' },
        { NextAction: 'sorry', ErrorType: 'CallbackNumberNotDialable' },
      ],
      Conditions: [],
    },
  });
});

it('sets a number with its country code', () => {
  expect(enter(definition, { CallbackNumber: '+12025550123' })).toEqual({
    exit: 'next',
    set: { CustomerCallBackPhoneNumber: '+12025550123' },
    change: { callbackNumber: '+12025550123' },
    entries: [{ type: 'setting.changed', name: 'callbackNumber', value: '+12025550123' }],
  });
});

it.each(['', 'Timeout', '2025550123', '+'])('takes its own error for %j', (CallbackNumber) => {
  expect(enter(definition, { CallbackNumber })).toMatchObject({ exit: 'InvalidCallbackNumber' });
});
