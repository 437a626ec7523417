import { type ActionDefinition, type Form, voiceOnly } from '../action/definition.ts';
import { type Numeric, writtenNumber } from '../action/dynamic.ts';
import {
  answerInput,
  enterInput,
  type InputParameters,
  inputBlock,
  inputSchema,
  readKeys,
  readStored,
} from '../action/input.ts';
import { object } from '../action/parameter.ts';
import { type PromptProps, promptNames, promptParameters } from '../action/prompt.ts';
import { readNumber, readPrompt } from '../action/reading.ts';
import { written as given, oneOf, type Step, step } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';
import { type Words, written } from '../language/reference.ts';

type FlowsWithInput =
  | 'CONTACT_FLOW'
  | 'CUSTOMER_QUEUE'
  | 'AGENT_TRANSFER'
  | 'QUEUE_TRANSFER'
  | 'OUTBOUND_WHISPER'
  | 'MODULE';

/** A key of a telephone. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/** Where keys lead. */
export type ByKey<Target extends string> = { readonly [Pressed in Key]?: Target };

/** What `getCustomerInput` takes. */
export interface GetCustomerInput<Target extends string, Uses extends string> extends PromptProps<Uses> {
  /** Seconds to wait for a key after the prompt, 1 to 180. @default 5 */
  readonly timeout?: number;
  readonly when: ByKey<Target>;
  /** The order in which the keys are written, where not that of `when`. */
  readonly order?: readonly Key[];
  readonly onTimeout: Target;
  /** Another key was pressed. */
  readonly onNoMatch: Target;
  /** Also taken on every channel but voice. */
  readonly onError: Target;
}

/**
 * Says a prompt and branches on one key. The key stops the prompt. Block: **Get customer input**.
 *
 * @example getCustomerInput({ text: 'Press 1 for help.', when: { '1': 'help' }, onTimeout: 'menu', onNoMatch: 'menu', onError: 'bye' })
 */
export function getCustomerInput<const Target extends string, const Uses extends string = never>(
  props: GetCustomerInput<Target, Uses>,
): Step<Target, FlowsWithInput, Uses> {
  return step(
    definition.type,
    { ...promptParameters(props), InputTimeLimitSeconds: String(props.timeout ?? 5), StoreInput: 'False' },
    {
      next: props.onNoMatch,
      conditions: oneOf<Target>(props.when, props.order),
      errors: {
        InputTimeLimitExceeded: props.onTimeout,
        NoMatchingCondition: props.onNoMatch,
        NoMatchingError: props.onError,
      },
    },
  );
}

/** What every `storeCustomerInput` takes. Times are in seconds. */
export interface StoreCustomerInput<Target extends string, Uses extends string> extends PromptProps<Uses> {
  /** To wait for the first key, 1 to 180. @default 5 */
  readonly timeout?: number;
  /** To wait between two keys, 1 to 20. @default 5 */
  readonly interDigitTimeout?: Numeric<Uses>;
  /** One to five keys that end the entry. @default '#' */
  readonly terminator?: string;
  /** Whether `*` throws the entry away and starts over. @default true */
  readonly cancelKey?: boolean;
  /** Also taken when nothing was typed: the entry is then the word `Timeout`. */
  readonly next: Target;
  readonly onError: Target;
}

/** Stores any digits. */
export interface StoreDigits<Target extends string, Uses extends string>
  extends StoreCustomerInput<Target, Uses> {
  /** The most digits taken; the entry ends with the last of them. @default 20 */
  readonly digits?: Numeric<Uses>;
  /** The uploaded key, by its id, and the public key as PEM text. Nobody in the flow sees the digits then. */
  readonly encrypt?: { readonly keyId: Words<Uses>; readonly key: Words<Uses> };
  readonly phoneNumber?: never;
  readonly onInvalidNumber?: never;
}

/** Stores a phone number, in E.164 form. */
export interface StorePhoneNumber<Target extends string, Uses extends string>
  extends StoreCustomerInput<Target, Uses> {
  /** `E164`: typed with its country code. Otherwise a number of this country, by its two letters. */
  readonly phoneNumber: 'E164' | { readonly country: string };
  readonly onInvalidNumber: Target;
  readonly digits?: never;
  readonly encrypt?: never;
}

/**
 * Says a prompt and keeps what the caller types; read it with `storedInput` before the next step of this kind.
 * Block: **Store customer input**.
 *
 * @example storeCustomerInput({ text: 'Type your ticket number.', digits: 7, next: 'look-up', onError: 'sorry' })
 */
