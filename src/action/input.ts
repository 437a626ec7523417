import type { JsonObject } from '../language/document.ts';
import type { PlacedAction, Props } from './constructor.ts';
import type { Contact } from './contact.ts';
import type { Collect } from './effect.ts';
import { inputKeys } from './entry.ts';
import type { AnswerBody } from './event.ts';
import { keyBufferLimit, takeEntry } from './keys.ts';
import { fails, next, type Outcome } from './outcome.ts';
import { choice, literal, numeral, object, orReference, type ParameterSchema, words } from './parameter.ts';
import { type PromptParameters, promptOf, promptSchema } from './prompt.ts';
import { readChoices, readNumber, readNumeric, readSwitch, readWords } from './reading.ts';

/** The parameters of a step that takes keys. */
export interface InputParameters extends PromptParameters {
  readonly InputTimeLimitSeconds?: string;
  readonly StoreInput?: 'True' | 'False';
  readonly InputValidation?: {
    readonly PhoneNumberValidation?: {
      readonly NumberFormat: 'Local' | 'E164';
      readonly CountryCode?: string;
    };
    readonly CustomValidation?: { readonly MaximumLength: string };
  };
  readonly InputEncryption?: { readonly EncryptionKeyId: string; readonly Key: string };
  readonly DTMFConfiguration?: {
    readonly InputTerminationSequence?: string;
    readonly DisableCancelKey?: string;
    readonly InterdigitTimeLimitSeconds?: string;
  };
  readonly EnableDTMFBuffer?: 'True' | 'False';
}

/** The schema of the parameters of a step that takes keys. */
export const inputSchema: { readonly [name: string]: ParameterSchema } = {
  ...promptSchema,
  // The console says 1 to 180, yet published flows hold 300.
  InputTimeLimitSeconds: { ...numeral(1, 300), advised: [1, 180] },
  StoreInput: choice('True', 'False'),
  InputValidation: object({
    PhoneNumberValidation: object(
      { NumberFormat: choice('Local', 'E164'), CountryCode: literal({ pattern: '^[A-Z]{2}$' }) },
      'NumberFormat',
    ),
    CustomValidation: object(
      // The console says 20 at most, yet a published module holds 25.
      { MaximumLength: orReference({ ...numeral(1), advised: [1, 20] }) },
      'MaximumLength',
    ),
  }),
  InputEncryption: object({ EncryptionKeyId: words(), Key: words() }, 'EncryptionKeyId', 'Key'),
  DTMFConfiguration: {
    ...object({
      InputTerminationSequence: orReference(literal({ pattern: '^[0-9*#]{1,5}$' })),
      DisableCancelKey: choice('True', 'False', 'true', 'false'),
      InterdigitTimeLimitSeconds: orReference(numeral(1, 20)),
    }),
    // A * that ends the entry cannot start it over as well.
    if: { properties: { InputTerminationSequence: { pattern: '^[^*]*$' } } },
    else: { properties: { DisableCancelKey: choice('True', 'true') }, required: ['DisableCancelKey'] },
  },
  EnableDTMFBuffer: choice('True', 'False'),
};

/** Takes keys from the type-ahead buffer, or else asks for them: one key in a menu, an entry to store, or none at all. */
export function enterInput(parameters: InputParameters, contact: Contact): Outcome {
  if (parameters.EnableDTMFBuffer !== undefined) return buffer(parameters, contact);
  return parameters.StoreInput === 'True' ? store(parameters, contact) : menu(parameters, contact);
}

/** Takes the keys, or the silence, that came back. */
export function answerInput(parameters: InputParameters, _contact: Contact, event: AnswerBody): Outcome {
  const storing = parameters.StoreInput === 'True';
  if (event.kind === 'silence') {
    // Store mode has no time-out exit: the word Timeout stands where the entry would.
    return storing
      ? { exit: 'next', set: { StoredCustomerInput: 'Timeout' }, entries: [{ type: 'input.none' }] }
      : { exit: 'InputTimeLimitExceeded', entries: [{ type: 'input.none' }] };
  }
  if (event.kind !== 'keys') return fails();
  return storing ? keep(parameters, event.keys, event.number) : pressed(event.keys);
}

function menu(parameters: InputParameters, contact: Contact): Outcome {
  if (contact.settings.keys !== '')
    return pressed(contact.settings.keys[0] ?? '', contact.settings.keys.slice(1));
  return ask(parameters, contact, { most: 1, terminator: '', cancelKey: false, typed: '' });
}

