import { type ActionDefinition, anyFlow } from '../action/definition.ts';
import { choice, open, orReference } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'CreatePersistentContactAssociation',
  blocks: ['Create persistent contact association'],
  source:
    'https://docs.aws.amazon.com/connect/latest/adminguide/create-persistent-contact-association-block.html',
  parameters: open(
    {
      RehydrationType: orReference(choice('ENTIRE_PAST_SESSION', 'FROM_SEGMENT')),
      SourceContactId: orReference(),
      ClientToken: orReference(),
    },
    'RehydrationType',
    'SourceContactId',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: { VOICE: 'error', CHAT: 'supported', TASK: 'error', EMAIL: 'error' },
  flowTypes: { wide: anyFlow },
  unverified: ['the names of the parameters, taken from one public export and from the API of that name'],
  twilio: { support: 'unsupported', why: 'the chats are those of Connect' },
  legacy: [],
};
