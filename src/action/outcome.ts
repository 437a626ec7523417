import type { Json, JsonObject } from '../language/document.ts';
import type { Settings, Values } from './contact.ts';
import type { Effect, Question } from './effect.ts';
import type { EntryBody } from './entry.ts';

/** What an action may do beside deciding where the contact goes. */
export interface Consequences {
  /** Done before anything that is asked. */
  readonly effects?: readonly Effect[];
  /** Values by namespace; each replaces its namespace whole. */
  readonly set?: Values;
  readonly change?: Partial<Settings>;
  /** What the step counts up to now. */
  readonly count?: number;
  readonly entries?: readonly EntryBody[];
}

/** The ways on. Exactly one of them is taken. */
interface Ways {
  /** Leaves by `next` or by an error type. */
  readonly exit: string;
  /** A value for the step's conditions: the first that is true is followed, else `NoMatchingCondition`. */
  readonly match: Json;
  /** Waits for the answer. */
  readonly ask: Question;
  /** Plays a module with this input, and comes back. */
  readonly call: string;
  /** Plays another flow from its start. */
  readonly go: string;
  /** The contact is in a queue; its queue flow takes over. */
  readonly wait: 'agent';
  /** Goes back to the step that called the module, with this result. */
  readonly return: string;
  /** Ends this flow, or the whole contact. */
  readonly end: 'flow' | 'contact';
}

type Way<Taken extends keyof Ways, More = unknown> = Pick<Ways, Taken> &
  More & { readonly [Name in Exclude<keyof Ways, Taken>]?: never };

/** How an action goes on. The engine writes place and time into the entries, so they are made afresh. */
export type Outcome = Consequences &
  (
    | Way<'exit'>
    | Way<'match'>
    | Way<'ask'>
    | Way<'call', { readonly input: JsonObject }>
    | Way<'go'>
    | Way<'wait'>
    | Way<'return', { readonly result: JsonObject }>
    | Way<'end', { readonly reason: string }>
  );

/** The way on. */
export const next: Outcome = Object.freeze({ exit: 'next' });

/** The way out by an error: the named one where the step has it, else `NoMatchingError`. */
export function fails(error = 'NoMatchingError', detail?: string): Outcome {
  return detail === undefined
    ? { exit: error }
    : { exit: error, entries: [{ type: 'failure', code: error, detail }] };
}
