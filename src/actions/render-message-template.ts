import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { open, orReference } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'RenderMessageTemplate',
  blocks: ['Send message'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/send-message.html',
  parameters: open(
    { WisdomKnowledgeBaseArn: orReference(), WisdomMessageTemplateArn: orReference() },
    'WisdomKnowledgeBaseArn',
    'WisdomMessageTemplateArn',
  ),
  form: { errors: { required: ['TemplateRenderingError', 'NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  unverified: ['the whole form, which public exports show'],
  twilio: { support: 'unsupported', why: 'the template is filled in by Connect' },
  legacy: [],
};
