import { type ActionDefinition, anyFlow } from '../action/definition.ts';
import { choice, open } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'LoadContactContent',
  blocks: ['Get stored content'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/get-stored-content.html',
  parameters: open({ ContentType: choice('EmailMessage') }, 'ContentType'),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: { VOICE: 'error', CHAT: 'error', TASK: 'error', EMAIL: 'supported' },
  flowTypes: { wide: anyFlow },
  unverified: ['the whole form, which public exports show'],
  twilio: { support: 'unsupported', why: 'the email is one of Connect' },
  legacy: [],
};
