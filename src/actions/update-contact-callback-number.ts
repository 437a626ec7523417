import { type ActionDefinition } from '../action/definition.ts';
import { fails } from '../action/outcome.ts';
import { object, onlyReference } from '../action/parameter.ts';
import { readReference } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';
import { isE164 } from '../language/e164.ts';
import type { Reference } from '../language/reference.ts';

/** What `setCallbackNumber` takes. */
export interface SetCallbackNumber<Target extends string, Uses extends string> {
  /** `storedInput` after a phone number was typed, or `system('CustomerEndpoint', 'Address')`. */
  readonly number: Reference<Uses>;
  readonly next: Target;
  /** It is no phone number with its country code. Also taken on every channel but voice. */
  readonly onInvalidNumber: Target;
  /** The instance may not call that country. */
  readonly onNotDialable: Target;
}

/**
 * Says which number a callback dials. Block: **Set callback number**.
 *
 * @example setCallbackNumber({ number: storedInput, next: 'callback', onInvalidNumber: 'ask-again', onNotDialable: 'sorry' })
 */
export function setCallbackNumber<const Target extends string, const Uses extends string = never>(
  props: SetCallbackNumber<Target, Uses>,
): Step<Target, 'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', Uses> {
  return step(
    definition.type,
    { CallbackNumber: props.number.path },
    {
      next: props.next,
      errors: {
        InvalidCallbackNumber: props.onInvalidNumber,
        CallbackNumberNotDialable: props.onNotDialable,
      },
    },
  );
}

interface Parameters {
  readonly CallbackNumber: string;
}

const error = 'InvalidCallbackNumber';

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactCallbackNumber',
  blocks: ['Set callback number'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactcallbacknumber.html',
  // A reference that gives nothing is an invalid number here, not a parameter out of range.
  parameters: object({ CallbackNumber: { ...onlyReference(), minLength: 0 } }, 'CallbackNumber'),
  form: { errors: { required: ['InvalidCallbackNumber', 'CallbackNumberNotDialable'] } },
  next: 'required',
  channels: { VOICE: 'supported', CHAT: { error }, TASK: { error }, EMAIL: { error } },
  flowTypes: { wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'setCallbackNumber',
      build: setCallbackNumber,
      read: ({ parameters, next, errors }) => ({
        number: readReference(parameters.CallbackNumber),
        next,
        onInvalidNumber: errors['InvalidCallbackNumber'],
        onNotDialable: errors['CallbackNumberNotDialable'],
      }),
    },
  ],
  enter: ({ CallbackNumber: number }) =>
    isE164(number)
      ? {
          exit: 'next',
          set: { CustomerCallBackPhoneNumber: number },
          change: { callbackNumber: number },
          entries: [{ type: 'setting.changed', name: 'callbackNumber', value: number }],
        }
      : fails(error, `${number === '' ? 'nothing' : number} is no phone number with its country code`),
};
