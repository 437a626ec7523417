/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object, such as the `Parameters` of an action. */
export type JsonObject = { readonly [key: string]: Json };

/** Where a value stands in a document: `['Actions', 3, 'Parameters', 'Text']`. */
export type JsonPath = readonly (string | number)[];

/**
 * What a flow is for, as the Connect API names it. `MODULE` stands for a flow module, which is a resource of
 * its own and no value of the API's flow type.
 *
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateContactFlow.html
 */
export type FlowType =
  | 'CONTACT_FLOW'
  | 'CUSTOMER_QUEUE'
  | 'CUSTOMER_HOLD'
  | 'CUSTOMER_WHISPER'
  | 'AGENT_HOLD'
  | 'AGENT_WHISPER'
  | 'OUTBOUND_WHISPER'
  | 'AGENT_TRANSFER'
  | 'QUEUE_TRANSFER'
  | 'CAMPAIGN'
  | 'MODULE';

/**
 * A flow or a flow module exactly as Amazon Connect stores it, in Flow language 2019-10-30.
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language.html
 */
export interface FlowDocument {
  readonly Version: string;
  /** The `Identifier` of the action that a contact meets first. */
  readonly StartAction: string;
  /** Layout and form state for the console; nothing in it changes what the flow does. */
  readonly Metadata?: Metadata;
  readonly Actions: readonly ActionDocument[];
  /** Present in the content of a module only. */
  readonly Settings?: JsonObject;
}

/** One action of a flow. Public flows leave out `Parameters` and `Transitions` where they would be empty. */
export interface ActionDocument {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters?: JsonObject;
  readonly Transitions?: Transitions;
}

/** Where an action leads. */
export interface Transitions {
  readonly NextAction?: string;
  readonly Errors?: readonly ErrorBranch[];
  /** Tested in order; the first that is true is followed. */
  readonly Conditions?: readonly ConditionBranch[];
}

export interface ErrorBranch {
  readonly NextAction: string;
  readonly ErrorType: string;
}

export interface ConditionBranch {
  readonly NextAction: string;
  readonly Condition: Condition;
}

export interface Condition {
  readonly Operator: string;
  readonly Operands?: readonly string[];
}

/** What the console keeps beside a flow. Lower camel case is what it reads; capitalised keys are ignored. */
export interface Metadata {
  readonly entryPointPosition?: Position;
  readonly ActionMetadata?: { readonly [identifier: string]: ActionMetadata };
  readonly [key: string]: unknown;
}

export interface ActionMetadata {
  readonly position?: Position;
  readonly isFriendlyName?: boolean;
  readonly parameters?: { readonly [name: string]: { readonly displayName?: string } & JsonObject };
  readonly [key: string]: unknown;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** The text that a document was read from, so that an issue can point at a line. */
export interface Source {
  readonly text: string;
  /** How to name the file to a person. */
  readonly file?: string;
}

/** A flow or a module with its name: what is checked, linked, drawn and played. */
export interface Unit {
  readonly name: string;
  /** Unknown for a document whose file does not say it. */
  readonly type?: FlowType;
  readonly document: FlowDocument;
  /**
   * The document with the names of its steps as identifiers. Absent where `document` has no others: only a source with
   * `identifiers` keeps both.
   */
  readonly named?: FlowDocument;
  /**
   * What a module takes and gives back: the `Settings` that `CreateContactFlowModule` takes beside its content.
   * Unknown for a document from a file.
   */
  readonly contract?: JsonObject;
  readonly source?: Source;
}
