import { asNamed } from '../language/as-named.ts';
import type { FlowDocument, FlowType, Unit } from '../language/document.ts';
import { type FlowGraph, graphOf } from '../language/graph.ts';
import { type CheckedStep, prepareStep } from './checked-step.ts';
import { type Passage, passageOf } from './passage.ts';

/** A flow with everything that more than one rule asks of it, worked out once. */
export interface CheckedFlow {
  /** As it was handed in: its document holds the identifiers that Connect gets. */
  readonly unit: Unit;
  /** Unknown where neither the caller nor the document says it. */
  readonly type: FlowType | undefined;
  /** With the names of its steps, as its source speaks of them; so is everything below. */
  readonly document: FlowDocument;
  readonly graph: FlowGraph;
  /** In document order. Of two actions with one `Identifier` only the first is here. */
  readonly steps: readonly CheckedStep[];
  /** Which channels come where, and by which exits they leave. */
  readonly passage: Passage;
}

/** Prepares a flow for the rules, in time linear to its size. */
export function prepare(unit: Unit, type: FlowType | undefined): CheckedFlow {
  const { document } = asNamed(unit);
  const graph = graphOf(document);
  const steps = Array.from(graph.steps.values(), prepareStep);
  return { unit, type, document, graph, steps, passage: passageOf(graph.start, steps) };
}
