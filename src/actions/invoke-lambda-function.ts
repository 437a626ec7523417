import type { Contact } from '../action/contact.ts';
import { type ActionDefinition, anyFlow, anyFlowOrCampaign, everyChannel } from '../action/definition.ts';
import { type Named, writtenName } from '../action/dynamic.ts';
import { type EntryBody, functionCalled, functionReturned } from '../action/entry.ts';
import { fails, type Outcome } from '../action/outcome.ts';
import { choice, map, numeral, object, words } from '../action/parameter.ts';
import { readMap, readNamed, readNumber, readOneOf, readWords } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';
import type { FlowType, JsonObject } from '../language/document.ts';
import { projectResult, type ResponseType } from '../language/function-result.ts';
import { type Words, written } from '../language/reference.ts';

export interface InvokeLambda<Target extends string, Uses extends string> {
  /** A function by name, or a reference that holds its ARN. */
  readonly function: Named<'function', Uses>;
  /** What the function finds under `Details.Parameters`. */
  readonly parameters?: { readonly [name: string]: Words<Uses> };
  /** Seconds to wait, 1 to 8. @default 8 */
  readonly timeout?: number;
  /**
   * `JSON` lets the result hold more than flat strings. `unstated` is read as `STRING_MAP`, as old exports have it.
   *
   * @default 'STRING_MAP'
   */
  readonly response?: ResponseType | 'unstated';
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Runs a Lambda function; its result is read with `external(function)`. Each call replaces the last result whole.
 * A throttled call is tried again within the time limit; a late, failed or wrongly shaped answer takes `onError`.
 * Block: **AWS Lambda function**.
 *
 * @example invokeLambda({ function: lookupCaller, parameters: { number: system('CustomerEndpoint', 'Address') }, next: 'known', onError: 'menu' })
 */
export function invokeLambda<const Target extends string, const Uses extends string = never>(
  props: InvokeLambda<Target, Uses>,
): Step<Target, FlowType, Uses> {
  const parameters = Object.entries(props.parameters ?? {}).map(([name, value]) => [name, written(value)]);
  return step(
    definition.type,
    {
      LambdaFunctionARN: writtenName(props.function),
      InvocationTimeLimitSeconds: String(props.timeout ?? 8),
      LambdaInvocationAttributes: parameters.length > 0 ? Object.fromEntries(parameters) : undefined,
      ResponseValidation:
        props.response === 'unstated' ? undefined : { ResponseType: props.response ?? 'STRING_MAP' },
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

interface Parameters {
  readonly LambdaFunctionARN: string;
  readonly InvocationTimeLimitSeconds?: string;
  readonly InvocationType?: string;
  readonly LambdaInvocationAttributes?: JsonObject;
  readonly ResponseValidation?: { readonly ResponseType: ResponseType };
}

/** How often Connect tries again when a function is throttled or answers 5xx. */
const retries = 3;
const nothing: JsonObject = Object.freeze({});

export const definition: ActionDefinition<Parameters> = {
  type: 'InvokeLambdaFunction',
  blocks: ['AWS Lambda function'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-invokelambdafunction.html',
  parameters: {
    ...object(
      {
        LambdaFunctionARN: words(),
        InvocationTimeLimitSeconds: numeral(1, 60),
        InvocationType: choice('SYNCHRONOUS', 'ASYNCHRONOUS'),
        LambdaInvocationAttributes: map({ minLength: 1, dynamic: 'interpolated' }),
        ResponseValidation: object({ ResponseType: choice('STRING_MAP', 'JSON') }, 'ResponseType'),
      },
      'LambdaFunctionARN',
      'InvocationTimeLimitSeconds',
    ),
    // Only a call that nobody waits for may take a minute.
    if: { properties: { InvocationType: choice('ASYNCHRONOUS') }, required: ['InvocationType'] },
    else: { properties: { InvocationTimeLimitSeconds: numeral(1, 8) } },
  },
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlowOrCampaign, strict: anyFlow },
  outside: true,
  role: 'function',
  twilio: { support: 'same' },
  legacy: ['InvokeExternalResource'],
  constructors: [
    {
      name: 'invokeLambda',
      build: invokeLambda,
      read: ({ parameters, next, errors }) => ({
        function: readNamed('function', parameters.LambdaFunctionARN),
        parameters: readMap(parameters.LambdaInvocationAttributes, (value) =>
          typeof value === 'string' ? readWords(value) : undefined,
        ),
        timeout: readNumber(parameters.InvocationTimeLimitSeconds),
        response:
          parameters.ResponseValidation === undefined
            ? 'unstated'
            : readOneOf(['STRING_MAP', 'JSON'], parameters.ResponseValidation.ResponseType),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters, contact) => invoke(parameters, contact, 1),
  answer: (parameters, contact, event, count) => {
    if (event.kind === 'failed') {
      const failed = { type: 'function.failed', error: event.error } as const;
      const again = event.error === 'throttled' && count < retries && timeLeft(parameters, contact) > 0;
      return again
        ? { ...invoke(parameters, contact, count + 2, failed), count: count + 1 }
        : { exit: 'NoMatchingError', count: 0, entries: [failed] };
    }
    if (event.kind !== 'returned') return fails();
    if (parameters.InvocationType === 'ASYNCHRONOUS') {
      return { exit: 'next', set: { LambdaInvocation: { InvocationId: String(event.result) } } };
    }
    if (timeLeft(parameters, contact) < 0) return refuse('timeout');
    const projection = projectResult(
      event.result,
      parameters.ResponseValidation?.ResponseType ?? 'STRING_MAP',
    );
    if ('refused' in projection)
      return refuse([projection.refused, projection.key].filter(Boolean).join(': '));
    return {
      exit: 'next',
      count: 0,
      set: { External: projection.values, LambdaInvocation: { ResultData: projection.values } },
      entries: [functionReturned(projection.values)],
    };
  },
};

function invoke(parameters: Parameters, contact: Contact, attempt: number, failed?: EntryBody): Outcome {
  const asynchronous = parameters.InvocationType === 'ASYNCHRONOUS';
  const sent = parameters.LambdaInvocationAttributes ?? nothing;
  const called = functionCalled(parameters.LambdaFunctionARN, sent);
  return {
    entries: failed === undefined ? [called] : [failed, called],
    ask: {
      kind: 'invoke',
      function: parameters.LambdaFunctionARN,
      parameters: sent,
      timeLimit: failed === undefined ? limit(parameters) : timeLeft(parameters, contact),
      asynchronous,
      responseType: parameters.ResponseValidation?.ResponseType ?? 'STRING_MAP',
      attempt,
    },
  };
}

function limit({ InvocationTimeLimitSeconds }: Parameters): number {
  return Number(InvocationTimeLimitSeconds ?? 3) * 1000;
}

function timeLeft(parameters: Parameters, contact: Contact): number {
  return limit(parameters) - (contact.at - contact.askedAt);
}

function refuse(error: string): Outcome {
  return { exit: 'NoMatchingError', count: 0, entries: [{ type: 'function.failed', error }] };
}
