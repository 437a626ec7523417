import { type ActionDefinition } from '../action/definition.ts';
import { fails, next } from '../action/outcome.ts';
import { choice, object } from '../action/parameter.ts';
import {
  isReadable,
  type PromptParameters,
  type PromptProps,
  promptNames,
  promptOf,
  promptParameters,
  promptSchema,
} from '../action/prompt.ts';
import { readPrompt } from '../action/reading.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';

type FlowsWithPrompt = Exclude<AnyFlow, 'CUSTOMER_HOLD' | 'AGENT_HOLD'>;

/** What `playPrompt` takes: one of `text`, `ssml` and `prompt`. */
export interface PlayPrompt<Target extends string, Uses extends string> extends PromptProps<Uses> {
  readonly next: Target;
  readonly onError?: Target;
}

/**
 * Says a text to the contact and moves on. Block: **Play prompt**.
 *
 * @example playPrompt({ text: 'Thanks for calling.', next: 'menu' })
 */
export function playPrompt<const Target extends string, const Uses extends string = never>(
  props: PlayPrompt<Target, Uses>,
): Step<Target, FlowsWithPrompt, Uses> {
  return step(definition.type, promptParameters(props), {
    next: props.next,
    errors: { NoMatchingError: props.onError },
  });
}

interface Parameters extends PromptParameters {
  /** A caller who has typed ahead knows what is said here. */
  readonly SkipWhenDTMFBufferEnabled?: 'true' | 'false';
}

export const definition: ActionDefinition<Parameters> = {
  type: 'MessageParticipant',
  blocks: ['Play prompt'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-messageparticipant.html',
  parameters: object({ ...promptSchema, SkipWhenDTMFBufferEnabled: choice('true', 'false') }),
  form: { exactlyOne: [promptNames], errors: { optional: ['NoMatchingError'] } },
  next: 'required',
  channels: { VOICE: 'supported', CHAT: 'supported', TASK: 'no-effect', EMAIL: 'no-effect' },
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
  // A file of one's own is not for whispers: they play what is in the library.
  parameterFlows: { Media: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  speaks: true,
  participant: true,
  twilio: { support: 'same' },
  legacy: ['PlayPrompt'],
  constructors: [
    {
      name: 'playPrompt',
      build: playPrompt,
      read: ({ parameters, next: target, errors }) => ({
        ...readPrompt(parameters),
        next: target,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters, contact) => {
    if (parameters.SkipWhenDTMFBufferEnabled === 'true' && contact.settings.keys !== '') return next;
    const prompt = promptOf(parameters, contact);
    if (prompt === undefined) return fails('NoMatchingError', 'no prompt is written');
    if (contact.channel === 'CHAT' && !isReadable(prompt))
      return fails('NoMatchingError', `a chat cannot show ${prompt.as}`);
    if (prompt.content === '') return next;
    return { effects: [{ kind: 'say', prompt }], exit: 'next' };
  },
};
