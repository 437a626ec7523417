import type { JsonObject } from '../language/document.ts';

/** A call of a tool, as a binding has read it from its event. */
export interface ToolCall {
  readonly tool: string;
  /** What the caller or the model supplied. */
  readonly input: unknown;
  readonly contactId: string;
  /** E.164, where the channel knows it. */
  readonly number?: string;
  readonly account?: string;
  /** Which call of which turn this is, where the channel has turns: `12/0`. It makes repeats certain. */
  readonly turn?: string;
  /** Milliseconds that the channel still waits; the tool's own deadline, where that is less. */
  readonly timeLeft?: number;
  /** Aborted when nobody waits any more. */
  readonly signal?: AbortSignal;
}

/** How a call ended. The same for every binding. */
export type ToolResult =
  | { readonly outcome: 'ok'; readonly output: JsonObject }
  | {
      /** A code of the tool's outcomes. */
      readonly outcome: string;
      /** What the caller may hear. */
      readonly message: string;
      /** The parameter that is missing or wrong. */
      readonly parameter?: string;
      /** What is wrong with it, to be read behind its name: `is missing.` For whoever wrote the call, never spoken. */
      readonly problem?: string;
    };
