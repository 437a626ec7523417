import type { Prop } from '../action/constructor.ts';
import type { ActionDefinition } from '../action/definition.ts';
import { type Numeric, writtenNumber } from '../action/dynamic.ts';
import { choice, list, literal, map, numeral, object, orReference } from '../action/parameter.ts';
import { readChoices, readMap, readNumeric, readValue, readWords } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { oneOf, type Step, step, written as writtenMembers } from '../action/step.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { byteLength } from '../language/function-result.ts';
import { type Reference, type Text, written } from '../language/reference.ts';

/** An input of a view: JSON in which references and texts may stand. */
export type ViewInput<Uses extends string> =
  | string
  | number
  | boolean
  | Reference<Uses>
  | Text<Uses>
  | readonly ViewInput<Uses>[]
  | { readonly [name: string]: ViewInput<Uses> };

export interface ShowView<Target extends string, Uses extends string> {
  /** The ARN of a view with its version: `arn:aws:connect:us-east-1:aws:view/form:1`. */
  readonly view: string | Reference<Uses>;
  /** Beside a view without one, as the console writes it: `Latest`. */
  readonly version?: string;
  /** By the names that the view knows. With the contact's attributes at most 16 KB. */
  readonly inputs?: { readonly [name: string]: ViewInput<Uses> };
  /** Seconds to wait for an answer. @default 400 */
  readonly timeout?: Numeric<Uses>;
  /** Keeps the answer out of transcripts. @default false */
  readonly hideAnswer?: boolean;
  /** By the name of the action that the user takes in the view, such as `Next`, `Back` or `ActionSelected`. */
  readonly when?: { readonly [action: string]: Target };
  /** The order in which the actions are written, where not that of `when`. */
  readonly order?: readonly string[];
  /** Another action was taken. */
  readonly onNoMatch: Target;
  /** No answer came in time. */
  readonly onTimeout: Target;
  /** Also taken by calls and tasks, which show no views. */
  readonly onError: Target;
}

/**
 * Shows a view to the chat customer, or a page of a guide to the agent, and branches on the action taken there. The
 * answer is read with `view('ViewResultData', 'FormData', 'name')` until the next view. Block: **Show view**.
 *
 * @example
 * ```ts
 * showView({
 *   view: 'arn:aws:connect:us-east-1:aws:view/confirmation:1', inputs: { Heading: 'Is that right?' },
 *   when: { Next: 'book', Back: 'ask' }, onNoMatch: 'ask', onTimeout: 'bye', onError: 'sorry',
 * })
 * ```
 */
export function showView<const Target extends string, const Uses extends string = never>(
  props: ShowView<Target, Uses>,
): Step<Target, 'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'MODULE', Uses> {
  return step(
    definition.type,
    {
      ViewResource: writtenMembers({ Id: written(props.view), Version: props.version }),
      InvocationTimeLimitSeconds: writtenNumber(props.timeout ?? 400),
      ViewData: inputsOf(props.inputs ?? {}),
      SensitiveDataConfiguration: props.hideAnswer === true ? { HideResponseOn: [transcript] } : undefined,
    },
    {
      next: props.onError,
      conditions: oneOf<Target>(props.when ?? {}, props.order),
      errors: {
        NoMatchingCondition: props.onNoMatch,
        NoMatchingError: props.onError,
        TimeLimitExceeded: props.onTimeout,
      },
    },
  );
}

const transcript = 'TRANSCRIPT';

/** The most bytes of inputs and contact attributes together. */
const limit = 16 * 1024;

/** Connect takes no bare number or switch as an input; below the first level they keep their JSON type. */
function inputsOf(inputs: { readonly [name: string]: ViewInput<string> }): JsonObject {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      typeof input === 'object' ? inputOf(input) : String(input),
    ]),
  );
}

function inputOf(input: ViewInput<string>): Json {
  if (typeof input !== 'object') return input;
  if (Array.isArray(input)) return input.map(inputOf);
  // What `text` and the references make is frozen; an input of that shape which an author writes is not.
  if (isText(input) && Object.isFrozen(input)) return written(input);
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, inputOf(value)]));
}

function isText(input: object): input is Reference<string> | Text<string> {
  const [name, ...others] = Object.keys(input);
  return (name === 'path' || name === 'text') && others.length === 0;
}

/** The reverse of `inputOf`; nothing for `null`, which no view knows. */
function readInput(input: Json): Prop | undefined {
  if (typeof input === 'string') return readWords(input);
  if (typeof input !== 'object' || input === null) return input ?? undefined;
  if (Array.isArray(input)) return input.flatMap((item: Json) => readInput(item) ?? []);
  return readMap(input as JsonObject, readInput);
}

interface Parameters {
  readonly ViewResource: { readonly Id: string; readonly Version?: string };
  readonly InvocationTimeLimitSeconds: string;
  readonly ViewData: JsonObject;
  readonly SensitiveDataConfiguration?: { readonly HideResponseOn?: readonly string[] };
}

export const definition: ActionDefinition<Parameters> = {
  type: 'ShowView',
  blocks: ['Show view'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-showview.html',
  parameters: object(
    {
      // Newer exports write the version behind the ARN.
      ViewResource: object({ Id: orReference(), Version: literal() }, 'Id'),
      InvocationTimeLimitSeconds: orReference(numeral(1)),
      // Below the first level, numbers and switches keep their JSON type.
      ViewData: map({
        minLength: 1,
        dynamic: 'interpolated',
        if: { type: 'object' },
        else: { if: { type: 'array' }, else: { type: 'string' } },
      }),
      SensitiveDataConfiguration: object({ HideResponseOn: list(choice(transcript)) }),
    },
    'ViewResource',
    'InvocationTimeLimitSeconds',
    'ViewData',
  ),
  form: {
    errors: { required: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'] },
    conditions: { required: false, operators: ['Equals'] },
  },
  next: 'required',
  channels: { VOICE: 'error', CHAT: 'supported', TASK: 'error', EMAIL: 'supported' },
  flowTypes: { wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE'] },
  asks: true,
  role: 'view',
  twilio: { support: 'unsupported', why: 'a phone call shows no views' },
  legacy: [],
  constructors: [
    {
      name: 'showView',
      build: showView,
      read: ({ parameters, errors, when }) => ({
        view: readValue(parameters.ViewResource.Id),
        version: parameters.ViewResource.Version,
        inputs: readMap(parameters.ViewData, readInput),
        timeout: readNumeric(parameters.InvocationTimeLimitSeconds),
        hideAnswer: parameters.SensitiveDataConfiguration && true,
        ...readChoices(when),
        onNoMatch: errors['NoMatchingCondition'],
        onTimeout: errors['TimeLimitExceeded'],
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService<Parameters>('ShowView', {
    sample: { Action: 'Next', ViewResultData: {} },
    seconds: ({ InvocationTimeLimitSeconds }) => Number(InvocationTimeLimitSeconds),
    late: 'TimeLimitExceeded',
    decidedBy: 'Action',
    refuses: ({ ViewData }, { values }) =>
      byteLength(JSON.stringify([ViewData, values['Attributes'] ?? {}])) > limit
        ? 'the inputs and the attributes take more than 16 KB'
        : undefined,
    keeps: (Views) => ({ Views }),
    shows: (result, { SensitiveDataConfiguration }) =>
      SensitiveDataConfiguration?.HideResponseOn?.includes(transcript) === true
        ? { ...result, ViewResultData: '(hidden)' }
        : result,
  }),
};
