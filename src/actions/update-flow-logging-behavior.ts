import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { choice, object } from '../action/parameter.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';

export interface SetLoggingBehavior<Target extends string> {
  readonly on: boolean;
  readonly next: Target;
}

/** Switches flow logs on or off, here and in the flows that follow. Block: **Set logging behavior**. */
export function setLoggingBehavior<const Target extends string>({
  on,
  next,
}: SetLoggingBehavior<Target>): Step<Target, AnyFlow, never> {
  return step(definition.type, { FlowLoggingBehavior: on ? 'Enabled' : 'Disabled' }, { next });
}

export const definition: ActionDefinition<{ readonly FlowLoggingBehavior: 'Enabled' | 'Disabled' }> = {
  type: 'UpdateFlowLoggingBehavior',
  blocks: ['Set logging behavior'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateflowloggingbehavior.html',
  parameters: object({ FlowLoggingBehavior: choice('Enabled', 'Disabled') }, 'FlowLoggingBehavior'),
  form: { errors: {} },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'same' },
  legacy: ['SetLoggingBehavior'],
  constructors: [
    {
      name: 'setLoggingBehavior',
      build: setLoggingBehavior,
      read: ({ parameters, next }) => ({
        on: parameters.FlowLoggingBehavior === 'Enabled',
        next,
      }),
    },
  ],
  enter: ({ FlowLoggingBehavior: value }) => ({
    exit: 'next',
    change: { logging: value === 'Enabled' },
    entries: [{ type: 'setting.changed', name: 'logging', value }],
  }),
};
