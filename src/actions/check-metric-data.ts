import { type ActionDefinition, everyChannel, type Form } from '../action/definition.ts';
import { type WhichQueue, writtenQueue } from '../action/dynamic.ts';
import type { QueueMetrics } from '../action/event.ts';
import { fails } from '../action/outcome.ts';
import { choice, object } from '../action/parameter.ts';
import { lineOf, type QueueParameters, queueOf, queueSchema } from '../action/queue.ts';
import { readChoice, readQueue, readWord } from '../action/reading.ts';
import { greaterThan, type Step, step, type Test } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';

type FlowsWithMetrics = 'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE';

/** What `checkStaffing` asks, and its exits. */
export interface StaffingCheck<Target extends string> {
  /** `staffed`: available, on a contact or in the work after one. `online`: any state but offline. */
  readonly metric: 'available' | 'staffed' | 'online';
  /** At least one agent. */
  readonly yes: Target;
  readonly no: Target;
  /** Also taken when there is no working queue. */
  readonly onError: Target;
}

/** What `checkStaffing` takes. */
export type CheckStaffing<Target extends string, Uses extends string> = StaffingCheck<Target> &
  WhichQueue<Uses>;

/**
 * Branches on whether a queue has agents. Block: **Check staffing**.
 *
 * @example checkStaffing({ metric: 'staffed', yes: 'queue', no: 'closed', onError: 'sorry' })
 */
export function checkStaffing<const Target extends string, const Uses extends string = never>(
  props: CheckStaffing<Target, Uses>,
): Step<Target, FlowsWithMetrics, Uses> {
  return step(
    definition.type,
    { MetricType: types[props.metric], ...writtenQueue(props) },
    {
      next: props.onError,
      conditions: [[greaterThan(0), props.yes]],
      errors: { NoMatchingCondition: props.no, NoMatchingError: props.onError },
    },
  );
}

/** What `checkQueueStatus` asks, and its exits. */
export interface QueueCheck<Target extends string> {
  /** `waiting`: contacts in the queue. `oldest`: how long the first of them has waited, in seconds. */
  readonly metric: 'waiting' | 'oldest';
  /** Tested in order; the first that is true is followed. Numeric tests and `equals` only. */
  readonly when: readonly (readonly [Test, Target])[];
  readonly onNoMatch: Target;
  /** Also taken when there is no working queue. */
  readonly onError: Target;
}

/** What `checkQueueStatus` takes. */
export type CheckQueueStatus<Target extends string, Uses extends string> = QueueCheck<Target> &
  WhichQueue<Uses>;

/**
 * Branches on how full a queue is. Block: **Check queue status**.
 *
 * @example checkQueueStatus({ metric: 'oldest', when: [[lessThan(300), 'queue']], onNoMatch: 'callback', onError: 'sorry' })
 */
export function checkQueueStatus<const Target extends string, const Uses extends string = never>(
  props: CheckQueueStatus<Target, Uses>,
): Step<Target, FlowsWithMetrics, Uses> {
  return step(
    definition.type,
    { MetricType: types[props.metric], ...writtenQueue(props) },
    {
      next: props.onError,
      conditions: props.when,
      errors: { NoMatchingCondition: props.onNoMatch, NoMatchingError: props.onError },
    },
  );
}

const types = {
  available: 'NumberOfAgentsAvailable',
  staffed: 'NumberOfAgentsStaffed',
  online: 'NumberOfAgentsOnline',
  oldest: 'OldestContactInQueueAgeSeconds',
  waiting: 'NumberOfContactsInQueue',
} as const;

type MetricType = (typeof types)[keyof typeof types];

interface Parameters extends QueueParameters {
  readonly MetricType: MetricType;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'CheckMetricData',
  blocks: ['Check staffing', 'Check queue status'],
  blockOf: ({ MetricType: type }) => {
    if (typeof type !== 'string' || type.startsWith('$')) return undefined;
    return type.startsWith('NumberOfAgents') ? 'Check staffing' : 'Check queue status';
  },
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-checkmetricdata.html',
  parameters: object({ MetricType: choice(...Object.values(types)), ...queueSchema }, 'MetricType'),
  form: formFor,
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  twilio: { support: 'differs', why: 'the host has to know how its queues stand' },
  legacy: ['CheckStaffing', 'CheckQueueStatus'],
  constructors: [
    {
      name: 'checkStaffing',
      build: checkStaffing,
      read: ({ parameters, errors, when }) => ({
        metric: readWord(types, parameters.MetricType),
        ...readQueue(parameters),
        yes: readChoice(when, '0'),
        no: errors['NoMatchingCondition'],
        onError: errors['NoMatchingError'],
      }),
    },
    {
      name: 'checkQueueStatus',
      build: checkQueueStatus,
      read: ({ parameters, errors, when }) => ({
        metric: readWord(types, parameters.MetricType),
        ...readQueue(parameters),
        when,
        onNoMatch: errors['NoMatchingCondition'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: (parameters, contact) => {
    const line = lineOf(queueOf(parameters) || contact.settings.queue);
    return line.queue === '' && line.agent === ''
      ? fails('NoMatchingError', 'no working queue is set')
      : { ask: { kind: 'metrics', ...line, channel: '' } };
  },
  answer: (parameters, contact, event) => {
    const value = event.kind === 'metrics' ? event.metrics[values[parameters.MetricType]] : undefined;
    if (typeof value !== 'number') return fails();
    const queue = queueOf(parameters) || contact.settings.queue;
    return { match: value, entries: [{ type: 'metrics.read', queue }] };
  },
};

const values: { readonly [Type in MetricType]: keyof QueueMetrics } = {
  NumberOfAgentsAvailable: 'available',
  NumberOfAgentsStaffed: 'staffed',
  NumberOfAgentsOnline: 'online',
  OldestContactInQueueAgeSeconds: 'oldest',
  NumberOfContactsInQueue: 'waiting',
};

function formFor({ MetricType, QueueId }: JsonObject): Form {
  const agents = typeof MetricType === 'string' && MetricType.startsWith('NumberOfAgents');
  return {
    refused: QueueId === undefined ? [] : ['AgentId'],
    // Required for agent metrics too, though the devguide has it for queue metrics only.
    errors: { required: ['NoMatchingCondition', 'NoMatchingError'] },
    conditions: agents
      ? { required: true, operators: ['NumberGreaterThan'], operands: ['0'] }
      : {
          required: true,
          operators: [
            'Equals',
            'NumberGreaterThan',
            'NumberGreaterOrEqualTo',
            'NumberLessThan',
            'NumberLessOrEqualTo',
          ],
          pattern: '^[0-9]+$',
        },
  };
}
