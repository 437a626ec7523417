import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { writtenQueue } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { object } from '../action/parameter.ts';
import {
  type NamedQueue,
  type QueueParameters,
  queueNames,
  queueOf,
  queueSchema,
  queueValues,
} from '../action/queue.ts';
import { readQueue } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';

/** The exits of `setWorkingQueue`. */
export interface WorkingQueue<Target extends string> {
  readonly next: Target;
  /** There is no such queue. */
  readonly onError: Target;
}

/** What `setWorkingQueue` takes. */
export type SetWorkingQueue<Target extends string, Uses extends string> = WorkingQueue<Target> &
  NamedQueue<Uses>;

/**
 * Says which queue the contact belongs to: the one that `transferToQueue` puts it into, and that checks of hours and
 * staffing mean. Block: **Set working queue**.
 *
 * @example setWorkingQueue({ queue: queue('Service desk'), next: 'to-queue', onError: 'sorry' })
 */
export function setWorkingQueue<const Target extends string, const Uses extends string = never>(
  props: SetWorkingQueue<Target, Uses>,
): Step<Target, 'CONTACT_FLOW' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', Uses> {
  return step(definition.type, writtenQueue(props), {
    next: props.next,
    errors: { NoMatchingError: props.onError },
  });
}

export const definition: ActionDefinition<QueueParameters> = {
  type: 'UpdateContactTargetQueue',
  blocks: ['Set working queue'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacttargetqueue.html',
  parameters: object(queueSchema),
  form: { exactlyOne: [queueNames], errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  queue: 'sets',
  twilio: { support: 'same' },
  legacy: ['SetQueue'],
  constructors: [
    {
      name: 'setWorkingQueue',
      build: setWorkingQueue,
      read: ({ parameters, next, errors }) => ({
        ...readQueue(parameters),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters) => {
    const queue = queueOf(parameters);
    if (queue === '') return fails('NoMatchingError', 'no queue is named');
    return {
      exit: 'next',
      set: { Queue: queueValues(queue) },
      change: { queue },
      entries: [{ type: 'setting.changed', name: 'queue', value: queue }],
    };
  },
};
