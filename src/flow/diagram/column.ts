import type { Exit, GraphStep } from '../../language/graph.ts';
import { arrivalHeight, consoleHeight, departureHeight } from './block.ts';

/** A place in a column: a step, or the lane of a long arrow that passes through. */
export interface Cell {
  readonly step?: GraphStep;
  readonly height: number;
  /** How far below the top the arrows reach it. */
  readonly arrival: number;
  readonly sources: Tie[];
  readonly targets: Tie[];
  column: number;
  /** Its place in the column, counted from the top. */
  place: number;
  y: number;
}

/** An arrow between neighbouring columns, seen from one end. */
export interface Tie {
  /** The other end. */
  readonly cell: Cell;
  /** How much lower the other end stands when the arrow is level. */
  readonly shift: number;
  /** How much it matters that the arrow is level. */
  readonly weight: number;
}

interface Arrow {
  readonly from: Cell;
  readonly to: Cell;
  readonly exit: Exit;
}

/** Arrows that pass more columns than this get no lane: it would cost more time than it gives order. */
const longestLane = 6;
const laneHeight = 16;

/**
 * Puts steps into columns by the longest way from the start, so that every arrow that closes no loop leads to the
 * right. A long arrow gets a cell in each column that it passes. The work does not recurse and is the same every time.
 */
export function columnsOf(steps: readonly GraphStep[], start: string): Cell[][] {
  const cells = new Map(steps.map((step) => [step.name, stepCell(step)]));
  const { arrows, order } = forwardArrows(cells, start);
  for (const cell of order) {
    for (const { to } of arrows.get(cell) ?? []) to.column = Math.max(to.column, cell.column + 1);
  }
  const columns: Cell[][] = [];
  for (const cell of arrows.keys()) put(cell, columns);
  const lanes = new Map<Cell, Map<number, Cell>>();
  for (const found of arrows.values()) for (const arrow of found) tieEnds(arrow, lanes, columns);
  return columns;
}

function put(cell: Cell, columns: Cell[][]): void {
  const column = columns[cell.column] ?? [];
  columns[cell.column] = column;
  cell.place = column.push(cell) - 1;
}

/** The arrows that close no loop, by the cell they leave, and an order of the cells in which all of them lead on. */
function forwardArrows(cells: ReadonlyMap<string, Cell>, start: string) {
  const arrows = new Map<Cell, Arrow[]>();
  const finished: Cell[] = [];
  const open = new Set<Cell>();
  const path: { readonly from: Cell; readonly exits: Iterator<Exit, undefined>; readonly led: Set<Cell> }[] =
    [];
  const visit = (from: Cell) => {
    arrows.set(from, []);
    open.add(from);
    path.push({ from, exits: (from.step?.exits ?? []).values(), led: new Set() });
  };
  for (const root of rootsOf(cells, start)) {
    if (!arrows.has(root)) visit(root);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const { from, led } = last;
      const exit = last.exits.next().value;
      const to = exit && cells.get(exit.target);
      if (exit === undefined) {
        path.pop();
        open.delete(from);
        finished.push(from);
      } else if (to !== undefined && !open.has(to)) {
        if (!led.has(to)) arrows.get(from)?.push({ from, to, exit });
        led.add(to);
        if (!arrows.has(to)) visit(to);
      }
    }
  }
  return { arrows, order: finished.toReversed() };
}

/** The start, then the steps that nothing leads to, then all, for the rest may be nothing but loops. */
function rootsOf(cells: ReadonlyMap<string, Cell>, start: string): readonly Cell[] {
  const targets = new Set([start]);
  for (const { step } of cells.values()) for (const { target } of step?.exits ?? []) targets.add(target);
  const first = cells.get(start);
  const untargeted = [...cells].filter(([name]) => !targets.has(name)).map(([, cell]) => cell);
  return [...(first === undefined ? [] : [first]), ...untargeted, ...cells.values()];
}

/** Ties an arrow's ends together, over one lane that all arrows to the same cell share. */
function tieEnds({ from, to, exit }: Arrow, lanes: Map<Cell, Map<number, Cell>>, columns: Cell[][]): void {
  if (from.step === undefined || to.column - from.column > longestLane) return;
  const lane = lanes.get(to) ?? new Map<number, Cell>();
  lanes.set(to, lane);
  let last = from;
  let departure = departureHeight(from.step, exit);
  let weight = from.step.exits[0] === exit ? 3 : 1;
  for (let column = from.column + 1; column < to.column; column += 1) {
    const known = lane.get(column);
    const cell = known ?? laneCell(column);
    tie(last, cell, departure - cell.arrival, weight);
    if (known !== undefined) return;
    lane.set(column, cell);
    put(cell, columns);
    last = cell;
    departure = cell.arrival;
    weight = 8;
  }
  tie(last, to, departure - to.arrival, Math.min(weight, 3));
}

function tie(from: Cell, to: Cell, shift: number, weight: number): void {
  from.targets.push({ cell: to, shift, weight });
  to.sources.push({ cell: from, shift: -shift, weight });
}

/** The cell of a step that stands in no column yet. */
export function stepCell(step: GraphStep): Cell {
  const height = consoleHeight(step);
  return { step, height, arrival: arrivalHeight, sources: [], targets: [], column: 0, place: 0, y: 0 };
}

function laneCell(column: number): Cell {
  const arrival = laneHeight / 2;
  return { height: laneHeight, arrival, sources: [], targets: [], column, place: 0, y: 0 };
}
