import { type ActionDefinition, anyFlowOrCampaign, everyChannel } from '../action/definition.ts';
import { object } from '../action/parameter.ts';
import { type Step, step } from '../action/step.ts';
import type { FlowType } from '../language/document.ts';

/**
 * Ends this flow and not the contact: from a queue flow it goes on waiting, from a whisper the call goes on. In an
 * inbound flow it ends the contact too. Block: **End flow / Resume**.
 */
export function endFlow(): Step<never, FlowType, never> {
  return step(definition.type, {});
}

export const definition: ActionDefinition = {
  type: 'EndFlowExecution',
  blocks: ['End flow / Resume'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-endflowexecution.html',
  parameters: object({}),
  form: { errors: {} },
  next: 'none',
  channels: everyChannel,
  flowTypes: {
    wide: anyFlowOrCampaign,
    strict: ['CUSTOMER_QUEUE', 'CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER', 'CAMPAIGN'],
  },
  // Where it ends the contact, the prompts before it must have been heard.
  outside: true,
  twilio: { support: 'same' },
  legacy: ['Resume'],
  constructors: [
    {
      name: 'endFlow',
      build: endFlow,
      read: () => ({}),
    },
  ],
  enter: () => ({ end: 'flow', reason: 'ended' }),
};
