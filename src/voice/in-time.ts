import type { Clock } from '../language/clock.ts';
import { untilAborted } from '../language/until-aborted.ts';

/** Waits for work so many milliseconds, and then rejects with a `TimeoutError`, whatever becomes of the work. */
export async function inTime<Value>(
  clock: Clock,
  milliseconds: number,
  work: Promise<Value>,
): Promise<Value> {
  const deadline = clock.deadline(milliseconds);
  try {
    return await untilAborted(deadline.signal, work);
  } finally {
    deadline.clear();
  }
}
