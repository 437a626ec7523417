import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import {
  type MessageTemplate,
  readTemplate,
  templateSchema,
  type WrittenTemplate,
  writtenTemplate,
} from '../action/message-template.ts';
import { object, orReference, words } from '../action/parameter.ts';
import { readValue, readWords } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { written as given, type Step, step } from '../action/step.ts';
import { type Reference, type Words, written } from '../language/reference.ts';

/** What `sendOutboundEmail` takes. */
export interface SendOutboundEmail<Target extends string, Uses extends string> {
  readonly message: MessageTemplate<Uses>;
  /** The address that sends it, one of the instance, and the name shown beside it. */
  readonly from: { readonly address: string | Reference<Uses>; readonly name?: Words<Uses> };
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Sends an email to the recipient of an outbound campaign. Its id is then
 * `system('OutboundCommunication', 'Latest', 'Id')`. Campaign flows only. Block: **Send communication**.
 *
 * @example
 * sendOutboundEmail({ message: { template, knowledgeBase }, from: { address: 'desk@example.com' }, next: 'wait', onError: 'end' })
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/journey-flow-block-send-communication.html
 */
export function sendOutboundEmail<const Target extends string, const Uses extends string = never>({
  message,
  from,
  next,
  onError,
}: SendOutboundEmail<Target, Uses>): Step<Target, 'CAMPAIGN' | 'MODULE', Uses> {
  return step(
    definition.type,
    {
      EmailMessage: writtenTemplate(message),
      FromEmailAddress: given({
        EmailAddress: written(from.address),
        DisplayName: from.name && written(from.name),
      }),
    },
    { next, errors: { NoMatchingError: onError } },
  );
}

interface Parameters {
  readonly EmailMessage: WrittenTemplate;
  readonly FromEmailAddress: { readonly EmailAddress: string; readonly DisplayName?: string };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'SendOutboundEmail',
  blocks: ['Send communication'],
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/create-campaigns-api-cli.html',
  parameters: object(
    {
      EmailMessage: templateSchema,
      FromEmailAddress: object({ EmailAddress: orReference(), DisplayName: words() }, 'EmailAddress'),
    },
    'EmailMessage',
    'FromEmailAddress',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CAMPAIGN'] },
  twilio: { support: 'unsupported', why: 'campaigns run in Connect' },
  legacy: [],
  constructors: [
    {
      name: 'sendOutboundEmail',
      build: sendOutboundEmail,
      read: ({ parameters, next, errors }) => ({
        message: readTemplate(parameters.EmailMessage),
        from: {
          address: readValue(parameters.FromEmailAddress.EmailAddress),
          name: readWords(parameters.FromEmailAddress.DisplayName),
        },
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService('SendOutboundEmail', {
    sample: { Id: '5d0c' },
    keeps: (Latest) => ({ OutboundCommunication: { Latest } }),
  }),
};
