import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/action/definition.ts';
import {
  definition,
  getCustomerInput,
  setTouchtoneBuffer,
  storeCustomerInput,
} from '../../src/actions/get-participant-input.ts';
import { attribute, text } from '../../src/language/reference.ts';
import { promptNamed } from '../../src/language/resource.ts';

describe('getCustomerInput', () => {
  it('writes what the console writes', () => {
    expect(
      getCustomerInput({
        text: 'Press 1 or 2.',
        when: { '1': 'sales', '2': 'support' },
        onTimeout: 'menu',
        onNoMatch: 'again',
        onError: 'bye',
      }),
    ).toEqual({
      type: 'GetParticipantInput',
      parameters: { Text: 'Press 1 or 2.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
      transitions: {
        NextAction: 'again',
        Errors: [
          { NextAction: 'menu', ErrorType: 'InputTimeLimitExceeded' },
          { NextAction: 'again', ErrorType: 'NoMatchingCondition' },
          { NextAction: 'bye', ErrorType: 'NoMatchingError' },
        ],
        Conditions: [
          { NextAction: 'sales', Condition: { Operator: 'Equals', Operands: ['1'] } },
          { NextAction: 'support', Condition: { Operator: 'Equals', Operands: ['2'] } },
        ],
      },
    });
  });

  it('writes the keys in a stated order', () => {
    const step = getCustomerInput({
      prompt: promptNamed('Menu'),
      when: { '1': 'a', '*': 'b', '2': 'c' },
      order: ['*', '2'],
      onTimeout: 'a',
      onNoMatch: 'a',
      onError: 'a',
    });
    expect(step.parameters).toMatchObject({ PromptId: 'trunkline:prompt/Menu' });
    expect(step.transitions.Conditions?.map(({ Condition }) => Condition.Operands)).toEqual([
      ['*'],
      ['2'],
      ['1'],
    ]);
  });

  it('takes keys of a telephone only', () => {
    // @ts-expect-error "10" is no key
    getCustomerInput({ text: 'x', when: { '10': 'a' }, onTimeout: 'a', onNoMatch: 'a', onError: 'a' });
    // @ts-expect-error onTimeout is missing
    getCustomerInput({ text: 'x', when: { '1': 'a' }, onNoMatch: 'a', onError: 'a' });
  });
});

describe('storeCustomerInput', () => {
  it('writes what the console writes', () => {
    expect(
      storeCustomerInput({
        ssml: text`<speak>${attribute('greeting')}</speak>`,
        timeout: 10,
        digits: 4,
        cancelKey: true,
        terminator: '#',
        next: 'look-up',
        onError: 'bye',
      }),
    ).toEqual({
      type: 'GetParticipantInput',
      parameters: {
        SSML: '<speak>$.Attributes.greeting</speak>',
        StoreInput: 'True',
        InputTimeLimitSeconds: '10',
        DTMFConfiguration: { DisableCancelKey: 'False', InputTerminationSequence: '#' },
        InputValidation: { CustomValidation: { MaximumLength: '4' } },
      },
      transitions: {
        NextAction: 'look-up',
        Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }],
        Conditions: [],
      },
    });
  });

  it.each([
    ['E164', { NumberFormat: 'E164' }],
    [{ country: 'US' }, { NumberFormat: 'Local', CountryCode: 'US' }],
  ] as const)('asks for a phone number: %j', (phoneNumber, PhoneNumberValidation) => {
    const step = storeCustomerInput({
      text: 'x',
      phoneNumber,
      next: 'a',
      onInvalidNumber: 'b',
      onError: 'c',
    });
    expect(step.parameters['InputValidation']).toEqual({ PhoneNumberValidation });
    expect(step.transitions.Errors?.map(({ ErrorType }) => ErrorType)).toEqual([
      'InvalidPhoneNumber',
      'NoMatchingError',
    ]);
  });

  it('encrypts', () => {
    const step = storeCustomerInput({
      text: 'x',
      encrypt: { keyId: 'k', key: 'pem' },
      next: 'a',
      onError: 'c',
    });
    expect(step.parameters).toMatchObject({ InputEncryption: { EncryptionKeyId: 'k', Key: 'pem' } });
  });

  it('has the exit for a bad number exactly where a number is asked for', () => {
    // @ts-expect-error onInvalidNumber is missing
    storeCustomerInput({ text: 'x', phoneNumber: 'E164', next: 'a', onError: 'c' });
    // @ts-expect-error digits have no such exit
    storeCustomerInput({ text: 'x', digits: 4, onInvalidNumber: 'b', next: 'a', onError: 'c' });
    // @ts-expect-error a phone number cannot be encrypted
    storeCustomerInput({
      text: 'x',
      phoneNumber: 'E164',
      encrypt: { keyId: 'k', key: 'p' },
      onInvalidNumber: 'b',
      next: 'a',
      onError: 'c',
    });
  });
});

it('setTouchtoneBuffer writes the one parameter', () => {
  const step = setTouchtoneBuffer({ on: true, next: 'a', onError: 'b' });
  expect(step.parameters).toEqual({ EnableDTMFBuffer: 'True' });
  expect(step.transitions.Errors).toEqual([{ NextAction: 'b', ErrorType: 'NoMatchingError' }]);
});

describe('GetParticipantInput', () => {
  const digits = { StoreInput: 'True', InputValidation: { CustomValidation: { MaximumLength: '4' } } };
  const phone = { StoreInput: 'True', InputValidation: { PhoneNumberValidation: { NumberFormat: 'E164' } } };

  it.each([
    ['a menu', { StoreInput: 'False' }, ['NoMatchingCondition', 'InputTimeLimitExceeded', 'NoMatchingError']],
    ['digits', digits, ['NoMatchingError']],
    ['a phone number', phone, ['NoMatchingError', 'InvalidPhoneNumber']],
    ['the buffer', { EnableDTMFBuffer: 'True' }, ['NoMatchingError']],
  ])('requires the errors of %s', (_name, parameters, required) => {
    expect(formOf(definition, parameters).errors).toEqual({ required });
  });
});
