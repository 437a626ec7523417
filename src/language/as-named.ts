import type { Unit } from './document.ts';

/**
 * A unit as its source speaks of it: with the names of its steps in place of the identifiers that it keeps from the
 * console. What people read and write, such as a transcript, a path or a coverage, goes by these names.
 */
export function asNamed(unit: Unit): Unit {
  return unit.named === undefined ? unit : { ...unit, document: unit.named };
}
