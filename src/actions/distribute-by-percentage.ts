import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { draw } from '../action/draw.ts';
import { object } from '../action/parameter.ts';
import { lessThan, type Step, step } from '../action/step.ts';

export interface DistributeByPercentage<Target extends string> {
  /** Percentages and where they lead; together at most 100. */
  readonly split: readonly (readonly [percent: number, target: Target])[];
  /** Takes what is left of 100. */
  readonly rest: Target;
}

/**
 * Sends each contact down one of several branches by chance. Block: **Distribute by percentage**.
 *
 * @example distributeByPercentage({ split: [[20, 'new menu']], rest: 'old menu' })
 */
export function distributeByPercentage<const Target extends string>({
  split,
  rest,
}: DistributeByPercentage<Target>): Step<
  Target,
  | 'CONTACT_FLOW'
  | 'CUSTOMER_QUEUE'
  | 'OUTBOUND_WHISPER'
  | 'AGENT_TRANSFER'
  | 'QUEUE_TRANSFER'
  | 'CAMPAIGN'
  | 'MODULE',
  never
> {
  let sum = 0;
  const conditions = split.map(([percent, target]) => {
    sum += percent;
    // A draw is 1 to 100, so the first 20 percent are those below 21.
    return [lessThan(sum + 1), target] as const;
  });
  return step(definition.type, {}, { next: rest, conditions, errors: { NoMatchingCondition: rest } });
}

export const definition: ActionDefinition = {
  type: 'DistributeByPercentage',
  blocks: ['Distribute by percentage'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-distributebypercentage.html',
  parameters: object({}),
  form: {
    errors: { required: ['NoMatchingCondition'] },
    conditions: { required: true, operators: ['NumberLessThan'], pattern: '^[0-9]+$' },
  },
  next: 'required',
  channels: everyChannel,
  flowTypes: {
    wide: [
      'CONTACT_FLOW',
      'CUSTOMER_QUEUE',
      'OUTBOUND_WHISPER',
      'AGENT_TRANSFER',
      'QUEUE_TRANSFER',
      'CAMPAIGN',
    ],
    strict: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'distributeByPercentage',
      build: distributeByPercentage,
      read: ({ errors, when }) => ({
        split: when.map(([{ operand }, target], index) => [
          Number(operand) - Number(when[index - 1]?.[0].operand ?? 1),
          target,
        ]),
        rest: errors['NoMatchingCondition'],
      }),
    },
  ],
  enter: (_, contact) => ({ match: draw(100, contact) }),
};
