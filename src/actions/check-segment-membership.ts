import { type ActionDefinition, anyFlowOrCampaign, everyChannel } from '../action/definition.ts';
import { open, orReference } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'CheckSegmentMembership',
  blocks: ['Customer profiles'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-customer-profiles.html',
  parameters: open({ SegmentDefinitionName: orReference(), ProfileId: orReference() }),
  form: { errors: { required: ['NoMatchingError'] }, conditions: { required: true, operators: ['Equals'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlowOrCampaign },
  unverified: ['the parameters', 'the words of its conditions'],
  twilio: { support: 'unsupported', why: 'no host asks the service yet' },
  legacy: [],
};
