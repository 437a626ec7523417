import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { type Named, writtenName } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import { object, orReference } from '../action/parameter.ts';
import { readNamed } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';

/** What `transferToFlow` takes. */
export interface TransferToFlow<Target extends string, Uses extends string> {
  /** A flow, or one by its name. */
  readonly flow: Named<'flow', Uses>;
  /** There is no such flow. */
  readonly onError: Target;
}

/**
 * Leaves this flow and begins another. Contact attributes, queue and voice go along; flow attributes and the results
 * of functions and bots do not. Block: **Transfer to flow**.
 *
 * @example transferToFlow({ flow: flowNamed('Billing'), onError: 'sorry' })
 */
export function transferToFlow<const Target extends string, const Uses extends string = never>(
  props: TransferToFlow<Target, Uses>,
): Step<Target, 'CONTACT_FLOW' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', Uses> {
  return step(
    definition.type,
    { ContactFlowId: writtenName(props.flow) },
    { next: props.onError, errors: { NoMatchingError: props.onError } },
  );
}

interface Parameters {
  readonly ContactFlowId: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'TransferToFlow',
  blocks: ['Transfer to flow'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-transfertoflow.html',
  parameters: object({ ContactFlowId: orReference() }, 'ContactFlowId'),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  role: 'hand-over',
  twilio: { support: 'same' },
  legacy: ['Transfer'],
  constructors: [
    {
      name: 'transferToFlow',
      build: transferToFlow,
      read: ({ parameters, errors }) => ({
        flow: readNamed('flow', parameters.ContactFlowId),
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ ContactFlowId }) =>
    ContactFlowId === '' ? fails('NoMatchingError', 'no flow is named') : { go: ContactFlowId },
};
