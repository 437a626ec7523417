import { type ActionDefinition, anyFlowOrCampaign, everyChannel } from '../action/definition.ts';
import { object, onlyReference } from '../action/parameter.ts';
import { readReference } from '../action/reading.ts';
import { type Step, step, type Test } from '../action/step.ts';
import type { FlowType, Json } from '../language/document.ts';
import type { Reference } from '../language/reference.ts';

export interface CheckContactAttributes<Target extends string, Uses extends string> {
  /** What is compared: `attribute('tier')`, `external(lookup).found`, `system('Channel')`, … */
  readonly value: Reference<Uses>;
  /** Tested in order; the first that is true is followed. */
  readonly when: readonly (readonly [Test, Target])[];
  readonly onNoMatch: Target;
}

/**
 * Branches on a value. Texts are compared letter case included; numeric tests are false when either side is no
 * number. Block: **Check contact attributes**.
 *
 * @example checkContactAttributes({ value: attribute('tier'), when: [[equals('gold'), 'vip']], onNoMatch: 'menu' })
 */
export function checkContactAttributes<const Target extends string, const Uses extends string = never>(
  props: CheckContactAttributes<Target, Uses>,
): Step<Target, FlowType, Uses> {
  return step(
    definition.type,
    { ComparisonValue: props.value.path },
    { next: props.onNoMatch, conditions: props.when, errors: { NoMatchingCondition: props.onNoMatch } },
  );
}

export const definition: ActionDefinition<{ readonly ComparisonValue: Json }> = {
  type: 'Compare',
  blocks: ['Check contact attributes'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-compare.html',
  parameters: object({ ComparisonValue: { ...onlyReference(), takes: 'anything' } }, 'ComparisonValue'),
  form: {
    errors: { required: ['NoMatchingCondition'] },
    conditions: {
      required: true,
      operators: [
        'Equals',
        'TextStartsWith',
        'TextEndsWith',
        'TextContains',
        'NumberGreaterThan',
        'NumberGreaterOrEqualTo',
        'NumberLessThan',
        'NumberLessOrEqualTo',
        'KeyExists',
        'Exists',
      ],
    },
  },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlowOrCampaign },
  role: 'compare',
  twilio: { support: 'same' },
  legacy: ['CheckAttribute'],
  constructors: [
    {
      name: 'checkContactAttributes',
      build: checkContactAttributes,
      read: ({ parameters: { ComparisonValue }, errors, when }) => ({
        value: typeof ComparisonValue === 'string' ? readReference(ComparisonValue) : undefined,
        when,
        onNoMatch: errors['NoMatchingCondition'],
      }),
    },
  ],
  enter: ({ ComparisonValue }) => ({ match: ComparisonValue }),
};
