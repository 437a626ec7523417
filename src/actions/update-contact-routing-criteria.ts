import type { Props } from '../action/constructor.ts';
import { type ActionDefinition, everyChannel } from '../action/definition.ts';
import { type Named, type Numeric, writtenName, writtenNumber } from '../action/dynamic.ts';
import { fails } from '../action/outcome.ts';
import {
  choice,
  list,
  literal,
  numeral,
  object,
  onlyReference,
  orReference,
  type ParameterSchema,
} from '../action/parameter.ts';
import { readNamed, readNumber, readNumeric, readReference, readValue } from '../action/reading.ts';
import { type Step, step, written as writtenMembers } from '../action/step.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { type Reference, written } from '../language/reference.ts';

/** A skill that an agent must have, at this level or a higher one. */
export interface Proficiency<Uses extends string> {
  readonly proficiency: string | Reference<Uses>;
  readonly value: string | Reference<Uses>;
  /** From 1 to 5, with at most one decimal. */
  readonly level: Numeric<Uses>;
}

/** Whom one step looks for, and how long. */
export interface RoutingStep<Uses extends string> {
  /** One skill, several at once, or certain agents. */
  readonly require:
    | Proficiency<Uses>
    | { readonly all: readonly Proficiency<Uses>[] }
    | { readonly agents: readonly Named<'agent', Uses>[] };
  /** Without it, the step lasts until somebody is found. */
  readonly seconds?: number;
}

export interface SetRoutingCriteria<Target extends string, Uses extends string> {
  /** Steps tried one after the other, or a reference to criteria that a function returned. */
  readonly steps: readonly RoutingStep<Uses>[] | Reference<Uses>;
  readonly next: Target;
  readonly onError: Target;
}

/**
 * Says which skills the agent must have, and how that eases with time. Block: **Set routing criteria**.
 *
 * @example
 * ```ts
 * setRoutingCriteria({
 *   steps: [{ require: { proficiency: 'language', value: 'de', level: 4 }, seconds: 60 }],
 *   next: 'queue', onError: 'queue',
 * })
 * ```
 */
export function setRoutingCriteria<const Target extends string, const Uses extends string = never>(
  props: SetRoutingCriteria<Target, Uses>,
): Step<Target, 'CONTACT_FLOW' | 'CUSTOMER_QUEUE' | 'AGENT_TRANSFER' | 'QUEUE_TRANSFER' | 'MODULE', Uses> {
  const { steps } = props;
  return step(
    definition.type,
    { RoutingCriteria: 'path' in steps ? steps.path : { Steps: steps.map(stepOf) } },
    { next: props.next, errors: { NoMatchingError: props.onError } },
  );
}

function stepOf({ require, seconds }: RoutingStep<string>): JsonObject {
  return writtenMembers({
    Expression: expressionOf(require),
    Expiry: seconds === undefined ? undefined : { DurationInSeconds: String(seconds) },
  });
}

function expressionOf(require: RoutingStep<string>['require']): JsonObject {
  if ('all' in require) return { AndExpression: require.all.map(proficiencyOf) };
  if (!('agents' in require)) return proficiencyOf(require);
  const AgentIds = require.agents.map(writtenName);
  return {
    AttributeCondition: { ComparisonOperator: 'Match', MatchCriteria: { AgentsCriteria: { AgentIds } } },
  };
}

function proficiencyOf({ proficiency, value, level }: Proficiency<string>): JsonObject {
  return {
    AttributeCondition: {
      Name: written(proficiency),
      Value: written(value),
      ProficiencyLevel: writtenNumber(level),
      ComparisonOperator: 'NumberGreaterOrEqualTo',
    },
  };
}

/** The reverse of `stepOf`, for every step. */
function readSteps(criteria: Json): readonly Props[] {
  return (criteria as unknown as Criteria).Steps.map(({ Expression, Expiry }) => ({
    require: readExpression(Expression),
    seconds: readNumber(Expiry?.DurationInSeconds),
  }));
}

