import type { Unit } from '../../../src/language/document.ts';
import type { World } from '../../../src/simulate/world.ts';
import type { Port } from './ports.ts';
import type { Setting } from './setting.ts';
import type { Belief, Person } from './talk.ts';

/** What somebody wants of a desk, in as many contacts as it takes. */
export interface Journey {
  readonly name: string;
  /** Those that its calls go through. */
  readonly ports: readonly Port[];
  readonly flow: Unit;
  readonly flows: readonly Unit[];
  /** Of a caller. */
  readonly number: string;
  /** Of a chat. */
  readonly account: string;
  readonly world: World;
  person(): Visitor;
}

/** A person, and what they and the stores know of one another. */
export interface Visitor extends Person {
  /** What is wrong with what the stores hold, after what the person has heard; nothing is changed by it. */
  wrongs(setting: Setting, isOver: boolean): Promise<readonly string[]>;
}

/** What is wrong with how often a thing is there, after what somebody has heard of it. */
export function wrongsOf(thing: string, belief: Belief, count: number, isOver: boolean): readonly string[] {
  return [
    ...(count > 1 ? [`${thing}: ${count} of it`] : []),
    ...(belief === 'yes' && count === 0 ? [`${thing}: told, and not there`] : []),
    ...(belief === 'no' && count > 0 ? [`${thing}: there, and nobody said so`] : []),
    ...(isOver && (belief !== 'yes' || count !== 1)
      ? [`${thing}: ${belief} in the end, ${count} of it`]
      : []),
  ];
}
