import type { ActionDefinition } from '../action/definition.ts';
import { literal, numeral, open, orReference } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'AuthenticateParticipant',
  blocks: ['Authenticate Customer'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/authenticate-customer.html',
  parameters: open(
    {
      CognitoConfiguration: open(
        { UserPoolArn: literal(), AppClientId: orReference() },
        'UserPoolArn',
        'AppClientId',
      ),
      CustomerProfilesConfiguration: open({ ObjectTypeName: orReference() }),
      TimeLimitMinutes: numeral(3, 15),
    },
    'CognitoConfiguration',
    'TimeLimitMinutes',
  ),
  form: {
    errors: { required: ['TimeLimitExceeded', 'NoMatchingError'] },
    conditions: { required: true, operators: ['Equals'], operands: ['OptedOut'] },
  },
  next: 'required',
  channels: { VOICE: 'error', CHAT: 'supported', TASK: 'error', EMAIL: 'error' },
  flowTypes: { wide: ['CONTACT_FLOW'] },
  asks: true,
  unverified: ['the whole form, which two public exports show'],
  twilio: { support: 'unsupported', why: 'the sign-in page is shown in chats of Connect' },
  legacy: [],
};
