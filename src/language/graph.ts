import type { ActionDocument, FlowDocument, JsonPath } from './document.ts';
import { conditionName } from './exit-name.ts';

/** A way out of a step. */
export interface Exit {
  /** `next`, an error type such as `NoMatchingError`, or a condition such as `= 1`. */
  readonly name: string;
  /** The `Identifier` it leads to, whether or not the document has such an action. */
  readonly target: string;
  /** Where the target is written: `['Actions', 3, 'Transitions', 'NextAction']`. */
  readonly path: JsonPath;
}

/** An action with the ways out of it. */
export interface GraphStep {
  /** The action's `Identifier`. */
  readonly name: string;
  /** Its place in `Actions`. */
  readonly index: number;
  readonly action: ActionDocument;
  /** In the order next, conditions, errors. */
  readonly exits: readonly Exit[];
}

/** Which step leads where. */
export interface FlowGraph {
  /** The `Identifier` of the first step, whether or not the document has such an action. */
  readonly start: string;
  /** By `Identifier`, in document order. Of two actions with one `Identifier` the first stands here. */
  readonly steps: ReadonlyMap<string, GraphStep>;
  /** The steps that a contact can come to, in breadth-first order from the start. */
  readonly reachable: ReadonlySet<string>;
}

/** The graph of a document, in time linear to its size. Cycles and missing targets are as good as any other. */
export function graphOf(document: FlowDocument): FlowGraph {
  const steps = new Map<string, GraphStep>();
  for (const [index, action] of document.Actions.entries()) {
    const name = action.Identifier;
    if (!steps.has(name)) steps.set(name, { name, index, action, exits: exitsOf(action, index) });
  }
  return { start: document.StartAction, steps, reachable: reachableFrom(document.StartAction, steps) };
}

function exitsOf({ Transitions: transitions = {} }: ActionDocument, index: number): Exit[] {
  const exits: Exit[] = [];
  const at = ['Actions', index, 'Transitions'];
  const { NextAction, Conditions = [], Errors = [] } = transitions;
  if (NextAction !== undefined) exits.push({ name: 'next', target: NextAction, path: [...at, 'NextAction'] });
  for (const [order, branch] of Conditions.entries()) {
    const path = [...at, 'Conditions', order, 'NextAction'];
    exits.push({ name: conditionName(branch.Condition), target: branch.NextAction, path });
  }
  for (const [order, branch] of Errors.entries()) {
    const path = [...at, 'Errors', order, 'NextAction'];
    exits.push({ name: branch.ErrorType, target: branch.NextAction, path });
  }
  return exits;
}

/** A set is visited in the order it grows, so it is its own queue. */
function reachableFrom(start: string, steps: ReadonlyMap<string, GraphStep>): ReadonlySet<string> {
  const reachable = new Set<string>(steps.has(start) ? [start] : []);
  for (const name of reachable) {
    for (const { target } of steps.get(name)?.exits ?? []) if (steps.has(target)) reachable.add(target);
  }
  return reachable;
}

/** An exit together with the step it leaves. */
export interface Arrival {
  readonly from: GraphStep;
  readonly exit: Exit;
}

/** By target, every exit that leads to it, in document order. Holds missing targets too, and no key without exits. */
export function predecessorsOf(graph: FlowGraph): ReadonlyMap<string, readonly Arrival[]> {
  const arrivals = new Map<string, Arrival[]>();
  for (const from of graph.steps.values()) {
    for (const exit of from.exits) {
      const known = arrivals.get(exit.target);
      if (known === undefined) arrivals.set(exit.target, [{ from, exit }]);
      else known.push({ from, exit });
    }
  }
  return arrivals;
}
