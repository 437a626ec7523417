import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { choice, open } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'CreateContact',
  blocks: ['Send message'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html',
  parameters: open({ Channel: choice('EMAIL'), RelatedContact: choice('CURRENT') }, 'Channel'),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  unverified: ['the whole form, which public exports show'],
  twilio: { support: 'unsupported', why: 'the email is one of Connect' },
  legacy: [],
};
