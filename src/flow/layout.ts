import type { FlowDocument, Position } from '../language/document.ts';
import { type GraphStep, graphOf, predecessorsOf } from '../language/graph.ts';
import { columnWidth } from './diagram/block.ts';
import { type Cell, columnsOf, stepCell } from './diagram/column.ts';
import { settle, tidy } from './diagram/tidy.ts';

/** Where everything stands on the console's canvas, in whole pixels from its top left corner. */
export interface Layout {
  readonly entry: Position;
  /** The top left corner of each block, by `Identifier`. */
  readonly positions: ReadonlyMap<string, Position>;
}

const margin = 40;
const firstColumn = 240;
const partGap = 120;
/** So many steps lead to an end before it is taken out of the columns, where its arrows would pull at everything. */
const shared = 4;

/**
 * Gives every action a position: the flow reads from left to right, no two blocks overlap, ends that many steps share
 * stand in a column on the right, and steps that no contact can come to stand below all others. The same document
 * gets the same positions.
 */
export function layOut(document: FlowDocument): Layout {
  const graph = graphOf(document);
  const arrivals = predecessorsOf(graph);
  const sourcesOf = ({ name }: GraphStep) => new Set((arrivals.get(name) ?? []).map(({ from }) => from));
  const isShared = (step: GraphStep) =>
    step.exits.length === 0 && step.name !== graph.start && sourcesOf(step).size >= shared;
  const positions = new Map<string, Position>();
  let top = margin;
  for (const reachable of [true, false]) {
    const steps = [...graph.steps.values()].filter(({ name }) => graph.reachable.has(name) === reachable);
    const columns = columnsOf(
      steps.filter((step) => !isShared(step)),
      graph.start,
    );
    tidy(columns);
    const ends = steps.filter(isShared);
    if (ends.length > 0) columns.push(endColumn(ends, columns, sourcesOf));
    top = place(columns, top, positions) + partGap;
  }
  const { y } = positions.get(graph.start) ?? { y: margin };
  return { entry: { x: margin, y }, positions };
}

/** The shared ends, each as near as can be to the middle of the steps that lead to it. */
function endColumn(
  ends: readonly GraphStep[],
  columns: readonly Cell[][],
  sourcesOf: (step: GraphStep) => ReadonlySet<GraphStep>,
): Cell[] {
  const cells = columns.flat();
  const column = ends.map((end) => {
    const sources = sourcesOf(end);
    const heights = cells.filter(({ step }) => step !== undefined && sources.has(step)).map(({ y }) => y);
    return { ...stepCell(end), y: heights.reduce((sum, y) => sum + y, 0) / Math.max(1, heights.length) };
  });
  column.sort((a, b) => a.y - b.y);
  settle(column, () => []);
  return column;
}

/** Writes down where the steps of the columns stand when the highest stands at `top`, and gives their lower edge. */
function place(columns: readonly Cell[][], top: number, positions: Map<string, Position>): number {
  const blocks = columns.flatMap((column, index) =>
    column.flatMap(({ step, y, height }) =>
      step === undefined ? [] : [{ name: step.name, index, y, height }],
    ),
  );
  const highest = blocks.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
  let bottom = top;
  for (const { name, index, y, height } of blocks) {
    positions.set(name, { x: firstColumn + index * columnWidth, y: y - highest + top });
    bottom = Math.max(bottom, y - highest + top + height);
  }
  return bottom;
}
