import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { literal, open, orReference, words } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'EvaluateDataTableValues',
  blocks: ['Data Table'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/data-table-block.html',
  parameters: open(
    {
      DataTableId: orReference(),
      Queries: {
        items: open(
          {
            QueryName: literal(),
            Attributes: { items: words() },
            PrimaryValues: {
              items: open({ AttributeName: words(), Value: words() }, 'AttributeName', 'Value'),
            },
          },
          'QueryName',
          'Attributes',
        ),
        maxItems: 5,
      },
    },
    'DataTableId',
    'Queries',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  unverified: ['the whole form, which public exports and one SDK show'],
  twilio: { support: 'unsupported', why: 'no host asks the service yet' },
  legacy: [],
};
