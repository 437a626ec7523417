import type { Props } from '../action/constructor.ts';
import { type ActionDefinition, anyFlow, everyChannel, type Form } from '../action/definition.ts';
import { type Named, type Numeric, writtenName, writtenNumber, writtenTexts } from '../action/dynamic.ts';
import { literal, map, numeral, object, orReference, words } from '../action/parameter.ts';
import { readMap, readNamed, readNumber, readNumeric, readOneOf, readWords } from '../action/reading.ts';
import { byService } from '../action/service.ts';
import { type AnyFlow, type Step, step } from '../action/step.ts';
import type { JsonObject } from '../language/document.ts';
import { type Words, written } from '../language/reference.ts';

/** Something that a task shows to its agent. */
export interface TaskReference<Uses extends string> {
  readonly type: 'URL' | 'NUMBER' | 'STRING' | 'DATE' | 'EMAIL';
  readonly value: Words<Uses>;
}

/** What a task holds, and the exits of `createTask`. */
export interface Task<Target extends string, Uses extends string> {
  /** At most 512 characters. */
  readonly name: Words<Uses>;
  /** At most 4096 characters. */
  readonly description?: Words<Uses>;
  /** Attributes that the task begins with; those of this contact do not come along by themselves. */
  readonly attributes?: { readonly [name: string]: Words<Uses> };
  /** By the name that the agent sees. */
  readonly references?: { readonly [name: string]: TaskReference<Uses> };
  readonly next: Target;
  readonly onError: Target;
}

/** The flow of a task, or a template that may bring its own. */
export type TaskFlow<Uses extends string> =
  | {
      /** The id of a task template. */
      readonly template: string;
      readonly flow?: Named<'flow', Uses>;
    }
  | { readonly flow: Named<'flow', Uses>; readonly template?: string };

/** When a task begins: at once, after a number of seconds, or at a time; six days ahead at most. */
export type TaskTime<Uses extends string> =
  | {
      /** Seconds from now, 1 to 518400. */
      readonly delay?: number;
      readonly at?: never;
    }
  | {
      /** Seconds since 1970. */
      readonly at: Numeric<Uses>;
      readonly delay?: never;
    };

/** What `createTask` takes: a flow or a template, and at most one of `delay` and `at`. */
export type CreateTask<Target extends string, Uses extends string> = Task<Target, Uses> &
  TaskFlow<Uses> &
  TaskTime<Uses>;

/**
 * Starts a task, a contact of its own; its id is read with `system('Task', 'ContactId')`. Block: **Create task**.
 *
 * @example createTask({ flow: flowNamed('Follow-up'), name: 'Call back', delay: 3600, next: 'bye', onError: 'queue' })
 */
export function createTask<const Target extends string, const Uses extends string = never>(
  props: CreateTask<Target, Uses>,
): Step<Target, AnyFlow, Uses> {
  const { description, attributes, references, delay, at } = props;
  return step(
    definition.type,
    {
      ContactFlowId: props.flow && writtenName(props.flow),
      TaskTemplateId: props.template,
      Name: written(props.name),
      Description: description && written(description),
      Attributes: attributes && writtenTexts(attributes),
      References: references && writtenReferences(references),
      DelaySeconds: delay === undefined ? undefined : String(delay),
      ScheduledTime: at === undefined ? undefined : writtenNumber(at),
    },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

function writtenReferences(references: { readonly [name: string]: TaskReference<string> }): JsonObject {
  return Object.fromEntries(
    Object.entries(references).map(([name, { type, value }]) => [
      name,
      { Type: type, Value: written(value) },
    ]),
  );
}

function readTaskReference({ Type, Value }: { readonly Type: string; readonly Value: string }): Props {
  return { type: readOneOf(['URL', 'NUMBER', 'STRING', 'DATE', 'EMAIL'], Type), value: readWords(Value) };
}

interface Parameters {
  readonly ContactFlowId?: string;
  readonly TaskTemplateId?: string;
  readonly Name: string;
  readonly Description?: string;
  readonly Attributes?: { readonly [name: string]: string };
  readonly References?: { readonly [name: string]: { readonly Type: string; readonly Value: string } };
  readonly DelaySeconds?: string;
  readonly ScheduledTime?: string;
}

export const definition: ActionDefinition<Parameters> = {
  type: 'CreateTask',
  blocks: ['Create task'],
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/createtask.html',
  parameters: object(
    {
      ContactFlowId: orReference(),
      TaskTemplateId: literal(),
      Name: words({ max: 512 }),
      Description: words({ max: 4096 }),
      Attributes: map(words()),
      References: map({
        ...object({ Type: words(), Value: words() }, 'Type', 'Value'),
        dynamic: 'interpolated',
      }),
      DelaySeconds: numeral(1, 518_400),
      ScheduledTime: orReference(numeral(0)),
    },
    'Name',
  ),
  form: formFor,
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: anyFlow },
  twilio: { support: 'differs', why: 'the host has to start the task' },
  legacy: [],
  constructors: [
    {
      name: 'createTask',
      build: createTask,
      read: ({ parameters, next, errors }) => ({
        template: parameters.TaskTemplateId,
        flow: readNamed('flow', parameters.ContactFlowId),
        name: readWords(parameters.Name),
        description: readWords(parameters.Description),
        attributes: readMap(parameters.Attributes, readWords),
        references: readMap(parameters.References, readTaskReference),
        delay: readNumber(parameters.DelaySeconds),
        at: readNumeric(parameters.ScheduledTime),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  ...byService('CreateTask', { sample: { ContactId: 'task-1' }, keeps: (Task) => ({ Task }) }),
};

function formFor(parameters: JsonObject): Form {
  return {
    exactlyOne: 'DelaySeconds' in parameters ? [['DelaySeconds', 'ScheduledTime']] : [],
    atLeastOne: [['ContactFlowId', 'TaskTemplateId']],
    errors: { required: ['NoMatchingError'] },
  };
}
