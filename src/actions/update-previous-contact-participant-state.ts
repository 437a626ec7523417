import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { choice, object } from '../action/parameter.ts';
import { readWord } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';

/** What `holdCustomerOrAgent` takes. */
export interface HoldCustomerOrAgent<Target extends string> {
  /** Who is on hold; with `nobody` all three talk to each other. */
  readonly hold: 'customer' | 'agent' | 'nobody';
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Puts the customer or the agent of the call before this transfer on hold, or takes them off.
 * Calls only: other channels take `onError`. Block: **Hold customer or agent**.
 *
 * @example holdCustomerOrAgent({ hold: 'customer', next: 'ask-agent', onError: 'ask-agent' })
 */
export function holdCustomerOrAgent<const Target extends string>({
  hold,
  next,
  onError,
}: HoldCustomerOrAgent<Target>): Step<
  Target,
  'CONTACT_FLOW' | 'OUTBOUND_WHISPER' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE',
  never
> {
  return step(
    definition.type,
    { PreviousContactParticipantState: states[hold] },
    { next, errors: { NoMatchingError: onError } },
  );
}

const states = { customer: 'CustomerOnHold', agent: 'AgentOnHold', nobody: 'OffHold' } as const;

export const definition: ActionDefinition<{ readonly PreviousContactParticipantState: string }> = {
  type: 'UpdatePreviousContactParticipantState',
  blocks: ['Hold customer or agent'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatepreviouscontactparticipantstate.html',
  parameters: object(
    { PreviousContactParticipantState: choice(...Object.values(states)) },
    'PreviousContactParticipantState',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: voiceOnly,
  flowTypes: {
    wide: ['CONTACT_FLOW', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
    strict: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  },
  twilio: { support: 'unsupported', why: 'the call before a transfer is not seen there' },
  legacy: [],
  constructors: [
    {
      name: 'holdCustomerOrAgent',
      build: holdCustomerOrAgent,
      read: ({ parameters, next, errors }) => ({
        hold: readWord(states, parameters.PreviousContactParticipantState),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ PreviousContactParticipantState: value }) => ({
    exit: 'next',
    entries: [{ type: 'setting.changed', name: 'previousContactHold', value }],
  }),
};
