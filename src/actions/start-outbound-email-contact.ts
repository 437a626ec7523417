import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { anything, choice, open, orReference, words } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'StartOutboundEmailContact',
  blocks: ['Send message'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html',
  parameters: open(
    {
      FromEmailAddress: open({ EmailAddress: orReference(), DisplayName: words() }, 'EmailAddress'),
      DestinationEmailAddress: open({ EmailAddress: orReference() }),
      AdditionalRecipients: anything,
      EmailMessage: open(
        {
          MessageSourceType: choice('RAW', 'TEMPLATE'),
          RawMessage: open({ Subject: words({ max: 998 }), Body: words({ max: 5000 }) }),
          TemplatedMessageConfig: anything,
        },
        'MessageSourceType',
      ),
    },
    'FromEmailAddress',
    'DestinationEmailAddress',
    'EmailMessage',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  unverified: ['what stands inside the message and the addresses'],
  twilio: { support: 'unsupported', why: 'the email is one of Connect' },
  legacy: [],
};
