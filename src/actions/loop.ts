import { type ActionDefinition, anyFlowOrCampaign, everyChannel } from '../action/definition.ts';
import { type Numeric, writtenNumber } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { inRange, numeral, object, orReference } from '../action/parameter.ts';
import { readChoice, readNumeric } from '../action/reading.ts';
import { equals, type Step, step } from '../action/step.ts';
import type { FlowType } from '../language/document.ts';

export interface Loop<Target extends string, Uses extends string> {
  /** How often `again` is taken before `done`, 0 to 100. */
  readonly times: Numeric<Uses>;
  readonly again: Target;
  readonly done: Target;
  /** Taken when a reference gives no number from 0 to 100. */
  readonly onError?: Target;
}

/**
 * Takes `again` that many times and then `done` once; after that it counts from the start. `0` is done at once.
 * Block: **Loop**.
 *
 * @example loop({ times: 3, again: 'menu', done: 'agent' })
 */
export function loop<const Target extends string, const Uses extends string = never>(
  props: Loop<Target, Uses>,
): Step<Target, FlowType, Uses> {
  return step(
    definition.type,
    { LoopCount: writtenNumber(props.times) },
    {
      next: props.done,
      conditions: [
        [equals('ContinueLooping'), props.again],
        [equals('DoneLooping'), props.done],
      ],
      errors: { NoMatchingError: props.onError },
    },
  );
}

const repetitions = [0, 100] as const;

export const definition: ActionDefinition<{ readonly LoopCount: string }> = {
  type: 'Loop',
  blocks: ['Loop'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html',
  parameters: object({ LoopCount: orReference(numeral(...repetitions)) }, 'LoopCount'),
  form: {
    errors: { optional: ['NoMatchingError'] },
    conditions: {
      required: true,
      operators: ['Equals'],
      operands: ['ContinueLooping', 'DoneLooping'],
      exhaustive: true,
    },
  },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlowOrCampaign },
  role: 'count',
  twilio: { support: 'same' },
  legacy: ['Loop'],
  constructors: [
    {
      name: 'loop',
      build: loop,
      read: ({ parameters, errors, when }) => ({
        times: readNumeric(parameters.LoopCount),
        again: readChoice(when, 'ContinueLooping'),
        done: readChoice(when, 'DoneLooping'),
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ LoopCount }, _, count) => {
    if (!inRange(repetitions, LoopCount))
      return fails('NoMatchingError', `"${LoopCount}" is no number from 0 to 100`);
    return count < Number(LoopCount)
      ? { match: 'ContinueLooping', count: count + 1 }
      : { match: 'DoneLooping', count: 0 };
  },
};
