import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { object } from '../action/parameter.ts';
import { type Step, step } from '../action/step.ts';

/** Ends the contact. Block: **Disconnect / hang up**. */
export function disconnect(): Step<
  never,
  'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE',
  never
> {
  return step(definition.type, {});
}

export const definition: ActionDefinition = {
  type: 'DisconnectParticipant',
  blocks: ['Disconnect / hang up'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-disconnectparticipant.html',
  parameters: object({}),
  form: { errors: {} },
  next: 'none',
  channels: everyChannel,
  flowTypes: { wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  outside: true,
  role: 'disconnect',
  twilio: { support: 'same' },
  legacy: ['Disconnect'],
  constructors: [
    {
      name: 'disconnect',
      build: disconnect,
      read: () => ({}),
    },
  ],
  enter: () => ({ effects: [{ kind: 'disconnect' }], end: 'contact', reason: 'disconnected' }),
};
