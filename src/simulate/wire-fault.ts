import type { Fetch } from '../backends/http-call.ts';
import type { Clock } from '../language/clock.ts';

/** How the wire to a backend breaks. */
export const wireFailures = ['refused', '429', '500', 'hang', 'lost'] as const;

/**
 * Something wrong between the tools and a backend. `refused`, `429` and `500` come before the backend has done
 * anything; `hang` never answers; `lost` is an answer that gets lost after the backend has done its work.
 */
export interface WireFault {
  /** Part of `POST /tickets`, as the request goes out; every request without it. */
  readonly when?: string;
  /** Without it, the request passes. */
  readonly fails?: (typeof wireFailures)[number];
  /** Milliseconds that the request takes before anything else. */
  readonly after?: number;
  /** How many requests it befalls. Without it, all. */
  readonly times?: number;
}

/**
 * Breaks the wire to a backend: each request meets the first fault that is for it and not used up.
 *
 * @param used How many requests each fault has met.
 */
export function faulty(
  fetch: Fetch,
  faults: readonly WireFault[],
  clock: Clock,
  used = new Map<WireFault, number>(),
): Fetch {
  return async (request) => {
    const line = `${request.method} ${new URL(request.url).pathname}`;
    const fault = faults.find(
      (one) =>
        line.includes(one.when ?? '') && (used.get(one) ?? 0) < (one.times ?? Number.POSITIVE_INFINITY),
    );
    if (fault === undefined) return fetch(request);
    used.set(fault, (used.get(fault) ?? 0) + 1);
    if (fault.after !== undefined) await clock.sleep(fault.after, request.signal);
    switch (fault.fails) {
      case 'refused':
        throw new TypeError('connection refused');
      case '429':
        return Response.json({ message: 'Too Many Requests' }, { status: 429 });
      case '500':
        return Response.json({ error: 'Internal server error' }, { status: 500 });
      case 'hang':
        await clock.sleep(Number.POSITIVE_INFINITY, request.signal);
        throw new TypeError('connection closed');
      case 'lost':
        await fetch(request);
        throw new TypeError('connection reset');
      default:
        return fetch(request);
    }
  };
}
