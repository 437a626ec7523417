import type { Cell, Tie } from './column.ts';

type Side = 'sources' | 'targets';

/** Alternating, so that both ends of an arrow have their say; on the order the sources say the last word. */
const sweeps: readonly Side[] = Array.from({ length: 8 }, (_, sweep) =>
  sweep % 2 === 0 ? 'targets' : 'sources',
);
const blockGap = 40;
const laneGap = 12;

/** Sorts the cells of each column so that arrows cross little, then moves them up and down until arrows are level. */
export function tidy(columns: readonly Cell[][]): void {
  for (const side of sweeps) {
    for (const column of fromThe(side, columns)) sortColumn(column, side);
  }
  for (const column of columns) settle(column, () => []);
  for (const side of sweeps.toReversed()) {
    for (const column of fromThe(side, columns)) settle(column, (cell) => cell[side]);
  }
  for (const column of columns) settle(column, ({ sources, targets }) => [...sources, ...targets]);
}

function fromThe(side: Side, columns: readonly Cell[][]): readonly Cell[][] {
  return side === 'sources' ? columns : columns.toReversed();
}

/** Sorts by the mean place of what the cells are tied to. A cell that is tied to nothing keeps its place. */
function sortColumn(column: Cell[], side: Side): void {
  const means = new Map(column.map((cell) => [cell, meanPlace(cell, cell[side])]));
  column.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
  for (const [place, cell] of column.entries()) cell.place = place;
}

/** The shift is the small part of the sum: cells tied to one step stand in the order of its exits. */
function meanPlace({ place }: Cell, ties: readonly Tie[]): number {
  if (ties.length === 0) return place;
  return ties.reduce((sum, { cell, shift }) => sum + cell.place - shift / 10_000, 0) / ties.length;
}

/** Cells that stand as one, because each would overlap the next if all stood where their ties pull them. */
interface Group {
  readonly pull: number;
  readonly weight: number;
  readonly size: number;
}

/**
 * Gives the cells of a column the heights closest to where their ties pull them (least squares) that keep their order
 * and the gaps between them. Cells without ties are held where they are, weakly.
 */
export function settle(column: readonly Cell[], tiesOf: (cell: Cell) => readonly Tie[]): void {
  const groups: Group[] = [];
  const tops = topsOf(column);
  for (const [place, cell] of column.entries()) {
    const top = tops[place] ?? 0;
    let group: Group = { ...pullOn(cell, tiesOf(cell), top), size: 1 };
    for (let last = groups.at(-1); last !== undefined && last.pull > group.pull; last = groups.at(-1)) {
      groups.pop();
      const weight = last.weight + group.weight;
      const pull = (last.pull * last.weight + group.pull * group.weight) / weight;
      group = { pull, weight, size: last.size + group.size };
    }
    groups.push(group);
  }
  let place = 0;
  for (const { pull, size } of groups) {
    for (const end = place + size; place < end; place += 1) {
      const cell = column[place];
      if (cell !== undefined) cell.y = Math.round(pull) + (tops[place] ?? 0);
    }
  }
}

/** Where each cell would stand if they were stacked from zero without room to spare. */
function topsOf(column: readonly Cell[]): readonly number[] {
  let bottom = 0;
  return column.map((cell, place) => {
    const above = column[place - 1];
    if (above !== undefined)
      bottom += above.step !== undefined && cell.step !== undefined ? blockGap : laneGap;
    const top = bottom;
    bottom += cell.height;
    return top;
  });
}

/** The weighted median, not the mean: it makes one arrow wholly level where the mean would bend two a little. */
function pullOn(cell: Cell, ties: readonly Tie[], top: number): Omit<Group, 'size'> {
  let weight = 0;
  for (const tie of ties) weight += tie.weight;
  if (weight === 0) return { pull: cell.y - top, weight: 0.1 };
  const sorted = ties.length === 1 ? ties : ties.toSorted((a, b) => pullOf(a) - pullOf(b));
  let passed = 0;
  for (const tie of sorted) {
    passed += tie.weight;
    if (passed * 2 >= weight) return { pull: pullOf(tie) - top, weight };
  }
  return { pull: cell.y - top, weight };
}

/** Where a cell stands when the arrow is level. */
function pullOf({ cell, shift }: Tie): number {
  return cell.y - shift;
}
