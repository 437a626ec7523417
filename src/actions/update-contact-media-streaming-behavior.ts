import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { choice, list, object } from '../action/parameter.ts';
import { readList } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';

type FlowsWithStreaming =
  | 'CONTACT_FLOW'
  | 'CUSTOMER_QUEUE'
  | 'CUSTOMER_WHISPER'
  | 'AGENT_WHISPER'
  | 'OUTBOUND_WHISPER'
  | 'AGENT_TRANSFER'
  | 'QUEUE_TRANSFER'
  | 'MODULE';

export interface StartMediaStreaming<Target extends string> {
  /** What is streamed: what the customer says, or also what the customer hears. @default 'both' */
  readonly audio?: 'said' | 'heard' | 'both';
  readonly next: Target;
  readonly onError: Target;
}

/** Sends the call's audio to a Kinesis video stream until it is stopped. Block: **Start media streaming**. */
export function startMediaStreaming<const Target extends string>({
  audio = 'both',
  next,
  onError,
}: StartMediaStreaming<Target>): Step<Target, FlowsWithStreaming, never> {
  return step(definition.type, streaming('Enabled', directions[audio]), {
    next,
    errors: { NoMatchingError: onError },
  });
}

export interface StopMediaStreaming<Target extends string> {
  readonly next: Target;
  readonly onError: Target;
}

/** Ends what `startMediaStreaming` began. Block: **Stop media streaming**. */
export function stopMediaStreaming<const Target extends string>({
  next,
  onError,
}: StopMediaStreaming<Target>): Step<Target, FlowsWithStreaming, never> {
  return step(definition.type, streaming('Disabled', directions.both), {
    next,
    errors: { NoMatchingError: onError },
  });
}

const directions = { said: ['From'], heard: ['To'], both: ['To', 'From'] } as const;

function streaming(state: 'Enabled' | 'Disabled', audio: readonly string[]) {
  return {
    MediaStreamingState: state,
    Participants: [{ ParticipantType: 'Customer', MediaDirections: audio }],
    MediaStreamType: 'Audio',
  };
}

interface Parameters {
  readonly MediaStreamingState: 'Enabled' | 'Disabled';
  readonly Participants: readonly { readonly MediaDirections: readonly string[] }[];
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactMediaStreamingBehavior',
  blocks: ['Start media streaming', 'Stop media streaming'],
  blockOf: ({ MediaStreamingState: state }) =>
    state === 'Disabled' ? 'Stop media streaming' : 'Start media streaming',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactmediastreamingbehavior.html',
  parameters: object(
    {
      MediaStreamingState: choice('Enabled', 'Disabled'),
      Participants: list(
        object(
          { ParticipantType: choice('Customer'), MediaDirections: list(choice('To', 'From'), { min: 1 }) },
          'ParticipantType',
          'MediaDirections',
        ),
        { min: 1 },
      ),
      MediaStreamType: choice('Audio'),
    },
    'MediaStreamingState',
    'Participants',
    'MediaStreamType',
  ),
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
  twilio: { support: 'differs', why: 'no audio is streamed, since Kinesis belongs to Connect' },
  legacy: ['StartMediaStreaming', 'StopMediaStreaming'],
  constructors: [
    {
      name: 'startMediaStreaming',
      build: startMediaStreaming,
      read: ({ parameters, next, errors }) => ({
        audio: readList(directions, parameters.Participants[0]?.MediaDirections),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
    {
      name: 'stopMediaStreaming',
      build: stopMediaStreaming,
      read: ({ next, errors }) => ({ next, onError: errors['NoMatchingError'] }),
    },
  ],
  enter: ({ MediaStreamingState: value }) => ({
    exit: 'next',
    change: { streaming: value === 'Enabled' },
    entries: [{ type: 'setting.changed', name: 'streaming', value }],
  }),
};
