import type { Clock } from '../language/clock.ts';

/** Waits for an instant of the clock. */
export async function sleepUntil(clock: Clock, instant: number): Promise<void> {
  const left = instant - clock.now();
  if (left > 0) await clock.sleep(left);
}
