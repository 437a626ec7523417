import type { Values } from '../action/contact.ts';
import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { choice, numeral, object, orReference, words } from '../action/parameter.ts';
import { readValue } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';
import { isE164 } from '../language/e164.ts';
import { type Reference, written } from '../language/reference.ts';

/** What `callPhoneNumber` takes. */
export interface CallPhoneNumber<Target extends string, Uses extends string> {
  /** The number that the customer sees, one of the instance. @default the number of the queue or of the instance */
  readonly callerId?: string | Reference<Uses>;
  readonly next: Target;
}

/**
 * Rings the customer up from an outbound whisper flow. It has no other exit: when nobody answers, the flow ends and
 * the agent goes to the work after a contact. A flow without it dials at its first prompt or question.
 * Block: **Call phone number**.
 *
 * @example callPhoneNumber({ callerId: '+12025550123', next: 'greet' })
 */
export function callPhoneNumber<const Target extends string, const Uses extends string = never>({
  callerId,
  next,
}: CallPhoneNumber<Target, Uses>): Step<Target, 'OUTBOUND_WHISPER' | 'MODULE', Uses> {
  return step(
    definition.type,
    { CallerId: callerId === undefined ? undefined : { Number: written(callerId) } },
    { next },
  );
}

interface Parameters {
  readonly CallerId?: { readonly Number?: string };
  readonly VoiceConnector?: JsonObject & { readonly ToUser: string };
  readonly ConnectionTimeLimitSeconds?: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'CompleteOutboundCall',
  blocks: ['Call phone number'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-completeoutboundcall.html',
  parameters: object({
    CallerId: object({ Number: orReference() }),
    VoiceConnector: object(
      {
        VoiceConnectorType: choice('ChimeConnector'),
        VoiceConnectorArn: words(),
        FromUser: words(),
        ToUser: words(),
        UserToUserInformation: words(),
      },
      'VoiceConnectorType',
      'VoiceConnectorArn',
      'FromUser',
      'ToUser',
    ),
    ConnectionTimeLimitSeconds: { ...words(), if: { pattern: '\\$[.\\[]' }, else: numeral(1, 600) },
  }),
  form: { errors: {} },
  next: 'required',
  channels: voiceOnly,
  flowTypes: { wide: ['OUTBOUND_WHISPER'] },
  outside: true,
  role: 'dial',
  twilio: { support: 'unsupported', why: 'the caller is on the line already' },
  legacy: [],
  constructors: [
    {
      name: 'callPhoneNumber',
      build: callPhoneNumber,
      read: ({ parameters, next }) => ({ callerId: readValue(parameters.CallerId?.Number), next }),
    },
  ],
  enter: (parameters, { values }) => {
    const { VoiceConnector: connector = null, CallerId: caller, ConnectionTimeLimitSeconds } = parameters;
    const number = connector === null ? customerNumber(values) : connector.ToUser;
    if (connector === null && !isE164(number)) {
      return { end: 'flow', reason: 'not_dialed', entries: [{ type: 'dial.status', status: 'failed' }] };
    }
    return {
      entries: [{ type: 'dial.started', number }],
      ask: {
        kind: 'dial',
        customer: true,
        number: connector === null ? number : '',
        connector,
        ringLimit: Number(ConnectionTimeLimitSeconds) || 60,
        keys: '',
        callerNumber: caller?.Number ?? '',
        callerName: '',
        resume: true,
      },
    };
  },
  answer: (_parameters, _contact, event) => {
    const status = event.kind === 'dialed' ? event.status : 'failed';
    const entries = [{ type: 'dial.status', status }] as const;
    return status === 'completed'
      ? { exit: 'next', entries }
      : { end: 'flow', reason: 'not_dialed', entries };
  },
};

function customerNumber({ CustomerEndpoint }: Values): string {
  const address = (CustomerEndpoint as JsonObject | undefined)?.['Address'];
  return typeof address === 'string' ? address : '';
}
