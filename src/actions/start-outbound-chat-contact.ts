import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { type Named, writtenName } from '../action/dynamic.ts';
import { choice, object, orReference, words } from '../action/parameter.ts';
import { readNamed, readValue, readWords } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import { type Reference, type Words, written } from '../language/reference.ts';

export interface SendTextMessage<Target extends string, Uses extends string> {
  /** The ARN of a phone number of the instance. */
  readonly from: string | Reference<Uses>;
  /** The customer's number with its country code. @default system('CustomerEndpoint', 'Address') */
  readonly to?: string | Reference<Uses>;
  /** The flow that the new chat runs. */
  readonly flow: Named<'flow', Uses>;
  /** The first message, at most 1024 characters. */
  readonly message?: Words<Uses>;
  /** Relates the new chat to this contact. @default false */
  readonly related?: boolean;
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Starts a conversation by text message (SMS), which is a chat contact of its own; this one goes on at once.
 * Block: **Send message**.
 *
 * @example
 * ```ts
 * sendTextMessage({
 *   from: 'arn:aws:connect:us-east-1:111122223333:phone-number/p-1', flow: flowNamed('Survey'),
 *   message: 'Thanks for calling.', next: 'bye', onError: 'bye',
 * })
 * ```
 */
export function sendTextMessage<const Target extends string, const Uses extends string = never>(
  props: SendTextMessage<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  const { to, message } = props;
  return step(
    definition.type,
    {
      SourceEndpoint: { Address: written(props.from), Type: 'CONNECT_PHONENUMBER_ARN' },
      DestinationEndpoint: {
        Address: to === undefined ? '$.CustomerEndpoint.Address' : written(to),
        Type: 'TELEPHONE_NUMBER',
      },
      ContactFlowArn: writtenName(props.flow),
      ContactSubtype: 'connect:SMS',
      InitialSystemMessage: message === undefined ? undefined : { Content: written(message) },
      RelatedContact: props.related === true ? 'CURRENT' : undefined,
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

const endpoint = (type: string) => object({ Address: orReference(), Type: choice(type) }, 'Address', 'Type');

interface Parameters {
  readonly SourceEndpoint: { readonly Address: string };
  readonly DestinationEndpoint: { readonly Address: string };
  readonly ContactFlowArn: string;
  readonly InitialSystemMessage?: { readonly Content: string };
  readonly RelatedContact?: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'StartOutboundChatContact',
  blocks: ['Send message'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-startoutboundchatcontact.html',
  parameters: object(
    {
      SourceEndpoint: endpoint('CONNECT_PHONENUMBER_ARN'),
      DestinationEndpoint: endpoint('TELEPHONE_NUMBER'),
      ContactFlowArn: orReference(),
      ContactSubtype: choice('connect:SMS'),
      InitialSystemMessage: object({ Content: words({ max: 1024 }) }, 'Content'),
      RelatedContact: choice('CURRENT'),
    },
    'SourceEndpoint',
    'DestinationEndpoint',
    'ContactFlowArn',
    'ContactSubtype',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to send the message' },
  legacy: [],
  constructors: [
    {
      name: 'sendTextMessage',
      build: sendTextMessage,
      read: ({ parameters, next, errors }) => ({
        from: readValue(parameters.SourceEndpoint.Address),
        to: readValue(parameters.DestinationEndpoint.Address),
        flow: readNamed('flow', parameters.ContactFlowArn),
        message: readWords(parameters.InitialSystemMessage?.Content),
        related: parameters.RelatedContact === undefined ? undefined : true,
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService('StartOutboundChatContact', { sample: {} }),
};
