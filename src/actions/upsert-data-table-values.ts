import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { literal, open, orReference, words } from '../action/parameter.ts';

export const definition: ActionDefinition = {
  type: 'UpsertDataTableValues',
  blocks: ['Data Table'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/data-table-block.html',
  parameters: open(
    {
      DataTableId: orReference(),
      LockVersion: orReference(),
      DataTableUpsertAttributes: {
        items: open(
          {
            PrimaryKeyGroupName: literal(),
            PrimaryValues: { items: open({ Name: words(), Value: words() }, 'Name', 'Value') },
            Attributes: {
              maxItems: 25,
              items: open({ Name: words(), Value: words(), UseDefaultValue: { type: 'boolean' } }, 'Name'),
            },
          },
          'PrimaryKeyGroupName',
          'PrimaryValues',
          'Attributes',
        ),
      },
    },
    'DataTableId',
    'LockVersion',
    'DataTableUpsertAttributes',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  unverified: ['the whole form, which public exports and one SDK show'],
  twilio: { support: 'unsupported', why: 'no host asks the service yet' },
  legacy: [],
};
