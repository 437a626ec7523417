// Events as the pages of AWS show them, with values of our own.
import type { LambdaContext } from '../../../src/fulfillment/lambda/lambda-context.ts';

type Fields = { readonly [key: string]: unknown };

/** A flow's action `InvokeLambdaFunction`, on a call. */
export function connectEvent(parameters: Fields, contact: Fields = {}): Fields {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: {},
        Channel: 'VOICE',
        ContactId: 'c-1',
        CustomerEndpoint: { Address: '+12025550147', Type: 'TELEPHONE_NUMBER' },
        CustomerId: null,
        Description: null,
        InitialContactId: 'c-1',
        InitiationMethod: 'INBOUND',
        InstanceARN: 'arn:aws:connect:us-east-1:111122223333:instance/i-1',
        LanguageCode: 'en-US',
        MediaStreams: { Customer: { Audio: null } },
        Name: null,
        PreviousContactId: 'c-1',
        Queue: null,
        References: {},
        SystemEndpoint: { Address: '+12025550100', Type: 'TELEPHONE_NUMBER' },
        ...contact,
      },
      Parameters: parameters,
    },
  };
}

/** A gateway's call: the arguments are the event, and all else stands beside it. */
export function gatewayContext(tool: string, headers: Fields = {}, member = 'custom'): LambdaContext {
  return {
    awsRequestId: 'lambda-request-1',
    clientContext: {
      [member]: {
        bedrockAgentCoreMessageVersion: '1.0',
        bedrockAgentCoreAwsRequestId: 'gateway-request-1',
        bedrockAgentCoreMcpMessageId: 'm-1',
        bedrockAgentCoreGatewayId: 'gateway-1',
        bedrockAgentCoreTargetId: 'TARGET0001',
        bedrockAgentCoreToolName: tool,
        bedrockAgentCorePropagatedHeaders: headers,
      },
    },
  };
}

/** What is common to both styles of an action group. */
export function bedrockEvent(rest: Fields): Fields {
  return {
    messageVersion: '1.0',
    agent: { name: 'desk', id: 'AGENT00001', alias: 'ALIAS00001', version: '1' },
    inputText: 'My order, please',
    sessionId: 's-1',
    actionGroup: 'orders',
    sessionAttributes: { contactId: 'c-1', callerNumber: '+12025550147' },
    promptSessionAttributes: { mood: 'calm' },
    ...rest,
  };
}

/** What a slot holds when a text was understood. */
export function slot(interpretedValue: string | null, resolvedValues: readonly string[] = []): Fields {
  return {
    shape: 'Scalar',
    value: { originalValue: interpretedValue ?? 'at ten', interpretedValue, resolvedValues },
  };
}

export interface LexEventParts {
  readonly source?: string;
  readonly intent?: string;
  readonly slots?: Fields;
  readonly confirmation?: string;
  readonly attributes?: Fields;
  readonly rest?: Fields;
}

/** The code hook of a bot, as Connect calls it by voice. */
export function lexEvent({
  source = 'DialogCodeHook',
  intent = 'AddNote',
  slots = {},
  confirmation = 'None',
  attributes = {},
  rest = {},
}: LexEventParts = {}): Fields {
  const asked = { name: intent, slots, state: 'InProgress', confirmationState: confirmation };
  return {
    messageVersion: '1.0',
    invocationSource: source,
    inputMode: 'Speech',
    responseContentType: 'audio/pcm',
    sessionId: 's-1',
    inputTranscript: 'a note for my order',
    bot: {
      name: 'desk',
      id: 'BOT0000001',
      localeId: 'en_US',
      version: 'DRAFT',
      aliasId: 'TSTALIASID',
      aliasName: null,
    },
    interpretations: [{ intent: asked, interpretationSource: 'Lex', nluConfidence: 0.91 }],
    sessionState: {
      sessionAttributes: { contactId: 'c-1', callerNumber: '+12025550147', ...attributes },
      activeContexts: [],
      intent: asked,
      originatingRequestId: 'r-1',
    },
    proposedNextState: null,
    requestAttributes: {
      'x-amz-lex:channels:platform': 'Connect',
      'x-amz-lex:accept-content-types': 'PlainText,SSML',
    },
    transcriptions: [],
    ...rest,
  };
}
