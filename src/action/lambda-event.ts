import type { JsonObject } from '../language/document.ts';
import type { Channel, Contact } from './contact.ts';

/**
 * What Connect hands to a Lambda function.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export interface LambdaEvent {
  readonly Name: 'ContactFlowEvent';
  readonly Details: {
    readonly ContactData: {
      readonly Attributes: { readonly [name: string]: string };
      readonly Channel: Channel;
      readonly ContactId: string;
      readonly InitialContactId: string;
      readonly PreviousContactId: string;
      readonly CustomerEndpoint: Endpoint | null;
      readonly SystemEndpoint: Endpoint | null;
      readonly CustomerId: string | null;
      readonly InitiationMethod: string;
      readonly InstanceARN: string;
      readonly LanguageCode: string;
      readonly MediaStreams: { readonly Customer: { readonly Audio: null } };
      readonly Queue: { readonly ARN: string; readonly Name: string; readonly OutboundCallerId: null } | null;
      readonly References: JsonObject;
    };
    readonly Parameters: JsonObject;
  };
}

interface Endpoint {
  readonly Address: string;
  readonly Type: string;
}

/** The instance of contacts that are not on Amazon Connect. */
const instance = 'arn:aws:connect:us-east-1:123456789012:instance/00000000-0000-4000-8000-000000000000';

/** The event that a function gets for a contact. */
export function lambdaEventOf(
  { id, channel, values, settings }: Contact,
  parameters: JsonObject,
): LambdaEvent {
  const { queue } = settings;
  const { CustomerId, InitiationMethod, LanguageCode } = values;
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: values['Attributes'] as { readonly [name: string]: string },
        Channel: channel,
        ContactId: id,
        InitialContactId: id,
        PreviousContactId: id,
        CustomerEndpoint: endpointOf(values['CustomerEndpoint']),
        SystemEndpoint: endpointOf(values['SystemEndpoint']),
        CustomerId: textOr(null, CustomerId),
        InitiationMethod: textOr('', InitiationMethod),
        InstanceARN: instance,
        LanguageCode: textOr('', LanguageCode),
        MediaStreams: { Customer: { Audio: null } },
        Queue: queue === '' ? null : { ARN: queue, Name: queue, OutboundCallerId: null },
        References: {},
      },
      Parameters: parameters,
    },
  };
}

function textOr<Otherwise>(otherwise: Otherwise, value: unknown): string | Otherwise {
  return typeof value === 'string' ? value : otherwise;
}

function endpointOf(value: unknown): Endpoint | null {
  const { Address = '', Type = 'TELEPHONE_NUMBER' } = (value ?? {}) as Partial<Endpoint>;
  return Address === '' ? null : { Address, Type };
}
