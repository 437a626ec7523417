import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { fails } from '../action/outcome.ts';
import { object } from '../action/parameter.ts';
import { lineOf } from '../action/queue.ts';
import { type Step, step } from '../action/step.ts';

/** What `transferToQueue` takes. */
export interface TransferToQueue<Target extends string> {
  /** The queue holds as many contacts as it may. */
  readonly onFull: Target;
  /** Also taken when no working queue is set. */
  readonly onError: Target;
}

/**
 * Puts the contact into its working queue and leaves this flow: the customer queue flow goes on until an agent
 * answers. Set the queue with `setWorkingQueue` before. Block: **Transfer to queue**.
 *
 * @example transferToQueue({ onFull: 'offer-callback', onError: 'sorry' })
 */
export function transferToQueue<const Target extends string>(
  props: TransferToQueue<Target>,
): Step<Target, 'CONTACT_FLOW' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', never> {
  return step(
    definition.type,
    {},
    { next: props.onError, errors: { QueueAtCapacity: props.onFull, NoMatchingError: props.onError } },
  );
}

export const definition: ActionDefinition = {
  type: 'TransferContactToQueue',
  blocks: ['Transfer to queue'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-transfercontacttoqueue.html',
  parameters: object({}),
  form: { errors: { required: ['QueueAtCapacity', 'NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  outside: true,
  queue: 'needs',
  role: 'hand-over',
  twilio: { support: 'differs', why: 'the queue and its agents are those of Twilio' },
  legacy: ['Transfer'],
  constructors: [
    {
      name: 'transferToQueue',
      build: transferToQueue,
      read: ({ errors }) => ({ onFull: errors['QueueAtCapacity'], onError: errors['NoMatchingError'] }),
    },
  ],
  enter: (_parameters, { settings: { queue, priority, queueTimeAdjustment, routing } }) =>
    queue === ''
      ? fails('NoMatchingError', 'no working queue is set')
      : { ask: { kind: 'enqueue', ...lineOf(queue), priority, queueTimeAdjustment, routing } },
  answer: (_parameters, _contact, event) => {
    if (event.kind === 'queued') return { wait: 'agent' };
    if (event.kind !== 'failed') return fails();
    return fails(event.error === 'QueueAtCapacity' ? event.error : 'NoMatchingError', event.error);
  },
};
