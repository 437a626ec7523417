import type { Clock } from '../language/clock.ts';

/** How often something may be asked for. */
export interface Rate {
  /** Calls a second, in the long run. */
  readonly rate: number;
  /** Calls at once, after a quiet time. */
  readonly burst: number;
}

/**
 * A token bucket for each key. What it gives says whether a call of this key may go on, and counts it if so. A key that
 * was quiet until its bucket is full again is forgotten.
 *
 * @example
 * ```ts
 * const allowed = rateLimit({ rate: 50, burst: 100 }, systemClock);
 * if (!allowed(client)) return new Response(null, { status: 429 });
 * ```
 */
export function rateLimit({ rate, burst }: Rate, clock: Clock): (key: string) => boolean {
  // Whatever was not asked for since the buckets were turned out last is full by the next time.
  const untilFull = (burst / rate) * 1000;
  let turned = clock.now();
  let recent: Buckets = new Map();
  let older: Buckets = new Map();
  return (key) => {
    const now = clock.now();
    if (now - turned >= untilFull) {
      older = recent;
      recent = new Map();
      turned = now;
    }
    const { tokens, at } = recent.get(key) ?? older.get(key) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + (Math.max(0, now - at) / 1000) * rate);
    const allowed = filled >= 1;
    recent.set(key, { tokens: allowed ? filled - 1 : filled, at: now });
    return allowed;
  };
}

type Buckets = Map<string, { readonly tokens: number; readonly at: number }>;
