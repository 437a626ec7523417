import { exceedsAttributeLimit } from '../action/attribute-limit.ts';
import { type ActionDefinition, anyFlowOrCampaign, everyChannel } from '../action/definition.ts';
import { fails } from '../action/outcome.ts';
import { choice, map, object, words } from '../action/parameter.ts';
import { readMap, readWords } from '../action/reading.ts';
import { type Step, step } from '../action/step.ts';
import type { FlowType } from '../language/document.ts';
import { type Words, written } from '../language/reference.ts';

/** What `setFlowAttributes` takes. */
export interface SetFlowAttributes<Target extends string, Uses extends string> {
  /** Values by name. No value may be empty. */
  readonly attributes: { readonly [name: string]: Words<Uses> };
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Sets values that live as long as this run of the flow: modules, later flows and the contact record do not see
 * them. Read them with `flowAttribute()`. More than 32 KB together take `onError`. Block: **Set contact attributes**.
 *
 * @example setFlowAttributes({ attributes: { tries: '1' }, next: 'menu', onError: 'menu' })
 */
export function setFlowAttributes<const Target extends string, const Uses extends string = never>(
  props: SetFlowAttributes<Target, Uses>,
): Step<Target, FlowType, Uses> {
  const attributes = Object.entries(props.attributes).map(([name, value]) => [
    name,
    { Value: written(value) },
  ]);
  return step(
    definition.type,
    { FlowAttributes: Object.fromEntries(attributes) },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

interface Parameters {
  readonly FlowAttributes: { readonly [name: string]: { readonly Value: string } };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'UpdateFlowAttributes',
  blocks: ['Set contact attributes'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateflowattributes.html',
  parameters: object(
    { FlowAttributes: map(object({ Value: words(), Type: choice('String') }, 'Value')) },
    'FlowAttributes',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlowOrCampaign },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'setFlowAttributes',
      build: setFlowAttributes,
      read: ({ parameters, next, errors }) => ({
        attributes: readMap(parameters.FlowAttributes, ({ Value }) => readWords(Value)),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ FlowAttributes }, contact) => {
    const all = { ...(contact.flowValues['FlowAttributes'] as { [name: string]: string } | null) };
    const entries = [];
    for (const name in FlowAttributes) {
      const value = FlowAttributes[name]?.Value ?? '';
      all[name] = value;
      entries.push({ type: 'attribute.set', name: `FlowAttributes.${name}`, value } as const);
    }
    return exceedsAttributeLimit(all)
      ? fails('NoMatchingError', 'the flow attributes take more than 32 KB')
      : { exit: 'next', set: { FlowAttributes: all }, entries };
  },
};
