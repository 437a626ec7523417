import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { open, orReference } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'RouteContactToAgent',
  blocks: ['Interrupt agent'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/interrupt-agent.html',
  parameters: open({ AgentId: orReference() }),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CUSTOMER_QUEUE'] },
  unverified: ['the names of the parameter and of the errors'],
  twilio: { support: 'unsupported', why: 'the agents are those of Twilio' },
  legacy: [],
};
