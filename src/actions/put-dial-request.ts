import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { choice, literal, open } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'PutDialRequest',
  blocks: ['Send communication'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/create-campaigns-api-cli.html',
  parameters: open({
    dialCriteriaRules: {
      items: open(
        { type: choice('CheckSegmentMembershipForCustomerProfile'), segmentArn: literal() },
        'type',
        'segmentArn',
      ),
    },
  }),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CAMPAIGN'] },
  unverified: ['the errors', 'how the number that calls is named'],
  twilio: { support: 'unsupported', why: 'campaigns run in Connect' },
  legacy: [],
};
