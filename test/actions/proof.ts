import type { FlowType, JsonObject, Transitions } from '../../src/language/document.ts';
import type { World } from '../../src/simulate/world.ts';

/** An action as a proof writes it: what it must have by the facts is there, and every exit leads to what follows. */
export interface Written {
  readonly Type?: string;
  /** In place of `Type` and `Parameters`: words that the contact hears. */
  readonly say?: string;
  readonly Identifier?: string;
  readonly Parameters?: JsonObject;
  /** In place of everything that follows here. */
  readonly Transitions?: Transitions;
  /** @default the step that follows */
  readonly next?: string;
  /** By name; as a list, all lead to the step that follows. @default those that the facts require */
  readonly errors?: readonly string[] | { readonly [error: string]: string };
  /** Operands of `Equals`, or an operator and its operands. @default all operands of the facts, where required */
  readonly when?: readonly (string | readonly string[])[] | { readonly [operand: string]: string };
  /** How often it stands there. @default 1 */
  readonly times?: number;
}

/** A small flow around one action, and what becomes of a contact in it. */
export interface Case {
  /** What is different in the action under test: a JSON merge patch. Its `Identifier` is `it`. */
  readonly step?: JsonObject;
  readonly before?: readonly Written[];
  readonly after?: readonly Written[];
  /** @default 'CONTACT_FLOW' */
  readonly type?: FlowType | 'unknown';
  /** Other flows and modules, by name. */
  readonly others?: { readonly [name: string]: Other };
  /** What is different in the document: a JSON merge patch. */
  readonly document?: JsonObject;
  readonly contract?: JsonObject;
  /** @default 'under test' */
  readonly name?: string;
  /** What check finds in a case that breaks a rule: `error wrong_value Parameters.Text`. */
  readonly issues?: readonly string[];

  readonly channel?: 'VOICE' | 'CHAT' | 'TASK' | 'EMAIL';
  readonly from?: string | null;
  readonly attributes?: { readonly [name: string]: string };
  readonly values?: JsonObject;
  readonly seed?: number;
  readonly world?: World;
  /** What the caller does: `press 1`, `press 1 at 200`, `say hello`, `silence`, `silence 5000`, `hang up`. */
  readonly does?: readonly string[];
  readonly expect?: Expected;
}

interface Other {
  readonly type?: FlowType;
  readonly steps: readonly Written[];
  readonly contract?: JsonObject;
}

/** What is held against the contact. Texts are contained in what was heard, entries in the log. */
export interface Expected {
  /** The exits by which the contact left the action under test. */
  readonly exits?: readonly string[];
  readonly passed?: readonly string[];
  readonly heard?: readonly string[];
  readonly notHeard?: readonly string[];
  readonly attributes?: { readonly [name: string]: string };
  readonly settings?: JsonObject;
  readonly entries?: readonly JsonObject[];
  readonly notEntries?: readonly JsonObject[];
  readonly asks?: JsonObject;
  readonly ended?: string;
  readonly waitsFor?: string;
  readonly throws?: string;
  /** Milliseconds since the contact began. */
  readonly at?: number;
}

/** How a rule in prose is proved: by documents, by contacts, or not at all, with the reason. */
export type Proof = { readonly rule: string } & (
  | { readonly told: string }
  | {
      readonly case?: Case;
      readonly keeps: Case | readonly Case[];
      readonly breaks: Case | readonly Case[];
    }
);

/** The proofs of one topic. */
export interface Proofs {
  /** The action under test. */
  readonly step?: JsonObject;
  readonly case?: Case;
  readonly proofs: readonly Proof[];
}
