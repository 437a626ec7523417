import { type ActionDefinition, anyFlow, everyChannel } from '../action/definition.ts';
import { writtenName } from '../action/dynamic.ts';
import { type ByName, type ModuleValues, readValues, writtenValues } from '../action/module-value.ts';
import { fails } from '../action/outcome.ts';
import { object, words } from '../action/parameter.ts';
import { readChoices, readNamed } from '../action/reading.ts';
import { type AnyFlow, oneOf, type Step, step } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';
import type { Reference } from '../language/reference.ts';
import type { ModuleResource } from '../language/resource.ts';

/** Where the results of a module lead. */
export type ByResult<Result extends string, Target extends string> = ByName<Result, Target>;

/** What `invokeModule` takes. */
export interface InvokeModule<
  Target extends string,
  Uses extends string,
  Input extends string,
  Result extends string,
> {
  /** A module, or one by its name. What it declares is what `input` and `when` may name. */
  readonly module: ModuleResource<Input, Result> | Reference<Uses>;
  /** What the module finds under `$.Modules.Input`. */
  readonly input?: ModuleValues<Uses, Input>;
  /** By the result that the module returns. */
  readonly when?: ByResult<Result, Target>;
  /** The order in which the results are written, where not that of `when`. */
  readonly order?: readonly NoInfer<Result>[];
  /** The module returned no result, or there is no `when` and no `onNoMatch`. */
  readonly next: Target;
  /** Another result was returned. */
  readonly onNoMatch?: Target;
  /** There is no such module, or it is more than five deep. */
  readonly onError: Target;
}

/**
 * Plays a module and comes back; what it returned is read as `$.Modules.Result` and `$.Modules.ResultData` until the
 * next call. Contact attributes are shared, everything else of this flow stays out of its sight.
 * Block: **Invoke module**.
 *
 * @example invokeModule({ module: moduleNamed('Identify'), when: { Known: 'menu' }, next: 'ask-name', onError: 'ask-name' })
 */
export function invokeModule<
  const Target extends string,
  const Uses extends string = never,
  const Input extends string = string,
  const Result extends string = string,
>(props: InvokeModule<Target, Uses, Input, Result>): Step<Target, AnyFlow, Uses> {
  return step(
    definition.type,
    { FlowModuleId: writtenName(props.module), Input: writtenValues(props.input) },
    {
      next: props.next,
      conditions: oneOf<Target>(props.when ?? {}, props.order),
      errors: { NoMatchingCondition: props.onNoMatch, NoMatchingError: props.onError },
    },
  );
}

interface Parameters {
  readonly FlowModuleId: string;
  readonly Input?: JsonObject;
}

/** How many modules may be open at once. */
const deepest = 5;

const nothing: JsonObject = Object.freeze({});

export const definition: ActionDefinition<Parameters> = {
  type: 'InvokeFlowModule',
  blocks: ['Invoke module'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions-invoke-flow-module.html',
  parameters: object(
    { FlowModuleId: words(), Input: { type: 'object', additionalProperties: { dynamic: 'reference' } } },
    'FlowModuleId',
  ),
  form: {
    errors: { required: ['NoMatchingError'], optional: ['NoMatchingCondition'] },
    conditions: { required: false, operators: ['Equals'] },
  },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow, strict: ['CONTACT_FLOW'] },
  namedFlows: { FlowModuleId: ['MODULE'] },
  role: 'invoke',
  hands: { values: 'Input' },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'invokeModule',
      build: invokeModule,
      read: ({ parameters, next, errors, when }) => ({
        module: readNamed('module', parameters.FlowModuleId),
        input: readValues(parameters.Input),
        ...readChoices(when),
        next,
        onNoMatch: errors['NoMatchingCondition'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ FlowModuleId, Input }, { depth }) => {
    if (depth >= deepest) return fails('NoMatchingError', 'modules are five deep at the most');
    return FlowModuleId === ''
      ? fails('NoMatchingError', 'no module is named')
      : { call: FlowModuleId, input: Input ?? nothing };
  },
};
