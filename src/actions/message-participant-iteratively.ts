import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { type Numeric, writtenNumber } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { choice, list, numeral, object, orReference } from '../action/parameter.ts';
import {
  type PromptParameters,
  type PromptProps,
  promptOf,
  promptParameters,
  promptSchema,
} from '../action/prompt.ts';
import { readChoice, readNumeric, readPrompt } from '../action/reading.ts';
import { equals, type Step, step, written } from '../action/step.ts';

/** What every `loopPrompts` takes. */
export interface LoopedPrompts<Target extends string, Uses extends string> {
  /** Played in order, then from the first again. */
  readonly prompts: readonly [PromptProps<Uses>, ...PromptProps<Uses>[]];
  /** Also taken on every channel but voice; without it the flow stops there and the contact keeps waiting. */
  readonly onError?: Target;
}

/** Plays until the contact leaves the queue or the hold. */
export interface LoopForever<Target extends string, Uses extends string> extends LoopedPrompts<Target, Uses> {
  readonly interruptAfter?: never;
  readonly onInterrupt?: never;
  readonly keepPlaying?: never;
}

/** Plays until it is interrupted. */
export interface LoopWithInterrupt<Target extends string, Uses extends string>
  extends LoopedPrompts<Target, Uses> {
  /** Seconds until `onInterrupt`; AWS advises more than 20. */
  readonly interruptAfter: Numeric<Uses>;
  /** Leads back here as a rule; the first prompt comes first again. */
  readonly onInterrupt: Target;
  /** Whether the sound goes on while the interrupt is handled. @default false */
  readonly keepPlaying?: boolean;
}

/**
 * Plays prompts round and round while the contact waits in a queue or on hold. Block: **Loop prompts**.
 *
 * @example loopPrompts({ prompts: [{ text: 'Please hold.' }], interruptAfter: 30, onInterrupt: 'position', onError: 'end' })
 */
export function loopPrompts<const Target extends string = never, const Uses extends string = never>(
  props: LoopForever<Target, Uses> | LoopWithInterrupt<Target, Uses>,
): Step<Target, 'CUSTOMER_QUEUE' | 'CUSTOMER_HOLD' | 'AGENT_HOLD' | 'MODULE', Uses> {
  const { interruptAfter, onInterrupt, keepPlaying } = props;
  return step<Target, 'CUSTOMER_QUEUE' | 'CUSTOMER_HOLD' | 'AGENT_HOLD' | 'MODULE', Uses>(
    definition.type,
    {
      Messages: props.prompts.map((prompt) => written(promptParameters(prompt))),
      InterruptFrequencySeconds: interruptAfter === undefined ? undefined : writtenNumber(interruptAfter),
      ContinueMessagingDuringInterrupt:
        keepPlaying === undefined ? undefined : keepPlaying ? 'true' : 'false',
    },
    {
      next: props.onError ?? onInterrupt,
      conditions: onInterrupt === undefined ? [] : [[equals(interrupted), onInterrupt]],
      errors: { NoMatchingError: props.onError },
    },
  );
}

interface Parameters {
  readonly Messages: readonly PromptParameters[];
  readonly InterruptFrequencySeconds?: string;
  readonly ContinueMessagingDuringInterrupt?: 'true' | 'false';
}

const interrupted = 'MessagesInterrupted';

export const definition: ActionDefinition<Parameters> = {
  type: 'MessageParticipantIteratively',
  blocks: ['Loop prompts'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-messageparticipantiteratively.html',
  parameters: object(
    {
      Messages: list({ ...object(promptSchema), minProperties: 1, maxProperties: 1 }),
      InterruptFrequencySeconds: orReference({ ...numeral(1), advised: [21, Number.MAX_SAFE_INTEGER] }),
      ContinueMessagingDuringInterrupt: choice('true', 'false'),
    },
    'Messages',
  ),
  form: ({ InterruptFrequencySeconds: frequency }) => ({
    errors: { optional: ['NoMatchingError'] },
    ...(frequency === undefined
      ? {}
      : { conditions: { required: true, operators: ['Equals'], operands: [interrupted], exhaustive: true } }),
  }),
  // Exports without an interrupt leave it out.
  next: 'optional',
  channels: voiceOnly,
  flowTypes: { wide: ['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD'] },
  speaks: true,
  asks: true,
  twilio: { support: 'differs', why: 'an interrupt waits until the prompt is over that plays' },
  legacy: ['LoopPrompts'],
  constructors: [
    {
      name: 'loopPrompts',
      build: loopPrompts,
      read: ({ parameters, errors, when }) => ({
        prompts: parameters.Messages.map(readPrompt),
        interruptAfter: readNumeric(parameters.InterruptFrequencySeconds),
        onInterrupt: readChoice(when, interrupted),
        keepPlaying:
          parameters.ContinueMessagingDuringInterrupt &&
          parameters.ContinueMessagingDuringInterrupt === 'true',
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ Messages, InterruptFrequencySeconds, ContinueMessagingDuringInterrupt }, contact) => ({
    ask: {
      kind: 'play-around',
      messages: Messages.flatMap((message) => {
        const prompt = promptOf(message, contact);
        return prompt === undefined || prompt.content === '' ? [] : [prompt];
      }),
      interruptAfter: Number(InterruptFrequencySeconds ?? 0),
      keepPlaying: ContinueMessagingDuringInterrupt === 'true',
    },
  }),
  answer: (_parameters, _contact, event) => (event.kind === 'interrupted' ? { match: interrupted } : fails()),
};
