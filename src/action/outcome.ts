import type { Json, JsonObject } from '../language/document.ts';
import type { ContactState, Values } from './contact.ts';
import type { Act, Question } from './effect.ts';
import type { EntryBody } from './entry.ts';

/** What an action may do beside deciding where the contact goes. */
export interface Consequences {
  /** Done before anything that is asked. */
  readonly effects?: readonly Act[];
  /** Values by namespace; each replaces its namespace whole. */
  readonly set?: Values;
  readonly change?: Partial<ContactState>;
  /** What the step counts up to now. */
  readonly count?: number;
  readonly entries?: readonly EntryBody[];
}

/** How an action goes on. */
export type Outcome = Consequences &
  (
    | { /** `next` or an error type. */ readonly exit: string }
    | { /** A value for the step's conditions; the first that is true is followed, else `NoMatchingCondition`. */ readonly match: Json }
    | { /** Waits for the answer. */ readonly ask: Question }
    | { /** Plays a module and comes back. */ readonly call: string; readonly input: JsonObject }
    | { /** Plays another flow from its start. */ readonly go: string }
    | { /** The contact is in a queue; its queue flow takes over. */ readonly wait: 'agent' }
    | { /** Goes back to the step that called the module. */ readonly return: string; readonly result: { readonly [key: string]: Json } }
    | { /** Ends this flow, or the whole contact. */ readonly end: 'flow' | 'contact'; readonly reason: string }
  );

/** The way on. */
export const next: Outcome = Object.freeze({ exit: 'next' });

/** The way out by an error: the named one where the step has it, else `NoMatchingError`. */
export function fails(error = 'NoMatchingError', detail?: string): Outcome {
  return detail === undefined
    ? { exit: error }
    : { exit: error, entries: [{ type: 'failure', code: error, detail }] };
}
