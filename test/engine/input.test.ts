import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/language/document.ts';
import { begin, bye, entriesOf, left, type Row, unit } from './contact.ts';

const digits = '4929123412341234';

function store(Parameters: JsonObject = {}, next = 'bye'): Row {
  return [
    'GetParticipantInput',
    {
      Text: 'Type it.',
      InputTimeLimitSeconds: '5',
      StoreInput: 'True',
      InputValidation: { CustomValidation: { MaximumLength: '16' } },
      ...Parameters,
    },
    { next, errors: { NoMatchingError: next, InvalidPhoneNumber: next } },
  ];
}
const buffer = (EnableDTMFBuffer: string, next: string): Row => [
  'GetParticipantInput',
  { EnableDTMFBuffer },
  { next, errors: { NoMatchingError: next } },
];
const hours = (next: string): Row => [
  'CheckHoursOfOperation',
  { HoursOfOperationId: 'desk' },
  {
    next,
    when: [
      ['Equals', 'True', next],
      ['Equals', 'False', next],
    ],
    errors: { NoMatchingError: next },
  },
];
const menuOf = (next: string): Row => [
  'GetParticipantInput',
  { Text: 'Press.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
  {
    next,
    when: [['Equals', '1', next]],
    errors: { NoMatchingError: next, NoMatchingCondition: next, InputTimeLimitExceeded: next },
  },
];
const encrypted = { InputEncryption: { EncryptionKeyId: 'key-1', Key: 'PEM' } };

describe('an entry that the step encrypts', () => {
  it('comes as ciphertext and is in the clear nowhere', () => {
    const contact = begin([unit('Main', { card: store(encrypted), bye })]);
    expect(contact.turn.effects).toMatchObject([
      { kind: 'collect', encrypt: { keyId: 'key-1', key: 'PEM' }, typed: '' },
    ]);
    contact.answer({ kind: 'keys', keys: 'AQICAHg==' });
    expect(contact.snapshot.flowValues['StoredCustomerInput']).toBe('AQICAHg==');
    expect(entriesOf('input.dtmf', contact.entries)).toMatchObject([{ keys: '(encrypted)' }]);
    expect(JSON.stringify(contact.entries)).not.toContain('AQICAHg');
  });

  it('is in the clear nowhere once it is stored, even when it was typed ahead', () => {
    const contact = begin([
      unit('Main', { buffer: buffer('True', 'hours'), hours: hours('card'), card: store(encrypted), bye }),
    ]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: digits });
    contact.answer({ kind: 'keys', keys: 'AQICAHg==' });
    expect(JSON.stringify(contact.snapshot)).not.toContain(digits);
  });

  it('is never in the clear while it is asked for, even when it was typed ahead', () => {
    const contact = begin([
      unit('Main', { buffer: buffer('True', 'hours'), hours: hours('card'), card: store(encrypted), bye }),
    ]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: digits });
    expect(contact.snapshot.step).toBe('card');
    expect(JSON.stringify([contact.snapshot, contact.entries])).not.toContain(digits);
  });
});

describe('keys typed ahead', () => {
  it('are kept for the next steps while the buffer is on', () => {
    const contact = begin([
      unit('Main', {
        buffer: buffer('True', 'hours'),
        hours: hours('one'),
        one: menuOf('two'),
        two: menuOf('bye'),
        bye,
      }),
    ]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: '12' });
    expect(left(contact.entries)).toEqual([
      'buffer next',
      'hours = True',
      'one = 1',
      'two NoMatchingCondition',
    ]);
  });

  it('are thirty at the most', () => {
    const contact = begin([
      unit('Main', { buffer: buffer('True', 'hours'), hours: hours('one'), one: menuOf('bye'), bye }),
    ]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: '1'.repeat(40) });
    expect(contact.snapshot.settings.keys).toHaveLength(29);
  });

  it('are lost while it is off', () => {
    const contact = begin([unit('Main', { hours: hours('one'), one: menuOf('bye'), bye })]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: '1' });
    expect(contact.snapshot).toMatchObject({ step: 'one', waiting: 'answer' });
    expect(entriesOf('input.typed-ahead', contact.entries)).toEqual([]);
  });

  it('are lost when it is switched off', () => {
    const contact = begin([
      unit('Main', {
        on: buffer('True', 'hours'),
        hours: hours('off'),
        off: buffer('False', 'one'),
        one: menuOf('bye'),
        bye,
      }),
    ]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: '1' });
    expect(contact.snapshot).toMatchObject({ step: 'one', waiting: 'answer' });
  });

  it('fill an entry, and the rest goes to the next step', () => {
    const two = { InputValidation: { CustomValidation: { MaximumLength: '2' } } };
    const contact = begin([
      unit('Main', {
        on: buffer('True', 'hours'),
        hours: hours('number'),
        number: store(two, 'one'),
        one: menuOf('bye'),
        bye,
      }),
    ]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: '421' });
    expect(left(contact.entries).slice(2)).toEqual(['number next', 'one = 1']);
    expect(contact.snapshot.flowValues['StoredCustomerInput']).toBe('42');
  });

  it('that do not make an entry belong to the question', () => {
    const contact = begin([
      unit('Main', { on: buffer('True', 'hours'), hours: hours('number'), number: store(), bye }),
    ]);
    contact.answer({ kind: 'hours', open: true }, { typedAhead: '42' });
    expect(contact.turn.effects).toMatchObject([{ kind: 'collect', typed: '42' }]);
  });
});

describe('an entry', () => {
  it('that never comes is the word Timeout', () => {
    const contact = begin([unit('Main', { number: store(), bye })]);
    contact.answer({ kind: 'silence' });
    expect(contact.snapshot.flowValues['StoredCustomerInput']).toBe('Timeout');
    expect(left(contact.entries)).toEqual(['number next']);
  });

  it.each<[string | undefined, string]>([
    ['+12025550100', 'number next'],
    [undefined, 'number InvalidPhoneNumber'],
  ])('that has to be a phone number: %s', (number, exit) => {
    const phone = {
      InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'US' } },
    };
    const contact = begin([unit('Main', { number: store(phone), bye })]);
    expect(contact.turn.effects).toMatchObject([{ phone: { country: 'US' } }]);
    contact.answer({ kind: 'keys', keys: '2025550100', ...(number === undefined ? {} : { number }) });
    expect(left(contact.entries)).toEqual([exit]);
    expect(contact.snapshot.flowValues['StoredCustomerInput'] ?? undefined).toBe(number);
  });
});
