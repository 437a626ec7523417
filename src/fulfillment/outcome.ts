import { notLetIn } from '../backends/backend-call.ts';
import type { Clock } from '../language/clock.ts';
import { untilAborted } from '../language/until-aborted.ts';
import type { Kept, Store } from '../store/store.ts';
import { type Ended, failed } from './attempt.ts';
import {
  answerIn,
  endedAs,
  keyOf,
  lastCallOf,
  lastCallsIn,
  type OutcomeRecord,
  placeOf,
  recordsIn,
  runningAs,
  type Work,
} from './outcome-record.ts';
import type { ToolResult } from './tool-call.ts';

/** What a call is answered with. */
export interface Answered {
  readonly result: ToolResult;
  /** It is what an earlier call came to. */
  readonly repeated?: true;
  /** What went wrong beside it. For the log. */
  readonly error?: unknown;
}

/** A call of a tool that writes, and how to run it. */
export interface WorkToDo extends Work {
  /** Aborted at the deadline, or earlier. */
  readonly signal: AbortSignal;
  run(): Promise<Ended>;
  /** Told how a run ended that went on after the deadline. */
  onLate(ended: Ended): void;
}

/** Milliseconds between two looks at somebody else's run: it grows from the first to the second. */
const shortestPause = 50;
const longestPause = 400;

/**
 * Sees to it that a call of a tool that writes counts once, however often it arrives and at however many machines. The
 * promise: **one recorded outcome per contact, turn and tool, the same answer to every repeat, one effect where the
 * backend takes our key, and a listed unknown where it does not.**
 *
 * - The first call runs, and holds a lease until two seconds after its deadline. A repeat waits for its result; at its
 *   own deadline it is told `in_progress`, which is not recorded. A lease that has run out is taken over: with the same
 *   key where the backend takes it, and else the outcome is `unknown` from then on.
 * - In a channel without turns, the same call within 60 seconds is a repeat, as long as nothing else was written in the
 *   contact since. Where its outcome may pass, as `throttled`
 *   does, the repeat tries again. So does the repeat of a turn whose caller had gone before the answer.
 * - A tool that is not keyed and has not ended by its deadline is `unknown`. One that is keyed is told as `upstream`,
 *   and what it comes to later is recorded.
 * - Where the store fails before the run, nothing is run, and the call is told `upstream`. Where it fails after it, the
 *   caller hears the result all the same.
 */
export function outcomesIn(store: Store, clock: Clock): (work: WorkToDo) => Promise<Answered> {
  const records = recordsIn(store);
  const lastCalls = lastCallsIn(store);

  return async (work) => {
    let claim: Kept<OutcomeRecord> | Answered;
    try {
      claim = await claimed(work);
    } catch (error) {
      return { result: failed(work.tool, 'upstream'), error };
    }
    if ('result' in claim) return claim;
    const mine = claim;
    const end = await work.run();
    if (end.late === undefined) return settled(work, mine, end);
    void end.late.then((late) => {
      work.onLate(late);
      return work.tool.keyed ? settled(work, mine, late) : undefined;
    });
    return work.tool.keyed ? { result: end.result, error: end.error } : settled(work, mine, end);
  };

  /** Takes the work on, or says what to answer instead. */
  async function claimed(work: WorkToDo): Promise<Kept<OutcomeRecord> | Answered> {
    const { tool, signal, deadline, digest } = work;
    const key = keyOf(work);
    let pause = shortestPause;
    let waits = false;
    try {
      // Most calls are the first of their kind, so nothing is read before something is written.
      for (let kept: Kept<OutcomeRecord> | undefined; ; kept = await untilAborted(signal, records.get(key))) {
        const now = clock.now();
        const record = kept?.value;
        if (record !== undefined && record.digest !== digest) return { result: failed(tool, 'key_reused') };
        const answer = record && answerIn(record, work, now);
        if (answer !== undefined && !(await isOvertaken(work, key))) return repeated(answer);
        if (record?.standing === 'running' && now < record.lease) {
          if (now >= deadline.at) return { result: failed(tool, 'in_progress') };
          waits = true;
          await clock.sleep(Math.min(pause, record.lease - now, deadline.at - now), signal);
          pause = Math.min(longestPause, pause * 1.5);
          continue;
        }
        const lost = record?.standing === 'running' && !tool.keyed;
        const next = lost ? endedAs(record, work, lostRun) : runningAs(work, now, record);
        const place = placeOf(next, work);
        const put = kept ? records.replace(key, kept.version, next, place) : records.insert(key, next, place);
        const own = await untilAborted(signal, put);
        if (own && !lost) {
          await noteLast(work, key);
          return { key, version: (kept?.version ?? 0) + 1, value: next };
        }
      }
    } catch (error) {
      if (waits && signal.aborted) return { result: failed(tool, 'in_progress') };
      throw error;
    }
  }

  /**
   * Says whether something else was written in the contact since a call without a turn ended. It is then asked of the
   * backend again, which takes our key: cancelling, booking anew and cancelling again in the same words are two
   * cancellations.
   */
  async function isOvertaken(work: WorkToDo, key: string): Promise<boolean> {
    if (work.turn !== undefined || !work.tool.keyed) return false;
    const last = await untilAborted(work.signal, lastCalls.get(lastCallOf(work, clock.now()).key));
    return last !== undefined && last.value.key !== key;
  }

  /** Where two begin at once, either may be the last: both were overtaken for all that came before. */
  async function noteLast(work: WorkToDo, key: string): Promise<void> {
    if (work.turn !== undefined) return;
    const { key: of, place } = lastCallOf(work, clock.now());
    const noted = async () => {
      const kept = await lastCalls.get(of);
      if (kept === undefined) await lastCalls.insert(of, { key }, place);
      else await lastCalls.replace(of, kept.version, { key }, place);
    };
    await untilAborted(work.signal, noted()).catch((error: unknown) => {
      // The work is worth more than the note, as long as somebody waits for it.
      if (work.signal.aborted) throw error;
    });
  }

  /** Writes down how a run ended, and says what to answer: what somebody else has recorded, where they were faster. */
  async function settled(work: WorkToDo, mine: Kept<OutcomeRecord>, ended: Ended): Promise<Answered> {
    // Whoever is not let in this time hears nothing of the run before.
    const hidden = mine.value.unclear === true && notLetIn.has(ended.result.outcome);
    const end = hidden ? { ...ended, result: failed(work.tool, 'upstream'), doubtful: true } : ended;
    const next = endedAs(mine.value, work, end);
    const result = 'answer' in next ? (JSON.parse(next.answer) as ToolResult) : end.result;
    const own = end.error === undefined ? { result } : { result, error: end.error };
    const record = async (): Promise<Answered> => {
      if (await records.replace(mine.key, mine.version, next, placeOf(next, work))) return own;
      const kept = await records.get(mine.key);
      return kept !== undefined && 'answer' in kept.value ? repeated(kept.value.answer) : own;
    };
    try {
      return await untilAborted(work.signal, record());
    } catch (error) {
      return { error, ...own };
    }
  }
}

/** A run that its machine did not live to end. */
const lostRun: Ended = { result: { outcome: 'upstream', message: '' }, doubtful: true };

function repeated(answer: string): Answered {
  return { result: JSON.parse(answer) as ToolResult, repeated: true };
}
