import { type ActionDefinition, anyFlow, voiceOnly } from '../action/definition.ts';
import { object } from '../action/parameter.ts';
import { readChoice } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, oneOf, type Step, step } from '../action/step.ts';

/** Who or what answered, and where the call goes then. */
export interface CheckCallProgress<Target extends string> {
  /** A person. */
  readonly answered: Target;
  /** An answering machine that has beeped. */
  readonly voicemailBeep: Target;
  /** An answering machine without a beep. */
  readonly voicemailNoBeep: Target;
  /** It could not be told. */
  readonly notDetected: Target;
  /** Also taken by calls that no campaign made, and on every channel but voice. */
  readonly onError: Target;
}

/**
 * Branches on who or what answered a call of an outbound campaign. Block: **Check call progress**.
 *
 * @example
 * checkCallProgress({ answered: 'greet', voicemailBeep: 'leave-word', voicemailNoBeep: 'end', notDetected: 'greet', onError: 'end' })
 */
export function checkCallProgress<const Target extends string>(
  props: CheckCallProgress<Target>,
): Step<Target, AnyFlow, never> {
  return step(
    definition.type,
    {},
    {
      next: props.onError,
      conditions: oneOf({
        CallAnswered: props.answered,
        VoicemailBeep: props.voicemailBeep,
        VoicemailNoBeep: props.voicemailNoBeep,
        NotDetected: props.notDetected,
      }),
      errors: { NoMatchingError: props.onError },
    },
  );
}

export const definition: ActionDefinition = {
  type: 'CheckOutboundCallStatus',
  blocks: ['Check call progress'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkoutboundcallstatus.html',
  parameters: object({}),
  form: {
    errors: { required: ['NoMatchingError'] },
    conditions: {
      required: true,
      operators: ['Equals'],
      operands: ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'],
    },
  },
  next: 'required',
  channels: voiceOnly,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'Twilio has words of its own for what its machine detection finds' },
  legacy: [],
  constructors: [
    {
      name: 'checkCallProgress',
      build: checkCallProgress,
      read: ({ errors, when }) => ({
        answered: readChoice(when, 'CallAnswered'),
        voicemailBeep: readChoice(when, 'VoicemailBeep'),
        voicemailNoBeep: readChoice(when, 'VoicemailNoBeep'),
        notDetected: readChoice(when, 'NotDetected'),
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService('CheckOutboundCallStatus', { sample: { Status: 'CallAnswered' }, decidedBy: 'Status' }),
};
