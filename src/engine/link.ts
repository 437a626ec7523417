import { createHash } from 'node:crypto';
import { everyChannel } from '../action/definition.ts';
import { hasForm } from '../action/parameter.ts';
import { actions } from '../actions/index.ts';
import { asNamed } from '../language/as-named.ts';
import type { ActionDocument, JsonObject, Unit } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { conditionName } from '../language/exit-name.ts';
import { contactNamespaces } from '../language/namespace.ts';
import { parseReference } from '../language/reference.ts';
import { aliasesOf } from '../language/resource.ts';
import { compileCondition } from './condition.ts';
import type { LinkedCondition, LinkedFlow, LinkedStep, Program } from './program.ts';
import { compileParameters } from './resolve.ts';

/**
 * Links documents into a program: targets become steps, texts are split at their references, flows and modules
 * find each other by name. The first flow is where contacts arrive, unless another is named.
 *
 * @param flows The flow that answers, and every flow and module that it may lead to.
 * @throws {TrunklineError} `no_flow` without any flow, `flow_twice` when two have one name.
 * @example
 * ```ts
 * const program = link([mainIvr, queueFlow]);
 * const turn = advance(program, { id: 'c-1', channel: 'VOICE' });
 * ```
 */
export function link(flows: readonly Unit[]): Program {
  const linked = new Map<string, LinkedFlow>();
  const hash = createHash('sha256');
  const units = flows.map(asNamed).map(documentOf);
  for (const flow of units) {
    if (linked.has(flow.name)) {
      throw new TrunklineError(
        'flow_twice',
        `Two flows are named "${flow.name}". Give one of them another name.`,
        {
          flow: flow.name,
        },
      );
    }
    linked.set(flow.name, linkFlow(flow));
    const { Version, StartAction, Actions } = flow.document;
    hash.update(JSON.stringify([flow.name, flow.type, Version, StartAction, Actions]));
  }
  const start = linked.values().next().value;
  if (start === undefined)
    throw new TrunklineError('no_flow', 'There is no flow to link. Give at least one.');
  return {
    hash: hash.digest('hex'),
    units,
    start,
    flows: linked,
    find: (value) =>
      aliasesOf(value)
        .map((alias) => linked.get(alias))
        .find((found) => found !== undefined),
  };
}

/** What of a unit is played, as plain JSON. */
function documentOf({ name, type, document }: Unit): Unit {
  return type === undefined ? { name, document } : { name, type, document };
}

/** What a step is while its targets are still unknown. */
type Draft = { -readonly [Key in keyof LinkedStep]: LinkedStep[Key] };

function linkFlow({ name, type, document }: Unit): LinkedFlow {
  const steps = new Map<string, Draft>();
  for (const action of document.Actions) {
    if (!steps.has(action.Identifier)) steps.set(action.Identifier, draftOf(action));
  }
  const target = (identifier: string | undefined) =>
    identifier === undefined ? null : (steps.get(identifier) ?? null);
  for (const action of document.Actions) {
    const { Identifier, Transitions: transitions = {} } = action;
    const step = steps.get(Identifier);
    if (step === undefined) continue;
    step.next = target(transitions.NextAction);
    step.errors = new Map(
      (transitions.Errors ?? []).map(({ ErrorType, NextAction }) => [ErrorType, target(NextAction)]),
    );
    const absentIsNull = comparesSystemValue(action);
    step.conditions = (transitions.Conditions ?? []).map(
      ({ Condition, NextAction }): LinkedCondition => ({
        exit: conditionName(Condition),
        test: compileCondition(Condition, absentIsNull),
        target: target(NextAction),
      }),
    );
  }
  return { name, type, start: target(document.StartAction), steps };
}

/** Whether a step compares a value that the contact has of itself, and that no flow has set. */
function comparesSystemValue({ Type, Parameters = nothing }: ActionDocument): boolean {
  if (actions.get(Type)?.role !== 'compare') return false;
  return Object.values(Parameters).some((value) => {
    const root = typeof value === 'string' ? parseReference(value)?.[0] : undefined;
    return root !== undefined && root !== 'Attributes' && contactNamespaces.has(root);
  });
}

const nothing: JsonObject = Object.freeze({});

function draftOf({ Identifier, Type, Parameters = nothing }: ActionDocument): Draft {
  const definition = actions.get(Type);
  return {
    name: Identifier,
    type: Type,
    enter: definition?.enter,
    answer: definition?.answer,
    channels: definition?.channels ?? everyChannel,
    outside: definition?.outside ?? false,
    participant: definition?.participant ?? false,
    wellFormed: definition === undefined || hasForm(definition.parameters, Parameters),
    parameters: Parameters,
    resolver: definition === undefined ? undefined : compileParameters(Parameters, definition.parameters),
    conditions: [],
    errors: new Map(),
    next: null,
  };
}
