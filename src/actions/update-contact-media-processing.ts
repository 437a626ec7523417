import { type ActionDefinition, anyFlow } from '../action/definition.ts';
import { choice, literal, object } from '../action/parameter.ts';
import { readNamed } from '../action/reading.ts';
import { type AnyFlow, type Step, step, written } from '../action/step.ts';
import { nameOf, type Resource } from '../language/resource.ts';

/** The exits of `setMediaProcessing`. */
export interface ProcessingExits<Target extends string> {
  readonly next: Target;
  /** The contact is no chat. */
  readonly onMismatch: Target;
  readonly onError: Target;
}

/** What `setMediaProcessing` takes: the function that sees each message, or `off`. */
export type SetMediaProcessing<Target extends string> = ProcessingExits<Target> &
  (
    | {
        readonly function: Resource<'function'>;
        /** Delivers a message as it was when the function fails. */
        readonly deliverUnprocessed: boolean;
        readonly off?: never;
      }
    | { readonly off: true; readonly function?: never; readonly deliverUnprocessed?: never }
  );

/**
 * Sends each message of a chat through a function before anybody reads it.
 * Block: **Set recording, analytics and processing behavior**.
 *
 * @example setMediaProcessing({ function: fn('mask'), deliverUnprocessed: false, next: 'menu', onMismatch: 'menu', onError: 'sorry' })
 */
export function setMediaProcessing<const Target extends string>(
  props: SetMediaProcessing<Target>,
): Step<Target, AnyFlow, never> {
  return step(
    definition.type,
    {
      ChatProcessor: written({
        ProcessingEnabled: props.off === true ? 'False' : 'True',
        LambdaProcessorARN: props.function && nameOf(props.function),
        ChatProcessorSettings: {
          DeliverUnprocessedMessages: props.deliverUnprocessed === true ? 'True' : 'False',
        },
      }),
    },
    { next: props.next, errors: { NoMatchingError: props.onError, ChannelMismatch: props.onMismatch } },
  );
}

interface Parameters {
  readonly ChatProcessor: {
    readonly ProcessingEnabled: 'True' | 'False';
    readonly LambdaProcessorARN?: string;
    readonly ChatProcessorSettings: { readonly DeliverUnprocessedMessages: 'True' | 'False' };
  };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactMediaProcessing',
  blocks: ['Set recording, analytics and processing behavior'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactmediaprocessing.html',
  parameters: object(
    {
      ChatProcessor: object(
        {
          ProcessingEnabled: choice('True', 'False'),
          LambdaProcessorARN: literal(),
          // Optional in the docs, required by the service.
          ChatProcessorSettings: object(
            { DeliverUnprocessedMessages: choice('True', 'False') },
            'DeliverUnprocessedMessages',
          ),
        },
        'ProcessingEnabled',
        'ChatProcessorSettings',
      ),
    },
    'ChatProcessor',
  ),
  form: ({ ChatProcessor }) => ({
    required:
      (ChatProcessor as Parameters['ChatProcessor'] | undefined)?.ProcessingEnabled === 'True'
        ? ['ChatProcessor.LambdaProcessorARN']
        : [],
    errors: { required: ['NoMatchingError', 'ChannelMismatch'] },
  }),
  next: 'required',
  channels: {
    VOICE: { error: 'ChannelMismatch' },
    CHAT: 'supported',
    TASK: { error: 'ChannelMismatch' },
    EMAIL: { error: 'ChannelMismatch' },
  },
  flowTypes: { wide: anyFlow },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'setMediaProcessing',
      build: setMediaProcessing,
      read: ({ parameters: { ChatProcessor: chat }, next, errors }) => ({
        ...(chat.ProcessingEnabled === 'True'
          ? {
              function: readNamed('function', chat.LambdaProcessorARN),
              deliverUnprocessed: chat.ChatProcessorSettings.DeliverUnprocessedMessages === 'True',
            }
          : { off: true }),
        next,
        onMismatch: errors['ChannelMismatch'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ ChatProcessor: processor }) => {
    const on = processor.ProcessingEnabled === 'True';
    return {
      exit: 'next',
      change: { mediaProcessing: on ? { ...processor } : null },
      entries: [
        {
          type: 'setting.changed',
          name: 'media processing',
          value: on ? (processor.LambdaProcessorARN ?? '') : 'off',
        },
      ],
    };
  },
};
