import type { Clock, Deadline } from '../language/clock.ts';
import { digestOf } from '../language/digest.ts';
import type { Placed, Store } from '../store/store.ts';
import { type Ended, failed } from './attempt.ts';
import { passing } from './outcome-code.ts';
import type { Tool } from './tool.ts';

/** One call of a tool that writes. */
export interface Work {
  readonly tool: Pick<Tool, 'name' | 'keyed' | 'outcomes'>;
  readonly contactId: string;
  /** Which call of which turn this is, where the channel has turns. */
  readonly turn?: string | undefined;
  /** Stands for contact, caller, tool and input. */
  readonly digest: string;
  readonly deadline: Pick<Deadline, 'at'>;
  /** Aborted when whoever called has gone, and so hears no answer. */
  readonly gone?: AbortSignal | undefined;
}

/** What the store holds of one call. */
export type OutcomeRecord = {
  readonly contactId: string;
  readonly tool: string;
  readonly digest: string;
  /** When it began, in milliseconds since 1970. */
  readonly began: number;
  /** A run before this one may have done the work, and nobody knows. */
  readonly unclear?: true;
} & (
  | {
      readonly standing: 'running';
      /** Until when nobody else runs it. */
      readonly lease: number;
    }
  | {
      /** It came to nothing, and the next call may do it. */
      readonly standing: 'open';
    }
  | {
      readonly standing: 'ended' | 'unknown';
      /** The result as JSON text, so that every repeat gets the same bytes. */
      readonly answer: string;
    }
);

/** A call of which nobody knows whether it did its work. */
export interface UnknownOutcome {
  readonly contactId: string;
  readonly tool: string;
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
}

/** How long a call without a turn is taken for a repeat. */
const repeatWindow = 60_000;
/** What a lease leaves beyond the deadline, for clocks that differ and answers on their way. */
const leaseMargin = 2_000;
const turnKept = 24 * 3_600_000;
const unsettledKept = 90 * 24 * 3_600_000;

/** The group of those whose end is not known yet, or never will be. */
const unsettled = 'unsettled';

/** The call that began last in a contact, of those without a turn. */
export interface LastCall {
  readonly key: string;
}

/** Where the last calls are recorded. */
export function lastCallsIn(store: Store) {
  return store.collection<LastCall>('last-calls');
}

/** Where the last call of a contact stands in the store, and how long. */
export function lastCallOf(
  { contactId }: Work,
  now: number,
): { readonly key: string; readonly place: Placed } {
  return { key: digestOf(contactId, 'last'), place: { expires: now + repeatWindow } };
}

/** Where outcomes are recorded. */
export function recordsIn(store: Store) {
  return store.collection<OutcomeRecord>('outcomes');
}

/** What a repeat has in common with the first call. */
export function keyOf({ contactId, turn, digest }: Work): string {
  return turn === undefined ? digestOf(contactId, 'same', digest) : digestOf(contactId, 'turn', turn);
}

/** The record of somebody who runs it, after what another run has left. */
export function runningAs(
  { tool, contactId, digest, deadline }: Work,
  now: number,
  before?: OutcomeRecord,
): OutcomeRecord {
  const lease = deadline.at + leaseMargin;
  const unclear = before?.standing === 'running' || (before?.standing === 'open' && before.unclear === true);
  const common = { contactId, tool: tool.name, digest, began: now, ...(unclear && { unclear }) };
  return { ...common, standing: 'running', lease };
}

/**
 * The record once a run has ended. An outcome that may pass stays open where there is no turn, and where nobody has
 * heard it: the next call tries again.
 */
export function endedAs(
  record: OutcomeRecord,
  { tool, turn, gone }: Work,
  { result, doubtful }: Ended,
): OutcomeRecord {
  const { contactId, tool: name, digest, began } = record;
  const common = { contactId, tool: name, digest, began };
  if (doubtful && !tool.keyed)
    return { ...common, standing: 'unknown', answer: JSON.stringify(failed(tool, 'unknown')) };
  const heard = turn !== undefined && gone?.aborted !== true;
  if (!heard && passing.has(result.outcome)) {
    const unclear = doubtful || record.unclear === true;
    return { ...common, ...(unclear && { unclear }), standing: 'open' };
  }
  return { ...common, standing: 'ended', answer: JSON.stringify(result) };
}

/** What a repeat is answered with; nothing where there is no answer yet, or it is no longer taken for a repeat. */
export function answerIn(record: OutcomeRecord, { turn }: Work, now: number): string | undefined {
  if (record.standing === 'unknown') return record.answer;
  if (record.standing !== 'ended') return undefined;
  return turn === undefined && now >= record.began + repeatWindow ? undefined : record.answer;
}

/** Where a record stands in the store, and how long. */
export function placeOf({ standing, began }: OutcomeRecord, { tool, turn }: Work): Placed {
  const listed = standing === 'unknown' || (standing === 'running' && !tool.keyed);
  if (listed)
    return { group: unsettled, order: new Date(began).toISOString(), expires: began + unsettledKept };
  return { expires: began + (turn === undefined ? repeatWindow : turnKept) };
}

/**
 * The calls of which nobody knows whether they did their work, newest first: those whose outcome is `unknown`, and
 * those that were begun and never ended. What was said in them is not told. They are kept for 90 days.
 *
 * @param limit How many are looked through at the most, those among them that are still under way.
 */
export async function unknownOutcomes(
  store: Store,
  clock: Pick<Clock, 'now'>,
  limit = 100,
): Promise<readonly UnknownOutcome[]> {
  const kept = await recordsIn(store).newest(unsettled, limit);
  const now = clock.now();
  return kept
    .map(({ value }) => value)
    .filter((record) => record.standing !== 'running' || record.lease <= now)
    .map(({ contactId, tool, began }) => ({ contactId, tool, at: began }));
}
