import { describe, expect, it } from 'vitest';
import { definition } from '../../src/actions/get-participant-input.ts';
import { answer, enter, failure, textPrompt } from '../actions/contact.ts';

const menu = { Text: 'Press 1.', StoreInput: 'False', InputTimeLimitSeconds: '5' } as const;
const store = {
  Text: 'Your number?',
  StoreInput: 'True',
  InputTimeLimitSeconds: '10',
  InputValidation: { CustomValidation: { MaximumLength: '4' } },
} as const;
const phone = {
  ...store,
  InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'US' } },
} as const;
const secret = { ...store, InputEncryption: { EncryptionKeyId: 'k', Key: 'pem' } } as const;

describe('a step that takes keys', () => {
  const collect = {
    kind: 'collect',
    terminator: '#',
    cancelKey: true,
    nextKey: 5,
    typed: '',
    phone: null,
    encrypt: null,
  };

  it.each([
    [
      'a menu',
      menu,
      { ...collect, prompt: textPrompt('Press 1.'), most: 1, firstKey: 5, terminator: '', cancelKey: false },
    ],
    [
      'a menu without StoreInput',
      { Text: 'x' },
      { ...collect, prompt: textPrompt('x'), most: 1, firstKey: 5, terminator: '', cancelKey: false },
    ],
    ['digits', store, { ...collect, prompt: textPrompt('Your number?'), most: 4, firstKey: 10 }],
    [
      'a phone number',
      phone,
      { ...collect, prompt: textPrompt('Your number?'), most: 20, firstKey: 10, phone: { country: 'US' } },
    ],
    [
      'a secret',
      secret,
      {
        ...collect,
        prompt: textPrompt('Your number?'),
        most: 4,
        firstKey: 10,
        encrypt: { keyId: 'k', key: 'pem' },
      },
    ],
    [
      'digits by other rules',
      {
        ...store,
        DTMFConfiguration: {
          InputTerminationSequence: '**',
          DisableCancelKey: 'True',
          InterdigitTimeLimitSeconds: '2',
        },
      },
      {
        ...collect,
        prompt: textPrompt('Your number?'),
        most: 4,
        firstKey: 10,
        terminator: '**',
        cancelKey: false,
        nextKey: 2,
      },
    ],
  ])('asks for %s', (_name, parameters, ask) => {
    expect(enter(definition, parameters)).toMatchObject({ ask });
  });

  it('fails without a prompt', () => {
    expect(enter(definition, { StoreInput: 'False' })).toEqual(failure('no prompt is written'));
  });

  it.each([
    [
      'a menu key',
      menu,
      '12',
      { match: '1', change: { keys: '2' }, entries: [{ type: 'input.dtmf', keys: '1' }] },
    ],
    [
      'a whole entry',
      store,
      '12345',
      {
        exit: 'next',
        set: { StoredCustomerInput: '1234' },
        change: { keys: '5' },
        entries: [{ type: 'input.dtmf', keys: '1234' }],
      },
    ],
    ['a part of an entry', store, '12', { ask: { typed: '12' }, change: { keys: '' } }],
    [
      'a whole phone number, for the host to judge',
      phone,
      '2025550100#',
      { ask: { typed: '2025550100#' }, change: { keys: '' } },
    ],
    [
      'nothing of a secret, which must not be seen',
      secret,
      '1234',
      { ask: { typed: '' }, change: { keys: '' } },
    ],
  ])('takes %s from the keys typed ahead', (_name, parameters, keys, outcome) => {
    expect(enter(definition, parameters, { keys })).toMatchObject(outcome);
  });

  it.each([
    [
      'a key',
      menu,
      { kind: 'keys', keys: '1' },
      { match: '1', entries: [{ type: 'input.dtmf', keys: '1' }] },
    ],
    [
      'silence in a menu',
      menu,
      { kind: 'silence' },
      { exit: 'InputTimeLimitExceeded', entries: [{ type: 'input.none' }] },
    ],
    [
      'silence where an entry is stored',
      store,
      { kind: 'silence' },
      { exit: 'next', set: { StoredCustomerInput: 'Timeout' }, entries: [{ type: 'input.none' }] },
    ],
    [
      'an entry',
      store,
      { kind: 'keys', keys: '12' },
      { exit: 'next', set: { StoredCustomerInput: '12' }, entries: [{ type: 'input.dtmf', keys: '12' }] },
    ],
    [
      'a phone number',
      phone,
      { kind: 'keys', keys: '2025550100', number: '+12025550100' },
      {
        exit: 'next',
        set: { StoredCustomerInput: '+12025550100' },
        entries: [{ type: 'input.dtmf', keys: '2025550100' }],
      },
    ],
    [
      'no phone number',
      phone,
      { kind: 'keys', keys: '1' },
      { exit: 'InvalidPhoneNumber', entries: [{ type: 'input.dtmf', keys: '1' }] },
    ],
    [
      'ciphertext',
      secret,
      { kind: 'keys', keys: 'AQIC' },
      {
        exit: 'next',
        set: { StoredCustomerInput: 'AQIC' },
        entries: [{ type: 'input.dtmf', keys: '(encrypted)' }],
      },
    ],
    ['another kind of answer', menu, { kind: 'played' }, { exit: 'NoMatchingError' }],
  ] as const)('is answered by %s', (_name, parameters, event, outcome) => {
    expect(answer(definition, parameters, event)).toMatchObject(outcome);
  });

  it.each([
    ['True', '1'.repeat(40), { keyBuffer: true, keys: '1'.repeat(30) }],
    ['False', '12', { keyBuffer: false, keys: '' }],
  ] as const)('switches the buffer: %s', (EnableDTMFBuffer, keys, change) => {
    expect(enter(definition, { EnableDTMFBuffer }, { keys })).toEqual({ exit: 'next', change });
  });
});
