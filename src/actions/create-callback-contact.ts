import type { Contact } from '../action/contact.ts';
import { type ActionDefinition, voiceOnly } from '../action/definition.ts';
import { type WhichQueue, writtenQueue } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { numeral, object, orReference } from '../action/parameter.ts';
import { lineOf, type QueueParameters, queueNames, queueOf, queueSchema } from '../action/queue.ts';
import { readNumber, readQueue } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';
import type { Json } from '../language/document.ts';

/** When a callback is made, and the exits of `createCallback`. Times are in seconds. */
export interface Callback<Target extends string> {
  /** To wait before the first try, 1 to 259200. @default 5 */
  readonly delay?: number;
  /** How often it is tried. @default 1 */
  readonly attempts?: number;
  /** To wait between tries, 1 to 259200. @default 600 */
  readonly retryDelay?: number;
  /** The flow goes on here; the caller has not been hung up on. */
  readonly next: Target;
  /** Also taken without a queue or a number, and on every channel but voice. */
  readonly onError: Target;
}

/** What `createCallback` takes. Without a queue, the working queue is meant. */
export type CreateCallback<Target extends string, Uses extends string> = Callback<Target> & WhichQueue<Uses>;

/**
 * Keeps the caller's place in a queue and calls back: at the number set before, else at the caller's own. End the
 * flow with `disconnect()`. Block: **Transfer to queue**.
 *
 * @example createCallback({ next: 'bye', onError: 'sorry' })
 */
export function createCallback<const Target extends string, const Uses extends string = never>(
  props: CreateCallback<Target, Uses>,
): Step<Target, 'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', Uses> {
  return step(
    definition.type,
    {
      ...writtenQueue(props),
      InitialCallDelaySeconds: String(props.delay ?? 5),
      MaximumConnectionAttempts: String(props.attempts ?? 1),
      RetryDelaySeconds: String(props.retryDelay ?? 600),
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

interface Parameters extends QueueParameters {
  readonly InitialCallDelaySeconds: string;
  readonly MaximumConnectionAttempts: string;
  readonly RetryDelaySeconds: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'CreateCallbackContact',
  blocks: ['Transfer to queue'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/interactions-createcallbackcontact.html',
  parameters: object(
    {
      ...queueSchema,
      InitialCallDelaySeconds: numeral(1, 259_200),
      // AWS says 1 at least; a flow that was exported as published holds 0.
      MaximumConnectionAttempts: numeral(0),
      RetryDelaySeconds: numeral(1, 259_200),
      ContactFlowId: orReference(),
      CallerId: orReference(),
    },
    'InitialCallDelaySeconds',
    'MaximumConnectionAttempts',
    'RetryDelaySeconds',
  ),
  form: (parameters) => ({
    exactlyOne: queueNames.some((name) => name in parameters) ? [queueNames] : [],
    errors: { required: ['NoMatchingError'] },
  }),
  next: 'required',
  channels: voiceOnly,
  flowTypes: { wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  outside: true,
  twilio: { support: 'differs', why: 'the host has to place the call, since Twilio keeps no callbacks' },
  legacy: ['Transfer'],
  constructors: [
    {
      name: 'createCallback',
      build: createCallback,
      read: ({ parameters, next, errors }) => ({
        ...readQueue(parameters),
        delay: readNumber(parameters.InitialCallDelaySeconds),
        attempts: readNumber(parameters.MaximumConnectionAttempts),
        retryDelay: readNumber(parameters.RetryDelaySeconds),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters, contact) => {
    const line = lineOf(queueOf(parameters) || contact.settings.queue);
    const number = numberOf(contact);
    if (line.queue === '' && line.agent === '') return fails('NoMatchingError', 'no working queue is set');
    if (number === '') return fails('NoMatchingError', 'there is no number to call back');
    return {
      ask: {
        kind: 'callback',
        ...line,
        number,
        delay: Number(parameters.InitialCallDelaySeconds),
        attempts: Number(parameters.MaximumConnectionAttempts),
        retryDelay: Number(parameters.RetryDelaySeconds),
      },
    };
  },
  answer: (_parameters, contact, event) => {
    if (event.kind === 'scheduled') {
      return { exit: 'next', entries: [{ type: 'callback.scheduled', number: numberOf(contact) }] };
    }
    return event.kind === 'failed' ? fails('NoMatchingError', event.error) : fails();
  },
};

function numberOf({ settings: { callbackNumber }, values }: Contact): string {
  const endpoint = values['CustomerEndpoint'] as { readonly Address?: Json } | null | undefined;
  const address = endpoint?.Address;
  return callbackNumber !== '' || typeof address !== 'string' ? callbackNumber : address;
}