export function storeCustomerInput<const Target extends string, const Uses extends string = never>(
  props: StoreDigits<Target, Uses> | StorePhoneNumber<Target, Uses>,
): Step<Target, FlowsWithInput, Uses> {
  const { phoneNumber: phone, digits = 20, encrypt, terminator, cancelKey, interDigitTimeout } = props;
  const dtmf = given({
    InputTerminationSequence: terminator,
    DisableCancelKey: cancelKey === undefined ? undefined : cancelKey ? 'False' : 'True',
    InterdigitTimeLimitSeconds:
      interDigitTimeout === undefined ? undefined : writtenNumber(interDigitTimeout),
  });
  return step(
    definition.type,
    {
      ...promptParameters(props),
      InputTimeLimitSeconds: String(props.timeout ?? 5),
      StoreInput: 'True',
      InputValidation:
        phone === undefined
          ? { CustomValidation: { MaximumLength: writtenNumber(digits) } }
          : {
              PhoneNumberValidation:
                phone === 'E164'
                  ? { NumberFormat: phone }
                  : { NumberFormat: 'Local', CountryCode: phone.country },
            },
      InputEncryption: encrypt && { EncryptionKeyId: written(encrypt.keyId), Key: written(encrypt.key) },
      DTMFConfiguration: Object.keys(dtmf).length > 0 ? dtmf : undefined,
    },
    {
      next: props.next,
      errors: { InvalidPhoneNumber: props.onInvalidNumber, NoMatchingError: props.onError },
    },
  );
}

/** What `setTouchtoneBuffer` takes. */
export interface SetTouchtoneBuffer<Target extends string> {
  /** Whether keys typed before a step asks for them are kept for it, up to 30. Off throws away what was kept. */
  readonly on: boolean;
  readonly next: Target;
  readonly onError: Target;
}

/** Switches typing ahead on or off. Block: **Set Touchtone Buffer Behavior**. */
export function setTouchtoneBuffer<const Target extends string>(
  props: SetTouchtoneBuffer<Target>,
): Step<Target, FlowsWithInput, never> {
  return step(
    definition.type,
    { EnableDTMFBuffer: props.on ? 'True' : 'False' },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

export const definition: ActionDefinition<InputParameters> = {
  type: 'GetParticipantInput',
  blocks: ['Get customer input', 'Store customer input', 'Set Touchtone Buffer Behavior'],
  blockOf: inputBlock,
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-getparticipantinput.html',
  parameters: object(inputSchema),
  form: formFor,
  next: 'required',
  channels: voiceOnly,
  flowTypes: {
    wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'OUTBOUND_WHISPER'],
    strict: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  },
  speaks: true,
  asks: true,
  participant: true,
  twilio: {
    support: 'differs',
    why: 'Twilio waits as long for the first key as between two, and hears no key before a question',
    inPlaces: true,
  },
  legacy: ['GetUserInput', 'StoreUserInput'],
  constructors: [
    {
      name: 'getCustomerInput',
      build: getCustomerInput,
      read: ({ parameters, errors, when }) => ({
        ...readPrompt(parameters),
        timeout: readNumber(parameters.InputTimeLimitSeconds),
        ...readKeys(when),
        onTimeout: errors['InputTimeLimitExceeded'],
        onNoMatch: errors['NoMatchingCondition'],
        onError: errors['NoMatchingError'],
      }),
    },
    {
      name: 'storeCustomerInput',
      build: storeCustomerInput,
      read: ({ parameters, next, errors }) => ({
        ...readPrompt(parameters),
        ...readStored(parameters),
        next,
        onInvalidNumber: errors['InvalidPhoneNumber'],
        onError: errors['NoMatchingError'],
      }),
    },
    {
      name: 'setTouchtoneBuffer',
      build: setTouchtoneBuffer,
      read: ({ parameters, next, errors }) => ({
        on: parameters.EnableDTMFBuffer === 'True',
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: enterInput,
  answer: answerInput,
};

function formFor(parameters: JsonObject): Form {
  const validation = parameters['InputValidation'] as InputParameters['InputValidation'];
  if (parameters['EnableDTMFBuffer'] !== undefined) {
    return {
      refused: Object.keys(inputSchema).filter((name) => name !== 'EnableDTMFBuffer'),
      errors: { required: ['NoMatchingError'] },
    };
  }
  if (parameters['StoreInput'] !== 'True') {
    return {
      exactlyOne: [promptNames],
      required: ['InputTimeLimitSeconds', 'StoreInput'],
      refused: ['InputValidation', 'InputEncryption'],
      errors: { required: ['NoMatchingCondition', 'InputTimeLimitExceeded', 'NoMatchingError'] },
      // Flows drawn in the console have menus without keys, to let a caller speak on a recording.
      conditions: { required: false, advised: true, operators: ['Equals'], pattern: '^[0-9*#]$' },
    };
  }
  const phone = validation?.PhoneNumberValidation;
  return {
    exactlyOne: [promptNames, ['InputValidation.PhoneNumberValidation', 'InputValidation.CustomValidation']],
    required: [
      'InputTimeLimitSeconds',
      'InputValidation',
      ...(phone?.NumberFormat === 'Local' ? ['InputValidation.PhoneNumberValidation.CountryCode'] : []),
    ],
    refused: phone === undefined ? [] : ['InputEncryption'],
    errors: { required: ['NoMatchingError', ...(phone === undefined ? [] : ['InvalidPhoneNumber'])] },
  };
}