function readExpression({ AttributeCondition: condition = {}, AndExpression: all }: Expression): Props {
  if (all !== undefined) return { all: all.map((part) => readExpression(part)) };
  const agents = condition.MatchCriteria?.AgentsCriteria?.AgentIds;
  if (agents !== undefined) return { agents: agents.flatMap((agent) => readNamed('agent', agent) ?? []) };
  return {
    proficiency: readValue(condition.Name),
    value: readValue(condition.Value),
    level: readNumeric(condition.ProficiencyLevel),
  };
}

interface Criteria {
  readonly Steps: readonly {
    readonly Expression: Expression;
    readonly Expiry?: { readonly DurationInSeconds?: string };
  }[];
}

interface Expression {
  readonly AttributeCondition?: {
    readonly Name?: string;
    readonly Value?: string;
    readonly ProficiencyLevel?: string;
    readonly MatchCriteria?: { readonly AgentsCriteria?: { readonly AgentIds?: readonly string[] } };
  };
  readonly AndExpression?: readonly Expression[];
}

/** A skill, or certain agents: the second form stands in public flows, though no AWS page shows it. */
const condition: ParameterSchema = {
  ...object(
    {
      Name: orReference(literal({ max: 64 })),
      Value: orReference(literal({ max: 64 })),
      ProficiencyLevel: orReference(literal({ pattern: '^(?:[1-4](?:\\.[0-9])?|5(?:\\.0)?)$' })),
      ComparisonOperator: choice('NumberGreaterOrEqualTo', 'Match'),
      MatchCriteria: object({
        AgentsCriteria: object({ AgentIds: list(orReference(), { min: 1, max: 10 }) }, 'AgentIds'),
      }),
    },
    'ComparisonOperator',
  ),
  if: { required: ['MatchCriteria'] },
  else: { required: ['Name', 'Value', 'ProficiencyLevel'] },
};

const conditions = list(object({ AttributeCondition: condition }, 'AttributeCondition'), { min: 1, max: 8 });

const criteria = object(
  {
    Steps: list(
      object(
        {
          Expression: object({
            AttributeCondition: condition,
            AndExpression: conditions,
            OrExpression: { ...conditions, maxItems: 3 },
          }),
          Expiry: object({ DurationInSeconds: numeral(1) }, 'DurationInSeconds'),
        },
        'Expression',
      ),
      { min: 1 },
    ),
  },
  'Steps',
);

const { type: _object, ...members } = criteria;

export const definition: ActionDefinition<{ readonly RoutingCriteria: Json }> = {
  type: 'UpdateContactRoutingCriteria',
  blocks: ['Set routing criteria'],
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateroutingcriteria.html',
  parameters: object(
    // Either of two types: what stands here for one of them says nothing about the other.
    {
      RoutingCriteria: {
        ...members,
        dynamic: 'reference',
        pattern: onlyReference().pattern ?? '',
        if: { type: 'string' },
        else: { type: 'object' },
      },
    },
    'RoutingCriteria',
  ),
  form: { errors: { required: ['NoMatchingError'] } },
  next: 'required',
  channels: everyChannel,
  flowTypes: { wide: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] },
  twilio: { support: 'same' },
  legacy: [],
  constructors: [
    {
      name: 'setRoutingCriteria',
      build: setRoutingCriteria,
      read: ({ parameters: { RoutingCriteria: routing }, next, errors }) => ({
        steps: typeof routing === 'string' ? readReference(routing) : readSteps(routing),
        next,
        onError: errors['NoMatchingError'],
      }),
    },
  ],
  enter: ({ RoutingCriteria: routing }) =>
    isCriteria(routing)
      ? {
          exit: 'next',
          change: { routing },
          entries: [{ type: 'setting.changed', name: 'routing criteria', value: JSON.stringify(routing) }],
        }
      : fails('NoMatchingError', 'the reference gave no routing criteria'),
};

function isCriteria(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && 'Steps' in value && Array.isArray(value['Steps']);
}
