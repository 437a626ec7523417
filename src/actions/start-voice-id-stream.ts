import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { fails } from '../action/outcome.ts';
import { object } from '../action/parameter.ts';
import { type Step, step } from '../action/step.ts';

type FlowsWithVoiceId =
  | 'CONTACT_FLOW'
  | 'CUSTOMER_QUEUE'
  | 'CUSTOMER_WHISPER'
  | 'AGENT_WHISPER'
  | 'OUTBOUND_WHISPER'
  | 'AGENT_TRANSFER'
  | 'QUEUE_TRANSFER'
  | 'MODULE';

/** The exits of `setVoiceId`. */
export interface SetVoiceId<Target extends string> {
  readonly next: Target;
  /** Every contact takes it since Voice ID has ended. */
  readonly onError: Target;
}

/**
 * Sends what the customer says to Voice ID. That service ended on 2026-05-20: a contact takes `onError`, `check`
 * warns of it, and new flows have no use for it. Block: **Set Voice ID**.
 *
 * @example setVoiceId({ next: 'check-voice', onError: 'ask-pin' })
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-voice-id.html
 */
export function setVoiceId<const Target extends string>({
  next,
  onError,
}: SetVoiceId<Target>): Step<Target, FlowsWithVoiceId, never> {
  return step(definition.type, {}, { next, errors: { NoMatchingError: onError } });
}

export const definition: ActionDefinition = {
  type: 'StartVoiceIdStream',
  blocks: ['Set Voice ID'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-startvoiceidstream.html',
  parameters: object({}),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: voiceOnly,
  flowTypes: {
    wide: [
      'CONTACT_FLOW',
      'CUSTOMER_QUEUE',
      'CUSTOMER_WHISPER',
      'AGENT_WHISPER',
      'OUTBOUND_WHISPER',
      'AGENT_TRANSFER',
      'QUEUE_TRANSFER',
    ],
  },
  retired: { what: 'Amazon Connect Voice ID', on: '2026-05-20' },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'setVoiceId',
      build: setVoiceId,
      read: ({ next, errors }) => ({ next, onError: errors['NoMatchingError'] }),
    },
  ],
  enter: () => fails('NoMatchingError', 'Voice ID ended on 2026-05-20'),
};
