import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import {
  type MessageTemplate,
  readTemplate,
  templateSchema,
  type WrittenTemplate,
  writtenTemplate,
} from '../action/message-template.ts';
import { choice, object, orReference } from '../action/parameter.ts';
import { readValue } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type Step, step } from '../action/step.ts';
import { type Reference, written } from '../language/reference.ts';

/** What `sendSms` takes. */
export interface SendSms<Target extends string, Uses extends string> {
  readonly message: MessageTemplate<Uses>;
  /** The ARN of the phone number that sends it. */
  readonly from: string | Reference<Uses>;
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Sends a text message to the recipient of an outbound campaign. Its id is then
 * `system('OutboundCommunication', 'Latest', 'Id')`. Campaign flows only. Block: **Send communication**.
 *
 * @example sendSms({ message: { template, knowledgeBase }, from: phoneNumberArn, next: 'wait', onError: 'end' })
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-send-communication.html
 */
export function sendSms<const Target extends string, const Uses extends string = never>({
  message,
  from,
  next,
  onError,
}: SendSms<Target, Uses>): Step<Target, 'CAMPAIGN' | 'MODULE', Uses> {
  return step(
    definition.type,
    {
      Message: writtenTemplate(message),
      SourceEndpoint: { Address: written(from), Type: 'CONNECT_PHONENUMBER_ARN' },
    },
    { next, errors: { NoMatchingError: onError } },
  );
}

interface Parameters {
  readonly Message: WrittenTemplate;
  readonly SourceEndpoint: { readonly Address: string };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'SendSMS',
  blocks: ['Send communication'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/create-campaigns-api-cli.html',
  parameters: object(
    {
      Message: templateSchema,
      SourceEndpoint: object(
        { Address: orReference(), Type: choice('CONNECT_PHONENUMBER_ARN') },
        'Address',
        'Type',
      ),
    },
    'Message',
    'SourceEndpoint',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CAMPAIGN'] },
  twilio: { support: 'unsupported', why: 'campaigns run in Connect' },
  legacy: [],
  constructors: [
    {
      name: 'sendSms',
      build: sendSms,
      read: ({ parameters, next, errors }) => ({
        message: readTemplate(parameters.Message),
        from: readValue(parameters.SourceEndpoint.Address),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService('SendSMS', {
    sample: { Id: '5d0c' },
    keeps: (Latest) => ({ OutboundCommunication: { Latest } }),
  }),
};
