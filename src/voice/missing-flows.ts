import { actions } from '../actions/index.ts';
import type { LinkedStep, Program } from '../engine/program.ts';
import { isReference } from '../language/reference.ts';
import { plainName } from '../language/resource.ts';
import { isFields } from '../language/shape.ts';

/** A flow or a module that a step leads to and that a program does not have. */
export interface MissingFlow {
  /** As a person names it. */
  readonly name: string;
  /** The first step that leads there, and its flow. */
  readonly step: string;
  readonly flow: string;
}

/**
 * The flows and modules that a call can be led to and that are missing: it ends there. Those that only a contact knows
 * are not among them.
 */
export function missingFlows({ flows, find }: Program): readonly MissingFlow[] {
  const missing = new Map<string, MissingFlow>();
  for (const flow of flows.values()) {
    for (const step of flow.steps.values()) {
      for (const value of namedBy(step)) {
        if (typeof value !== 'string' || isReference(value) || find(value) !== undefined) continue;
        const name = plainName(value);
        if (!missing.has(name)) missing.set(name, { name, step: step.name, flow: flow.name });
      }
    }
  }
  return [...missing.values()];
}

/** Who starts a task names its flow too, and no call comes there. Of hooks, the phone plays these two. */
function namedBy({ type, parameters }: LinkedStep): readonly unknown[] {
  const { ContactFlowId, FlowModuleId, EventHooks } = parameters;
  const hooks = isFields(EventHooks) ? [EventHooks['CustomerQueue'], EventHooks['CustomerRemaining']] : [];
  return actions.get(type)?.role === 'hand-over' ? [ContactFlowId] : [FlowModuleId, ...hooks];
}
