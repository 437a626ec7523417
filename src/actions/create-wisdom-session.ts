import { type ActionDefinition, anyFlow } from '../action/definition.ts';
import { object, orReference } from '../action/parameter.ts';
import { readValue } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import { type Reference, written } from '../language/reference.ts';

export interface ConnectAssistant<Target extends string, Uses extends string> {
  /** The ARN of the assistant. */
  readonly assistant: string | Reference<Uses>;
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Starts a session of the Connect assistant, which helps the agent. The console writes a second step behind it:
 * `setContactData({ assistantSession: system('Wisdom', 'SessionArn'), … })`. Block: **Connect assistant**.
 *
 * @example connectAssistant({ assistant: 'arn:aws:wisdom:eu-central-1:111122223333:assistant/a-1', next: 'keep', onError: 'queue' })
 */
export function connectAssistant<const Target extends string, const Uses extends string = never>(
  props: ConnectAssistant<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    { WisdomAssistantArn: written(props.assistant) },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

export const definition: ActionDefinition<{ readonly WisdomAssistantArn: string }> = {
  type: 'CreateWisdomSession',
  blocks: ['Connect assistant'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createwisdomsession.html',
  parameters: object({ WisdomAssistantArn: orReference() }, 'WisdomAssistantArn'),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: { VOICE: 'supported', CHAT: 'supported', TASK: 'error', EMAIL: 'supported' },
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to start the session' },
  legacy: [],
  constructors: [
    {
      name: 'connectAssistant',
      build: connectAssistant,
      read: ({ parameters, next, errors }) => ({
        assistant: readValue(parameters.WisdomAssistantArn),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService('CreateWisdomSession', {
    sample: { SessionArn: 'arn:aws:wisdom:us-east-1:111122223333:session/a-1/s-1' },
    keeps: (Wisdom) => ({ Wisdom }),
  }),
};