function pressed(key: string, rest?: string): Outcome {
  const entries = [inputKeys(key)];
  return rest === undefined ? { match: key, entries } : { match: key, change: { keys: rest }, entries };
}

function store(parameters: InputParameters, contact: Contact): Outcome {
  const { InputValidation: validation, DTMFConfiguration: dtmf } = parameters;
  const collect = {
    most: validation?.CustomValidation === undefined ? 20 : Number(validation.CustomValidation.MaximumLength),
    terminator: dtmf?.InputTerminationSequence ?? '#',
    cancelKey: dtmf?.DisableCancelKey?.toLowerCase() !== 'true',
  };
  const { entry, rest, complete } = takeEntry(contact.settings.keys, collect);
  const plain = parameters.InputEncryption === undefined && validation?.PhoneNumberValidation === undefined;
  return complete && plain
    ? { ...keep(parameters, entry), change: { keys: rest } }
    : {
        ...ask(parameters, contact, {
          ...collect,
          typed: parameters.InputEncryption === undefined ? contact.settings.keys : '',
        }),
        change: { keys: '' },
      };
}

function keep({ InputValidation, InputEncryption }: InputParameters, keys: string, number?: string): Outcome {
  const entries = [inputKeys(InputEncryption === undefined ? keys : '(encrypted)')];
  const entry = InputValidation?.PhoneNumberValidation === undefined ? keys : number;
  return entry === undefined
    ? { exit: 'InvalidPhoneNumber', entries }
    : { exit: 'next', set: { StoredCustomerInput: entry }, entries };
}

function ask(
  parameters: InputParameters,
  contact: Contact,
  collect: Pick<Collect, 'most' | 'terminator' | 'cancelKey' | 'typed'>,
): Outcome {
  const prompt = promptOf(parameters, contact);
  if (prompt === undefined) return fails('NoMatchingError', 'no prompt is written');
  const { InputEncryption: encryption, InputValidation: validation } = parameters;
  const phone = validation?.PhoneNumberValidation;
  return {
    ask: {
      kind: 'collect',
      prompt,
      most: collect.most,
      terminator: collect.terminator,
      cancelKey: collect.cancelKey,
      typed: collect.typed,
      firstKey: Number(parameters.InputTimeLimitSeconds ?? 5),
      nextKey: Number(parameters.DTMFConfiguration?.InterdigitTimeLimitSeconds ?? 5),
      phone: phone === undefined ? null : { country: phone.CountryCode ?? '' },
      encrypt: encryption === undefined ? null : { keyId: encryption.EncryptionKeyId, key: encryption.Key },
    },
  };
}

function buffer({ EnableDTMFBuffer }: InputParameters, { settings: { keys } }: Contact): Outcome {
  const on = EnableDTMFBuffer === 'True';
  return { ...next, change: { keyBuffer: on, keys: on ? keys.slice(0, keyBufferLimit) : '' } };
}

/** What a step that stores keys was given beside its prompt and its exits. */
export function readStored(parameters: InputParameters): Props {
  const { InputValidation: validation, InputEncryption: encryption, DTMFConfiguration: dtmf } = parameters;
  const phone = validation?.PhoneNumberValidation;
  return {
    timeout: readNumber(parameters.InputTimeLimitSeconds),
    interDigitTimeout: readNumeric(dtmf?.InterdigitTimeLimitSeconds),
    terminator: dtmf?.InputTerminationSequence,
    cancelKey: readSwitch(dtmf?.DisableCancelKey, 'False'),
    digits: readNumeric(validation?.CustomValidation?.MaximumLength),
    phoneNumber:
      phone?.NumberFormat === 'Local' && phone.CountryCode !== undefined
        ? { country: phone.CountryCode }
        : phone?.NumberFormat,
    encrypt: encryption && { keyId: readWords(encryption.EncryptionKeyId), key: readWords(encryption.Key) },
  };
}

/** The keys of a menu. It may have none at all, to let a caller speak on a recording. */
export function readKeys(when: PlacedAction['when']): Props {
  return { when: new Map(), ...readChoices(when.filter(([{ operand }]) => /^[0-9*#]$/.test(operand))) };
}

/** The console block that writes the action with these parameters. */
export function inputBlock({ EnableDTMFBuffer, StoreInput }: JsonObject): string {
  if (EnableDTMFBuffer !== undefined) return 'Set Touchtone Buffer Behavior';
  return StoreInput === 'True' ? 'Store customer input' : 'Get customer input';
}
