import type { Position } from '../../language/document.ts';
import { blockWidth, columnWidth } from './block.ts';

/** A block's outline: its upper left corner and how high it is, in pixels. */
export interface Outline extends Position {
  readonly height: number;
}

/** An arrow from the right edge of one block to the left edge of another. */
interface Ends {
  readonly from: Position;
  readonly to: Position;
  /** Arrows with one target run together where they can. */
  readonly target: string;
}

/** Finds ways for arrows between blocks that stand in columns. Arrows found earlier are kept clear of. */
interface Router {
  /** The arrow's way, as the `d` of an SVG path. */
  route(ends: Ends): string;
  /** The least and the greatest height that a block or an arrow has reached. */
  extent(): { readonly top: number; readonly bottom: number };
}

/** A stretch of a column's height that is taken. */
interface Stretch {
  readonly top: number;
  readonly bottom: number;
  /** The target of the arrow that runs in its middle; absent for a block. */
  readonly target?: string;
}

const blockClearance = 14;
const arrowClearance = 7;
const gap = columnWidth - blockWidth;
/** How much a height near the target matters against one that needs no turn. */
const homing = 0.6;
/** How far an arrow goes out of its way to join one with the same target. */
const joining = 60;
/** Where so much stands in a column already, further arrows keep clear of blocks only: they could not be told apart. */
const crowd = 40;
const corner = 8;

/** A router for blocks whose columns are `columnWidth` apart. No arrow it finds runs through a block. */
export function routerAround(blocks: readonly Outline[]): Router {
  const left = blocks.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const columnAt = (x: number) => Math.floor((x - left) / columnWidth);
  const columns = new Map<number, Stretch[]>();
  const extent = { top: 0, bottom: 0 };
  const take = (column: number, stretch: Stretch) => {
    const known = columns.get(column);
    if (known === undefined) columns.set(column, [stretch]);
    else known.push(stretch);
    extent.top = Math.min(extent.top, stretch.top);
    extent.bottom = Math.max(extent.bottom, stretch.bottom);
  };
  for (const { x, y, height } of blocks) {
    take(columnAt(x), { top: y - blockClearance, bottom: y + height + blockClearance });
  }
  /** A height at which the arrow can cross these columns. */
  const lane = (first: number, last: number, near: number, { to, target }: Ends) => {
    const crossed = Array.from({ length: last - first + 1 }, (_, index) => columns.get(first + index) ?? []);
    const y = freeHeight(crossed.flat(), near, to.y, target);
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y);
    const stretch = { top: y - arrowClearance, bottom: y + arrowClearance, target };
    for (const [index, taken] of crossed.entries()) {
      const joined = taken.some((other) => other.target === target && middleOf(other) === y);
      if (!joined && taken.length < crowd) take(first + index, stretch);
    }
    return y;
  };
  const turns = new Map<string, number>();
  const route = (ends: Ends) => {
    const { from, to, target } = ends;
    const [source, goal] = [columnAt(from.x - 1), columnAt(to.x)];
    if (goal > source) {
      const points = [from];
      for (let column = source + 1; column < goal; column += 1) {
        const y = lane(column, column, points.at(-1)?.y ?? from.y, ends);
        const x = left + column * columnWidth;
        points.push({ x: x - 8, y }, { x: x + blockWidth + 8, y });
      }
      return curve([...points, to]);
    }
    const turn = turns.get(target) ?? turns.size % 6;
    turns.set(target, turn);
    const y = lane(goal, source, from.y, ends);
    return bend(from, from.x + gap * 0.35 + turn * 6, y, to.x - gap * 0.3 - turn * 6, to);
  };
  return { route, extent: () => extent };
}

function middleOf({ top, bottom }: Stretch): number {
  return (top + bottom) / 2;
}

/** The best height that is not taken: level with where the arrow comes from or goes to, or beside what is there. */
function freeHeight(taken: readonly Stretch[], near: number, goal: number, target: string): number {
  const others = taken.filter((stretch) => stretch.target !== target);
  const own = new Set(taken.filter((stretch) => stretch.target === target).map(middleOf));
  if ((own.size === 0 || own.has(near)) && !others.some((stretch) => holds(stretch, near))) return near;
  const downwards = others.toSorted((a, b) => a.top - b.top);
  const upwards = others.toSorted((a, b) => b.bottom - a.bottom);
  const below = (y: number) =>
    downwards.reduce((free, stretch) => (holds(stretch, free) ? stretch.bottom : free), y);
  const above = (y: number) =>
    upwards.reduce((free, stretch) => (holds(stretch, free) ? stretch.top : free), y);
  const joinable = [...own].filter((y) => !others.some((stretch) => holds(stretch, y)));
  const cost = (y: number) => Math.abs(y - near) + homing * Math.abs(y - goal) - (own.has(y) ? joining : 0);
  return [below(near), above(near), below(goal), above(goal), ...joinable].reduce((best, y) =>
    cost(y) < cost(best) ? y : best,
  );
}

function holds({ top, bottom }: Stretch, y: number): boolean {
  return top < y && y < bottom;
}

/** Level at every point, with a soft turn where two points differ in height. */
function curve([first, ...others]: readonly Position[]): string {
  let { x, y } = first ?? { x: 0, y: 0 };
  let path = `M${x} ${y}`;
  for (const point of others) {
    const middle = (x + point.x) / 2;
    path += point.y === y ? `H${point.x}` : `C${middle} ${y} ${middle} ${point.y} ${point.x} ${point.y}`;
    ({ x, y } = point);
  }
  return path;
}

/** Out to `right`, along at height `y`, back in at `left`: the way of an arrow that leads back. */
function bend(from: Position, right: number, y: number, left: number, to: Position): string {
  const points = [from, { x: right, y: from.y }, { x: right, y }, { x: left, y }, { x: left, y: to.y }, to];
  let path = `M${from.x} ${from.y}`;
  for (const [index, point] of points.entries()) {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined) continue;
    if (after === undefined) {
      path += `L${point.x} ${point.y}`;
      continue;
    }
    const [start, end] = [towards(point, before), towards(point, after)];
    path += `L${start.x} ${start.y}Q${point.x} ${point.y} ${end.x} ${end.y}`;
  }
  return path;
}

/** The point one corner away from `point`, or half way where the other is too near for that. */
function towards(point: Position, other: Position): Position {
  const length = Math.abs(other.x - point.x) + Math.abs(other.y - point.y);
  const share = length === 0 ? 0 : Math.min(corner, length / 2) / length;
  return { x: point.x + (other.x - point.x) * share, y: point.y + (other.y - point.y) * share };
}
