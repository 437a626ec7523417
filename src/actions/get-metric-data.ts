import type { Contact } from '../action/contact.ts';
import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { type WhichQueue, writtenQueue } from '../action/dynamic.ts';
import type { QueueMetrics } from '../action/event.ts';
import { fails } from '../action/outcome.ts';
import { choice, object, orReference } from '../action/parameter.ts';
import { lineOf, type QueueParameters, queueOf, queueSchema, queueValues } from '../action/queue.ts';
import { readQueue, readValue } from '../action/reading.ts';
import { type AnyFlow, type Step, step, written } from '../action/step.ts';
import type { Json, JsonObject } from '../language/document.ts';
import type { Reference } from '../language/reference.ts';

/** What `getMetrics` asks, and its exits. */
export interface MetricsQuery<Target extends string, Uses extends string> {
  /** Counts contacts of this channel only. */
  readonly channel?: 'Voice' | 'Chat' | Reference<Uses>;
  readonly next: Target;
  /** Also taken when there is no working queue, or nothing is known of it. */
  readonly onError: Target;
}

/** What `getMetrics` takes. */
export type GetMetrics<Target extends string, Uses extends string> = MetricsQuery<Target, Uses> &
  WhichQueue<Uses>;

/**
 * Loads the metrics of a queue, to be read with `system('Metrics', 'Queue', 'Size')`,
 * `system('Metrics', 'Agents', 'Staffed', 'Count')` and their like, until they are loaded again.
 * Block: **Get metrics**.
 *
 * @example getMetrics({ queue: queue('Service desk'), next: 'tell', onError: 'queue' })
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export function getMetrics<const Target extends string, const Uses extends string = never>(
  props: GetMetrics<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    { ...writtenQueue(props), QueueChannel: writtenChannel(props.channel) },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

function writtenChannel(channel: 'Voice' | 'Chat' | Reference<string> | undefined): string | undefined {
  return typeof channel === 'object' ? channel.path : channel;
}

interface Parameters extends QueueParameters {
  readonly QueueChannel?: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'GetMetricData',
  blocks: ['Get metrics'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-getmetricdata.html',
  parameters: object({
    ...queueSchema,
    // Letter case does not matter; `$.Channel` gives capitals.
    QueueChannel: orReference(choice('Voice', 'Chat', 'VOICE', 'CHAT', 'voice', 'chat')),
  }),
  form: ({ QueueId }) => ({
    refused: QueueId === undefined ? [] : ['AgentId'],
    errors: { required: ['NoMatchingError'] },
  }),
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to know how its queues stand' },
  legacy: ['GetMetricData'],
  constructors: [
    {
      name: 'getMetrics',
      build: getMetrics,
      read: ({ parameters, next, errors }) => ({
        ...readQueue(parameters),
        channel: readValue(parameters.QueueChannel),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters, contact) => {
    const line = lineOf(queueOf(parameters) || contact.settings.queue);
    return line.queue === '' && line.agent === ''
      ? fails('NoMatchingError', 'no working queue is set')
      : { ask: { kind: 'metrics', ...line, channel: parameters.QueueChannel ?? '' } };
  },
  answer: (parameters, contact, event) => {
    if (event.kind !== 'metrics') return fails();
    const queue = queueOf(parameters);
    return {
      exit: 'next',
      set: { Metrics: metricsOf(event.metrics, queue === '' ? workingQueue(contact) : queueValues(queue)) },
      entries: [{ type: 'metrics.read', queue: queue || contact.settings.queue }],
    };
  },
};

function metricsOf({ more = {}, ...metrics }: QueueMetrics, named: JsonObject): JsonObject {
  return {
    ...more,
    Queue: {
      ...named,
      Size: String(metrics.waiting),
      OldestContactAge: String(metrics.oldest),
      ...group(more['Queue']),
    },
    Agents: {
      Online: { Count: String(metrics.online) },
      Available: { Count: String(metrics.available) },
      Staffed: { Count: String(metrics.staffed) },
      ...group(more['Agents']),
    },
  };
}

/** The working queue as the step that set it left it in `$.Queue`. */
function workingQueue({ settings: { queue }, values }: Contact): JsonObject {
  const { Name, ARN } = group(values['Queue']);
  return { ...queueValues(queue), ...written({ Name, ARN }) };
}

function group(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
