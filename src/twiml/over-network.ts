import type { Clock } from '../language/clock.ts';
import type { VirtualClock } from '../language/virtual-clock.ts';
import { longestWait } from './tables/limits.ts';

/**
 * Fetches, and lets as much time pass on the clock of the call as that took on the other.
 *
 * @param grain Milliseconds of which whole ones pass: what takes less takes none, and the times of a call stay the same.
 */
export function overNetwork(
  clock: VirtualClock,
  wall: Clock,
  grain = 1,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const begun = wall.now();
    const limit = wall.deadline(longestWait);
    try {
      const response = await fetch(request, { signal: AbortSignal.any([request.signal, limit.signal]) });
      return new Response(await response.text(), response);
    } finally {
      limit.clear();
      const taken = wall.now() - begun;
      clock.moveTo(clock.now() + taken - (taken % grain));
    }
  };
}
