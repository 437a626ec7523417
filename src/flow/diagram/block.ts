import type { Exit, GraphStep } from '../../language/graph.ts';

/** The width of a block, in pixels. */
export const blockWidth = 200;
/** From the left edge of a column to the left edge of the next, in pixels. */
export const columnWidth = 280;
/** The height of a block's head, which holds its two names, in pixels. */
const headHeight = 56;
/** The height that each exit below the head takes, in pixels. */
const rowHeight = 24;
/** How far below the top of a block the arrows reach it, in pixels. */
export const arrivalHeight = headHeight / 2;

/** How an exit is written in `Transitions`. */
export type ExitForm = 'NextAction' | 'Conditions' | 'Errors';

export function formOfExit({ path }: Exit): ExitForm {
  return path[3] as ExitForm;
}

/** The exits that have a row of their own: all but `next`, which leaves from the head, so that a chain is straight. */
export function rowsOf({ exits }: GraphStep): readonly Exit[] {
  return exits.filter((exit) => formOfExit(exit) !== 'NextAction');
}

/** How far below the top of its block an exit leaves, in pixels. */
export function departureHeight(step: GraphStep, exit: Exit): number {
  const row = rowsOf(step).indexOf(exit);
  return row < 0 ? arrivalHeight : headHeight + rowHeight * (row + 0.5);
}

/** The height of a block as this project draws it, in pixels. */
export function drawnHeight(step: GraphStep): number {
  const rows = rowsOf(step).length;
  return headHeight + (rows === 0 ? 0 : rowHeight * rows + 6);
}

/** The height that a block needs on the console's canvas, which is more than this project draws, in pixels. */
export function consoleHeight({ exits }: GraphStep): number {
  return Math.max(120, 80 + 28 * exits.length);
}
