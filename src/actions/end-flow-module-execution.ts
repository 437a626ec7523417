import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { type ModuleValues, readValues, writtenValues } from '../action/module-value.ts';
import { literal, object, onlyReference } from '../action/parameter.ts';
import { type Step, step } from '../action/step.ts';
import type { Json, JsonObject } from '../language/document.ts';

/** What `returnFromModule` takes. */
export interface ReturnFromModule<Uses extends string> {
  /** A result that the module declares. Without one the caller goes on with its `next`. */
  readonly result?: string;
  /** What the caller finds under `$.Modules.ResultData`, in the declared JSON types. */
  readonly data?: ModuleValues<Uses>;
}

/**
 * Ends a module and goes back to the flow that called it. Block: **Return (from module)**.
 *
 * @example returnFromModule({ result: 'Known', data: { name: external(lookupCaller).name } })
 */
export function returnFromModule<const Uses extends string = never>(
  props: ReturnFromModule<Uses> = {},
): Step<never, 'MODULE', Uses> {
  return step(definition.type, { Result: props.result, ResultData: writtenValues(props.data) });
}

interface Parameters {
  readonly Result?: string;
  readonly ResultData?: Json;
}

const nothing: JsonObject = Object.freeze({});

export const definition: ActionDefinition<Parameters> = {
  type: 'EndFlowModuleExecution',
  blocks: ['Return (from module)'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/endflowmoduleexecution.html',
  parameters: object({
    Result: literal(),
    // A map in the documentation; a module drawn in the console holds one reference instead.
    ResultData: {
      dynamic: 'reference',
      if: { type: 'object' },
      else: onlyReference(),
      additionalProperties: { dynamic: 'reference' },
    },
  }),
  form: { errors: {} },
  next: 'none',
  channels: everyChannel,
  flowTypes: { wide: ['MODULE'] },
  role: 'return',
  hands: { values: 'ResultData', result: 'Result' },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'returnFromModule',
      build: returnFromModule,
      read: ({ parameters: { Result, ResultData } }) => ({
        result: Result,
        data: readValues(ResultData),
      }),
    },
  ],
  enter: ({ Result = '', ResultData }) => ({
    return: Result,
    result: isMap(ResultData) ? ResultData : nothing,
  }),
};

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
