import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { writtenQueue } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { object } from '../action/parameter.ts';
import {
  lineOf,
  type NamedQueue,
  type QueueParameters,
  queueNames,
  queueOf,
  queueSchema,
  queueValues,
} from '../action/queue.ts';
import { readQueue } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';

/** The exits of `moveToQueue`. */
export interface QueueMove<Target extends string> {
  /** The contact waits in the new queue; this flow goes on. */
  readonly next: Target;
  /** The new queue holds as many contacts as it may; the contact stays where it is. */
  readonly onFull: Target;
  readonly onError: Target;
}

/** What `moveToQueue` takes. */
export type MoveToQueue<Target extends string, Uses extends string> = QueueMove<Target> & NamedQueue<Uses>;

/**
 * Moves a waiting contact into another queue, from its customer queue flow. Connect allows 11 moves for a contact.
 * Block: **Transfer to queue**.
 *
 * @example moveToQueue({ queue: queue('Second line'), next: 'wait', onFull: 'wait', onError: 'wait' })
 */
export function moveToQueue<const Target extends string, const Uses extends string = never>(
  props: MoveToQueue<Target, Uses>,
): Step<Target, 'CUSTOMER_QUEUE' | 'MODULE', Uses> {
  return step(definition.type, writtenQueue(props), {
    next: props.next,
    errors: { QueueAtCapacity: props.onFull, NoMatchingError: props.onError },
  });
}

/**
 * How often a contact may be moved to another queue.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/feature-limits.html
 */
const mostMoves = 11;

export const definition: ActionDefinition<QueueParameters> = {
  type: 'DequeueContactAndTransferToQueue',
  blocks: ['Transfer to queue'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-dequeuecontactandtransfertoqueue.html',
  parameters: object(queueSchema),
  form: { exactlyOne: [queueNames], errors: { required: ['QueueAtCapacity', 'NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CUSTOMER_QUEUE'] },
  outside: true,
  queue: 'sets',
  twilio: { support: 'differs', why: 'the queue and its agents are those of Twilio' },
  legacy: ['Transfer'],
  constructors: [
    {
      name: 'moveToQueue',
      build: moveToQueue,
      read: ({ parameters, next, errors }) => ({
        ...readQueue(parameters),
        next,
        onFull: errors['QueueAtCapacity'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters, { settings: { priority, queueTimeAdjustment, routing, queueMoves } }) => {
    const queue = queueOf(parameters);
    if (queueMoves >= mostMoves)
      return fails('NoMatchingError', `a contact is moved ${mostMoves} times at the most`);
    return queue === ''
      ? fails('NoMatchingError', 'no queue is named')
      : { ask: { kind: 'enqueue', ...lineOf(queue), priority, queueTimeAdjustment, routing } };
  },
  answer: (parameters, { settings: { queueMoves } }, event) => {
    if (event.kind === 'queued') {
      const queue = queueOf(parameters);
      return {
        exit: 'next',
        set: { Queue: queueValues(queue) },
        change: { queue, queueMoves: queueMoves + 1 },
        entries: [{ type: 'queue.entered', queue }],
      };
    }
    if (event.kind !== 'failed') return fails();
    return fails(event.error === 'QueueAtCapacity' ? event.error : 'NoMatchingError', event.error);
  },
};
