import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { anything, numeral, open } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'InvokeThirdPartyAction',
  blocks: ['External Tool'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/external-tool.html',
  parameters: open({ InvocationTimeLimitSeconds: numeral(1, 60), InvocationType: anything }),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  unverified: ['the name of the type', 'all parameters', 'the channels'],
  twilio: { support: 'unsupported', why: 'no host asks the tool yet' },
  legacy: [],
};
