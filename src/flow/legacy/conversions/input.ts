import { type Step, written } from '../../../action/step.ts';
import type { JsonObject } from '../../../language/document.ts';
import { type Conversions, converted } from '../conversion.ts';
import type { LegacyStep } from '../legacy-step.ts';
import { promptOf } from './prompts.ts';

function menu(from: LegacyStep): Step {
  const noMatch = from.exits.to('NoMatch');
  from.implied('MaxDigits', '1');
  return converted(
    'GetParticipantInput',
    {
      ...promptOf(from),
      InputTimeLimitSeconds: from.required('InputTimeLimitSeconds', 'Timeout'),
      StoreInput: 'False',
    },
    {
      next: noMatch,
      conditions: from.exits.tests('Evaluate'),
      errors: {
        InputTimeLimitExceeded: from.exits.to('Timeout'),
        NoMatchingCondition: noMatch,
        NoMatchingError: from.exits.to('Error'),
      },
    },
  );
}

function lex(from: LegacyStep): Step {
  const failed = from.exits.to('Error');
  return converted(
    'ConnectParticipantWithLexBot',
    {
      ...promptOf(from),
      LexBot: {
        Name: from.required('LexBot.Name', 'BotName'),
        Region: from.required('LexBot.Region', 'BotRegion'),
        Alias: from.required('LexBot.Alias', 'BotAlias'),
      },
    },
    {
      next: failed,
      conditions: from.exits.tests('Evaluate'),
      errors: { NoMatchingCondition: from.exits.to('NoMatch'), NoMatchingError: failed },
    },
  );
}

function store(from: LegacyStep): Step {
  const kind = from.choice('CustomerInputType', { Custom: 'Custom', PhoneNumber: 'PhoneNumber' });
  const phone = kind === 'PhoneNumber';
  return converted(
    'GetParticipantInput',
    {
      ...promptOf(from),
      InputTimeLimitSeconds: from.required('InputTimeLimitSeconds', 'Timeout'),
      StoreInput: 'True',
      InputValidation: phone
        ? { PhoneNumberValidation: phoneNumberOf(from) }
        : { CustomValidation: { MaximumLength: from.required('MaximumLength', 'MaxDigits') } },
      InputEncryption: encryptionOf(from),
      DTMFConfiguration: keysOf(from, phone),
    },
    {
      next: from.exits.to('Success'),
      errors: {
        InvalidPhoneNumber: phone ? from.exits.to('InvalidNumber') : undefined,
        NoMatchingError: from.exits.to('Error'),
      },
    },
  );
}

function phoneNumberOf(from: LegacyStep): JsonObject {
  const format = from.choice('PhoneNumberFormat', { Local: 'Local', E164: 'E164', International: 'E164' });
  return written({
    NumberFormat: format ?? from.missing('PhoneNumberFormat', 'NumberFormat'),
    CountryCode: format === 'E164' ? undefined : from.required('CountryCode', 'CountryCode'),
  });
}

function encryptionOf(from: LegacyStep): JsonObject | undefined {
  if (!from.says('EncryptEntry')) return undefined;
  return {
    EncryptionKeyId: from.required('InputEncryption.EncryptionKeyId', 'EncryptionKeyId'),
    Key: from.required('InputEncryption.Key', 'EncryptionKey'),
  };
}

/** The console says for digits, and never for a phone number, whether a key starts the entry over. */
function keysOf(from: LegacyStep, phone: boolean): JsonObject | undefined {
  const disabled = from.choice('DisableCancel', { true: 'True', false: 'False' });
  const keys = written({
    InputTerminationSequence: from.value('TerminatorDigits'),
    DisableCancelKey: disabled ?? (phone ? undefined : 'False'),
  });
  return Object.keys(keys).length > 0 ? keys : undefined;
}

/** Modules that ask the caller for something. */
export const input: Conversions = {
  'GetUserInput/Digits': menu,
  'GetUserInput/Lex': lex,
  StoreCustomerInput: store,
  StoreUserInput: store,
};
