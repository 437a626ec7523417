import type { JsonObject } from '../language/document.ts';

/** How much of a prompt was heard. Times are milliseconds since the contact began. */
export interface Played {
  /** The place of the effect in the turn's list. */
  readonly effect: number;
  readonly started: number;
  /** When it came to its end, or else when it was cut off. */
  readonly finished?: number;
  readonly interruptedAt?: number;
}

/** What came back for the question of a turn. */
export type AnswerBody =
  /** All prompts were heard. */
  | { readonly kind: 'played' }
  /**
   * Keys, without the terminator; ciphertext where the step encrypts. Where a phone number was asked for, `number`
   * is its E.164 form, or absent when it is none (`phoneNumber` tells).
   */
  | { readonly kind: 'keys'; readonly keys: string; readonly number?: string }
  /** Nothing came in time. */
  | { readonly kind: 'silence' }
  /** The bot ended with this intent. */
  | {
      readonly kind: 'intent';
      readonly intent: string;
      /** What the caller said or typed, for the trace. */
      readonly input: string;
      readonly slots?: { readonly [slot: string]: string };
      readonly sessionAttributes?: { readonly [key: string]: string };
      /** From 0 to 1. */
      readonly confidence?: number;
    }
  | { readonly kind: 'returned'; readonly result: unknown }
  /** What a service of Amazon Connect gave back. */
  | { readonly kind: 'served'; readonly result: unknown }
  /**
   * The question could not be answered. `input` is what the caller said, where a bot failed at it; `result` is what
   * a service did in spite of the error, such as a case that was made and not linked.
   */
  | { readonly kind: 'failed'; readonly error: string; readonly input?: string; readonly result?: unknown }
  | { readonly kind: 'hours'; readonly open: boolean }
  | { readonly kind: 'metrics'; readonly metrics: QueueMetrics }
  | { readonly kind: 'queued' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'dialed'; readonly status: DialStatus }
  | { readonly kind: 'scheduled' }
  | { readonly kind: 'waited' }
  | { readonly kind: 'happened'; readonly event: string };

/** How a call to a third party ended. */
export type DialStatus = 'completed' | 'busy' | 'no-answer' | 'failed';

/** What is known of a queue. Ages are in seconds. */
export interface QueueMetrics {
  readonly staffed: number;
  readonly available: number;
  readonly online: number;
  readonly waiting: number;
  readonly oldest: number;
  /** Further values for `$.Metrics`, as they are. */
  readonly more?: JsonObject;
}

/** An answer to the question of a turn. */
export type Answer = AnswerBody & {
  readonly turn: number;
  /** Milliseconds since the contact began. */
  readonly at: number;
  readonly played?: readonly Played[];
  /** Keys pressed while prompts played that no key stops. */
  readonly typedAhead?: string;
};

/** Something that happened by itself. Its `id` makes a second delivery harmless. */
export type Notice = {
  readonly id: string;
  readonly at: number;
  readonly played?: readonly Played[];
} & (
  | { readonly kind: 'hangup'; readonly by: 'customer' | 'agent' | 'network' }
  | { readonly kind: 'agent-answered'; readonly agent: string }
  | { readonly kind: 'queue-position'; readonly position: number }
  | { readonly kind: 'dial-status'; readonly status: string }
  | { readonly kind: 'timer'; readonly name: string }
);

/** What a host tells the engine. */
export type Event = Answer | Notice;
