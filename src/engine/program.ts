import type { ActionDefinition } from '../action/definition.ts';
import type { FlowType, JsonObject, Unit } from '../language/document.ts';
import type { Test } from './condition.ts';
import type { Resolver } from './resolve.ts';

/** A branch taken when a value passes its test. */
export interface LinkedCondition {
  /** How the trace names the exit: `= 1`, `> 60`. */
  readonly exit: string;
  readonly test: Test;
  readonly target: LinkedStep | null;
}

/** A step with its targets resolved to steps and its parameters prepared. */
export interface LinkedStep {
  readonly name: string;
  readonly type: string;
  /** What the engine needs of the definition; `enter` is absent where the action cannot be played. */
  readonly enter: ActionDefinition['enter'];
  readonly answer: ActionDefinition['answer'];
  readonly channels: ActionDefinition['channels'];
  readonly outside: boolean;
  readonly participant: boolean;
  /** Whether the parameters are of the kind that the action reads. */
  readonly wellFormed: boolean;
  readonly parameters: JsonObject;
  /** Absent where no parameter holds a reference. */
  readonly resolver: Resolver | undefined;
  readonly conditions: readonly LinkedCondition[];
  readonly errors: ReadonlyMap<string, LinkedStep | null>;
  /** `null` where the step has no next action, or one that the flow does not have. */
  readonly next: LinkedStep | null;
}

export interface LinkedFlow {
  readonly name: string;
  readonly type: FlowType | undefined;
  readonly start: LinkedStep | null;
  readonly steps: ReadonlyMap<string, LinkedStep>;
}

/** Documents linked and ready to play. Made once by `link()`, then shared by any number of contacts. */
export interface Program {
  /** Changes when any of the documents does; a snapshot remembers the one it began with. */
  readonly hash: string;
  /** The documents that it was linked from. */
  readonly units: readonly Unit[];
  readonly start: LinkedFlow;
  readonly flows: ReadonlyMap<string, LinkedFlow>;
  /** Finds a flow or a module by any form in which a document names it. */
  find(value: string): LinkedFlow | undefined;
}
