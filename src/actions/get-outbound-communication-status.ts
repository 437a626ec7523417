import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { list, object, orReference } from '../action/parameter.ts';
import { readValue } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type Step, step } from '../action/step.ts';
import { type Reference, system, written } from '../language/reference.ts';

/** What `checkCommunicationStatus` takes. */
export interface CheckCommunicationStatus<Target extends string, Uses extends string> {
  /** Ids of what was sent. @default the last one, the only one that a campaign of type MANAGED may ask for */
  readonly ids?: readonly (string | Reference<Uses>)[];
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Loads what became of a message or call that a campaign flow sent. The status is read below its id:
 * ``system('DeliveryReceipts', '`$.OutboundCommunication.Latest.Id`', 'Bounce')``. Campaign flows only.
 * Block: **Check communication status**.
 *
 * @example checkCommunicationStatus({ next: 'bounced', onError: 'end' })
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-check-communication-status.html
 */
export function checkCommunicationStatus<const Target extends string, const Uses extends string = never>({
  ids = [system('OutboundCommunication', 'Latest', 'Id')],
  next,
  onError,
}: CheckCommunicationStatus<Target, Uses>): Step<Target, 'CAMPAIGN' | 'MODULE', Uses> {
  return step(
    definition.type,
    { OutboundCommunicationIds: ids.map(written) },
    { next, errors: { NoMatchingError: onError } },
  );
}

export const definition: ActionDefinition<{ readonly OutboundCommunicationIds: readonly string[] }> = {
  type: 'GetOutboundCommunicationStatus',
  blocks: ['Check communication status'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/create-campaigns-api-cli.html',
  parameters: object({ OutboundCommunicationIds: list(orReference()) }, 'OutboundCommunicationIds'),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CAMPAIGN'] },
  twilio: { support: 'unsupported', why: 'campaigns run in Connect' },
  legacy: [],
  constructors: [
    {
      name: 'checkCommunicationStatus',
      build: checkCommunicationStatus,
      read: ({ parameters: { OutboundCommunicationIds: ids }, next, errors }) => ({
        ids: ids.flatMap((id) => readValue(id) ?? []),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService('GetOutboundCommunicationStatus', {
    sample: { '5d0c': { Delivery: 'true' } },
    keeps: (DeliveryReceipts) => ({ DeliveryReceipts }),
  }),
};
