import type { Entry } from '../action/entry.ts';
import type { DialStatus } from '../action/event.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/** A call that comes in. */
export interface Arrival {
  /** The id of the call, as the carrier gives it. */
  readonly call: string;
  /** The caller's number in E.164 form; absent where it is hidden. */
  readonly from?: string;
  /** The number that was called. */
  readonly to?: string;
}

/** What came from the caller's line for the open turn. */
export type LineAnswer =
  /** Keys without the one that ended them; `ended` where one did. */
  | { readonly kind: 'keys'; readonly keys: string; readonly ended: boolean }
  /** From 0 to 1. */
  | { readonly kind: 'speech'; readonly text: string; readonly confidence?: number }
  | { readonly kind: 'silence' }
  /** All that was said has been heard, or the time to wait is over. */
  | { readonly kind: 'heard' }
  /** The caller is in the queue now and hears what is played there. */
  | { readonly kind: 'queued' }
  /** The queue did not take the caller. */
  | { readonly kind: 'refused'; readonly error: 'QueueAtCapacity' | 'failed' }
  | { readonly kind: 'dialed'; readonly status: DialStatus };

/** What happened by itself. `id` is the same when it is told again. */
export type LineNotice = { readonly id: string } & (
  | { readonly kind: 'hangup'; readonly by: 'customer' | 'agent' | 'network' }
  | { readonly kind: 'agent-answered'; readonly agent: string }
  /** The caller has left the queue without an agent, since the flow said so. */
  | { readonly kind: 'left-queue' }
);

/** What the line is told to do. */
export interface LineReply {
  /** The document; the same bytes for every delivery of one request. */
  readonly document: string;
  /** The request had been taken before. */
  readonly repeated: boolean;
}

/**
 * The port that a carrier is connected to: a call arrives, an answer arrives, something happened. Every method can be
 * called again, at the same time, late, and on another server that shares the store.
 */
export interface VoiceCalls {
  arrives(arrival: Arrival): Promise<LineReply>;
  /** Nothing where there is no such call, or it has not come to that turn. */
  answers(call: string, turn: number, answer: LineAnswer): Promise<LineReply | undefined>;
  /** Nothing where there is no such call. */
  happens(call: string, notice: LineNotice): Promise<LineReply | undefined>;
  /** What the call was told last; nothing where there is no such call. */
  last(call: string): Promise<LineReply | undefined>;
  /** The turn that a call waits for, or that is being driven; nothing where there is no such call. */
  turnOf(call: string): Promise<number | 'over' | undefined>;
}

/** Told what happened in a contact, once a turn, when it has been recorded. */
export type Watch = (snapshot: Snapshot, entries: readonly Entry[]) => void;
