import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { numeral, object } from '../action/parameter.ts';
import { readNumber } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';

/** What `changeRoutingPriority` takes: the priority or the age, never both. */
export type ChangeRoutingPriority<Target extends string> =
  | {
      /** From 1; lower is served first, and 5 is the default. */
      readonly priority: number;
      readonly ageSeconds?: never;
      readonly next: Target;
    }
  | {
      /** Seconds by which the contact counts as older, or younger where negative. */
      readonly ageSeconds: number;
      readonly priority?: never;
      readonly next: Target;
    };

/**
 * Moves a contact forward or back in its queue. Block: **Change routing priority / age**.
 *
 * @example changeRoutingPriority({ priority: 1, next: 'queue' })
 */
export function changeRoutingPriority<const Target extends string>({
  priority,
  ageSeconds,
  next,
}: ChangeRoutingPriority<Target>): Step<
  Target,
  'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'OUTBOUND_WHISPER' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE',
  never
> {
  return step(
    definition.type,
    priority === undefined
      ? { QueueTimeAdjustmentSeconds: String(ageSeconds) }
      : { QueuePriority: String(priority) },
    { next },
  );
}

interface Parameters {
  readonly QueuePriority?: string;
  readonly QueueTimeAdjustmentSeconds?: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateContactRoutingBehavior',
  blocks: ['Change routing priority / age'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactroutingbehavior.html',
  parameters: object({
    QueuePriority: numeral(1, Number('9223372036854775807')),
    QueueTimeAdjustmentSeconds: numeral(Number.MIN_SAFE_INTEGER),
  }),
  form: { exactlyOne: [['QueuePriority', 'QueueTimeAdjustmentSeconds']], errors: {} },
  next: 'required',
  channels: everyChannel,
  flowTypes: {
    wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
    strict: ['CONTACT_FLOW'],
  },
  twilio: { support: 'same' },
  legacy: ['UpdateRoutingPriority'],
  constructors: [
    {
      name: 'changeRoutingPriority',
      build: changeRoutingPriority,
      read: ({ parameters, next }) => ({
        priority: readNumber(parameters.QueuePriority),
        ageSeconds: readNumber(parameters.QueueTimeAdjustmentSeconds),
        next,
      }),
    },
  ],
  enter: ({ QueuePriority: priority, QueueTimeAdjustmentSeconds: seconds = '0' }) =>
    priority === undefined
      ? {
          exit: 'next',
          change: { queueTimeAdjustment: Number(seconds) },
          entries: [{ type: 'setting.changed', name: 'queue time adjustment', value: seconds }],
        }
      : {
          exit: 'next',
          change: { priority: Number(priority) },
          entries: [{ type: 'setting.changed', name: 'priority', value: priority }],
        },
};
