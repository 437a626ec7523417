import type { Clock } from '../language/clock.ts';

/** How often something may be asked for. */
export interface Rate {
  /** Calls a second, in the long run. */
  readonly rate: number;
  /** Calls at once, after a quiet time. */
  readonly burst: number;
}

/**
 * A token bucket for each key. What it gives says whether a call of this key may go on, and counts it if so.
 *
 * @example
 * ```ts
 * const allowed = rateLimit({ rate: 50, burst: 100 }, systemClock);
 * if (!allowed(client)) return new Response(null, { status: 429 });
 * ```
 */
export function rateLimit({ rate, burst }: Rate, clock: Clock): (key: string) => boolean {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (key) => {
    const now = clock.now();
    const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * rate);
    const allowed = filled >= 1;
    buckets.set(key, { tokens: allowed ? filled - 1 : filled, at: now });
    return allowed;
  };
}
