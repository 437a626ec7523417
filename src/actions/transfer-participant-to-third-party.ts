import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { type Numeric, writtenNumber } from '../action/dynamic.ts';
import type { AnswerBody } from '../action/event.ts';
import { fails, type Outcome } from '../action/outcome.ts';
import { choice, literal, numeral, object, orReference, words } from '../action/parameter.ts';
import { readNumeric, readValue, readWords } from '../action/reading.ts';
import { written as given, type Step, step } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';
import { e164, isE164 } from '../language/e164.ts';
import { type Reference, type Words, written } from '../language/reference.ts';

/** What every `transferToPhoneNumber` takes. */
export interface PhoneTransfer<Target extends string, Uses extends string> {
  /** With its country code: `+12025550100`. */
  readonly number: Words<Uses>;
  /** Seconds to let it ring, 0 to 600. @default 30 */
  readonly timeout?: Numeric<Uses>;
  /** Keys sent after the answer, at most 50; a comma waits 750 ms. */
  readonly keys?: string | Reference<Uses>;
  /** What the third party sees; the number must be one of the instance. */
  readonly callerId?: { readonly number?: string | Reference<Uses>; readonly name?: Words<Uses> };
  readonly next: Target;
  readonly onError: Target;
}

/** The flow goes on with `next` when the third party hangs up and the caller is still there. */
export interface TransferAndResume<Target extends string, Uses extends string>
  extends PhoneTransfer<Target, Uses> {
  readonly resume: true;
  /** Busy, or the call failed. */
  readonly onCallFailed: Target;
  /** Nobody answered in time. */
  readonly onTimeout: Target;
}

/** The caller leaves the flow; whatever fails takes `onError`. Connect wants `next` and never follows it. */
export interface TransferAndLeave<Target extends string, Uses extends string>
  extends PhoneTransfer<Target, Uses> {
  readonly resume: false;
  readonly onCallFailed?: never;
  readonly onTimeout?: never;
}

/**
 * Calls an outside number and joins the caller to it. Block: **Transfer to phone number**.
 *
 * @example transferToPhoneNumber({ number: '+12025550100', resume: false, next: 'bye', onError: 'sorry' })
 */
export function transferToPhoneNumber<const Target extends string, const Uses extends string = never>(
  props: TransferAndResume<Target, Uses> | TransferAndLeave<Target, Uses>,
): Step<Target, 'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', Uses> {
  const { keys, callerId } = props;
  return step(
    definition.type,
    {
      ThirdPartyPhoneNumber: written(props.number),
      ThirdPartyConnectionTimeLimitSeconds: writtenNumber(props.timeout ?? 30),
      ContinueFlowExecution: props.resume ? 'True' : 'False',
      ThirdPartyDTMFDigits: keys === undefined ? undefined : written(keys),
      CallerId:
        callerId &&
        given({
          Number: callerId.number === undefined ? undefined : written(callerId.number),
          Name: callerId.name === undefined ? undefined : written(callerId.name),
        }),
    },
    {
      next: props.next,
      errors: {
        CallFailed: props.onCallFailed,
        ConnectionTimeLimitExceeded: props.onTimeout,
        NoMatchingError: props.onError,
      },
    },
  );
}

interface Parameters {
  readonly ThirdPartyPhoneNumber?: string;
  readonly VoiceConnector?: JsonObject & { readonly ToUser: string };
  readonly ThirdPartyConnectionTimeLimitSeconds?: string;
  readonly ContinueFlowExecution: 'True' | 'False';
  readonly ThirdPartyDTMFDigits?: string;
  readonly CallerId?: { readonly Number?: string; readonly Name?: string };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'TransferParticipantToThirdParty',
  blocks: ['Transfer to phone number'],
  source:
    'https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-transferparticipanttothirdparty.html',
  parameters: object(
    {
      ThirdPartyPhoneNumber: { ...words(), if: { pattern: '\\$[.\\[]' }, else: literal({ pattern: e164 }) },
      VoiceConnector: object(
        {
          VoiceConnectorType: choice('CallTransferConnector'),
          VoiceConnectorArn: orReference(),
          FromUser: orReference(),
          ToUser: orReference(),
        },
        'VoiceConnectorType',
        'VoiceConnectorArn',
        'FromUser',
        'ToUser',
      ),
      ThirdPartyConnectionTimeLimitSeconds: orReference(numeral(0, 600)),
      ContinueFlowExecution: choice('True', 'False'),
      ThirdPartyDTMFDigits: orReference(literal({ max: 50, pattern: '^[0-9,*#]{1,50}$' })),
      CallerId: object({ Number: orReference(), Name: words() }),
    },
    'ThirdPartyConnectionTimeLimitSeconds',
    'ContinueFlowExecution',
  ),
  form: ({ ContinueFlowExecution }) => ({
    exactlyOne: [['ThirdPartyPhoneNumber', 'VoiceConnector']],
    errors: {
      required:
        ContinueFlowExecution === 'True'
          ? ['CallFailed', 'ConnectionTimeLimitExceeded', 'NoMatchingError']
          : ['NoMatchingError'],
    },
  }),
  next: 'required',
  channels: voiceOnly,
  flowTypes: { wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  outside: true,
  role: 'join',
  twilio: {
    support: 'differs',
    why: 'Twilio reaches no voice connector of Amazon, and shows numbers of its own account',
  },
  legacy: ['Transfer'],
  constructors: [
    {
      name: 'transferToPhoneNumber',
      build: transferToPhoneNumber,
      read: ({ parameters: { CallerId, ...parameters }, next, errors }) => ({
        number: readWords(parameters.ThirdPartyPhoneNumber),
        timeout: readNumeric(parameters.ThirdPartyConnectionTimeLimitSeconds),
        keys: readValue(parameters.ThirdPartyDTMFDigits),
        callerId: CallerId && { number: readValue(CallerId.Number), name: readWords(CallerId.Name) },
        resume: parameters.ContinueFlowExecution === 'True',
        next,
        onCallFailed: errors['CallFailed'],
        onTimeout: errors['ConnectionTimeLimitExceeded'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters) => {
    const {
      ThirdPartyPhoneNumber: number = '',
      VoiceConnector: connector = null,
      CallerId: caller,
    } = parameters;
    if (connector === null && !isE164(number))
      return fails('NoMatchingError', `${number} is no number to call`);
    return {
      entries: [{ type: 'dial.started', number: connector === null ? number : connector.ToUser }],
      ask: {
        kind: 'dial',
        customer: false,
        number,
        connector,
        ringLimit: Number(parameters.ThirdPartyConnectionTimeLimitSeconds ?? 30),
        keys: parameters.ThirdPartyDTMFDigits ?? '',
        callerNumber: caller?.Number ?? '',
        callerName: caller?.Name ?? '',
        resume: parameters.ContinueFlowExecution === 'True',
      },
    };
  },
  answer: ({ ContinueFlowExecution }, _contact, event) => dialed(ContinueFlowExecution === 'True', event),
};

function dialed(resume: boolean, event: AnswerBody): Outcome {
  if (event.kind !== 'dialed') return fails();
  const entries = [{ type: 'dial.status', status: event.status }] as const;
  if (event.status === 'completed') {
    return resume ? { exit: 'next', entries } : { end: 'contact', reason: 'transferred', entries };
  }
  if (!resume) return { exit: 'NoMatchingError', entries };
  return { exit: event.status === 'no-answer' ? 'ConnectionTimeLimitExceeded' : 'CallFailed', entries };
}
