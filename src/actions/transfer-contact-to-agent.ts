import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { object } from '../action/parameter.ts';
import { type Step, step } from '../action/step.ts';

/**
 * Joins a call to the agent whom the transfer names, and ends the flow; when that agent is busy, the call ends.
 * For chats and tasks choose the agent with `setWorkingQueue({ agent })` and take `transferToQueue`.
 * Block: **Transfer to agent (beta)**.
 *
 * @example transferToAgent()
 */
export function transferToAgent(): Step<never, 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', never> {
  return step(definition.type, {});
}

export const definition: ActionDefinition = {
  type: 'TransferContactToAgent',
  blocks: ['Transfer to agent (beta)'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-transfercontacttoagent.html',
  parameters: object({}),
  form: { errors: {} },
  next: 'none',
  channels: voiceOnly,
  flowTypes: { wide: ['AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  outside: true,
  twilio: { support: 'differs', why: 'no agent is joined, and the call ends there' },
  legacy: ['Transfer'],
  constructors: [
    {
      name: 'transferToAgent',
      build: transferToAgent,
      read: () => ({}),
    },
  ],
  enter: () => ({ end: 'contact', reason: 'transferred' }),
};
