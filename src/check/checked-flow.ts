import type { FlowDocument, FlowType, Unit } from '../language/document.ts';
import { type FlowGraph, graphOf } from '../language/graph.ts';
import { type CheckedStep, prepareStep } from './checked-step.ts';
import { type Passage, passageOf } from './passage.ts';

/** A flow with everything that more than one rule asks of it, worked out once. */
export interface CheckedFlow {
  readonly unit: Unit;
  /** Unknown where neither the caller nor the document says it. */
  readonly type: FlowType | undefined;
  readonly document: FlowDocument;
  readonly graph: FlowGraph;
  /** In document order. Of two actions with one `Identifier` only the first is here. */
  readonly steps: readonly CheckedStep[];
  /** Which channels come where, and by which exits they leave. */
  readonly passage: Passage;
}

/** Prepares a flow for the rules, in time linear to its size. */
export function prepare(unit: Unit, type: FlowType | undefined): CheckedFlow {
  const graph = graphOf(unit.document);
  const steps = Array.from(graph.steps.values(), prepareStep);
  return { unit, type, document: unit.document, graph, steps, passage: passageOf(graph.start, steps) };
}
