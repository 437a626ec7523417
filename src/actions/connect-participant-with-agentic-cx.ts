import type { ActionDefinition } from '../action/definition.ts';
import { anything, open, orReference, words } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'ConnectParticipantWithAgenticCX',
  blocks: ['Agentic CX'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/agentic-cx-block.html',
  parameters: open(
    {
      AgentConfiguration: open({
        WorkspaceId: orReference(),
        ApplicationId: orReference(),
        Alias: orReference(),
        ContextVariables: { additionalProperties: words(), maxProperties: 10 },
      }),
      SpeechRecognitionConfiguration: open({ SpeechRecognitionEngine: anything }),
      AudioFillerConfiguration: open({
        Enabled: anything,
        AudioType: anything,
        StartDelayInMilliseconds: anything,
        MinimumPlayDurationInMilliseconds: anything,
        ResponseDeliveryDelayInMilliseconds: anything,
      }),
    },
    'AgentConfiguration',
  ),
  form: {
    errors: { required: ['NoMatchingError', 'NoMatchingCondition', 'InputTimeLimitExceeded'] },
    conditions: { required: false, operators: ['Equals'], operands: ['Escalation'] },
  },
  next: 'required',
  channels: { VOICE: 'supported', CHAT: 'supported', TASK: 'error', EMAIL: 'error' },
  flowTypes: {
    wide: [
      'CONTACT_FLOW',
      'CUSTOMER_QUEUE',
      'CUSTOMER_HOLD',
      'CUSTOMER_WHISPER',
      'OUTBOUND_WHISPER',
      'AGENT_TRANSFER',
      'QUEUE_TRANSFER',
    ],
  },
  speaks: true,
  asks: true,
  unverified: ['all that only one public export shows', 'how the idle time of a chat is called'],
  twilio: { support: 'unsupported', why: 'the application runs in Connect' },
  legacy: [],
};
