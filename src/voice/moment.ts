import type { Prompt } from '../action/prompt.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/**
 * Where a call stands between two requests: plain JSON, all that another server needs to go on. Its open question is
 * the last effect of the snapshot; `answer` of the engine goes to it.
 */
export interface Moment {
  readonly snapshot: Snapshot;
  /**
   * What is said next, in order: prompts of turns that were answered without the caller, and then those of the open
   * turn that stand before its question. The prompt of the question itself is not among them.
   */
  readonly said: readonly Prompt[];
  /** Where the caller's line is: in the flow itself, or in a queue, which hears a document of its own. */
  readonly where: 'call' | 'queue';
  /** The keys of an entry that is not complete yet. Those of an encrypted entry are sealed. */
  readonly typed: string;
  /** What a bot asks before its question is answered; it takes the place of the question's prompt. */
  readonly asks: readonly Prompt[] | null;
  /** How often the caller was not understood in a row at this question. */
  readonly misheard: number;
  /** A function takes so long that the caller is told to wait, and the request is made again. */
  readonly held: boolean;
  /** Whether the line is recorded. */
  readonly recorded: boolean;
  /** When the document with this moment was sent, in milliseconds since the contact began. */
  readonly sentAt: number;
}

/** What the writer of documents needs to know beside the moment. */
export interface Leaf {
  /** The id of the call, as the carrier gives it. */
  readonly call: string;
  /** The number of the turn that the next request of the caller's line will name. */
  readonly turn: number;
}

/** Writes the document that a carrier carries out. Pure: the same moment gives the same bytes. */
export type Speak = (moment: Moment, leaf: Leaf) => string;
