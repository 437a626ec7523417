import type { Clock } from './clock.ts';
import { timedOut } from './system-clock.ts';

/** A clock that only moves when everybody waits, or when it is told to. */
export interface VirtualClock extends Clock {
  /** Moves the time forward to an instant, and wakes whoever waits for it on the way. Never moves it back. */
  moveTo(instant: number): void;
}

interface Timer {
  readonly at: number;
  /** A sleeper is waited for, and so moves the clock; a deadline only passes. */
  readonly sleeps: boolean;
  readonly ring: () => void;
}

/**
 * A clock for tests and simulated calls. Nothing takes time but sleeping: when nothing is left to do and somebody
 * sleeps, the time jumps to the next end of a sleep or deadline. A deadline alone moves nothing.
 *
 * @param start Milliseconds since 1970.
 */
export function virtualClock(start = 0): VirtualClock {
  let now = start;
  let timers: readonly Timer[] = [];
  let waiting = false;

  const add = (timer: Timer) => {
    timers = [...timers, timer].sort((one, other) => one.at - other.at);
    if (timer.sleeps) wait();
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const moveTo = (instant: number) => {
    for (let next = timers[0]; next !== undefined && next.at <= instant; next = timers[0]) {
      timers = timers.slice(1);
      now = Math.max(now, next.at);
      next.ring();
    }
    now = Math.max(now, instant);
  };
  const someoneSleeps = () => timers.some(({ sleeps }) => sleeps);
  // Whatever is still under way gets its turns of the event loop first.
  const wait = (idle = 0) => {
    if (idle === 0 && waiting) return;
    waiting = true;
    setImmediate(() => {
      if (idle < 4) {
        wait(idle + 1);
        return;
      }
      waiting = false;
      const next = timers[0];
      // Somebody who sleeps for good is woken by a deadline, or never.
      if (next === undefined || next.at === Number.POSITIVE_INFINITY || !someoneSleeps()) return;
      moveTo(next.at);
      if (someoneSleeps()) wait();
    });
  };

  return {
    now: () => now,
    moveTo,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        const stop = () => {
          remove();
          reject(signal?.reason);
        };
        const remove = add({
          at: now + milliseconds,
          sleeps: true,
          ring: () => {
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        });
        signal?.addEventListener('abort', stop, { once: true });
      }),
    deadline: (milliseconds) => {
      const controller = new AbortController();
      const at = now + milliseconds;
      const clear = add({ at, sleeps: false, ring: () => controller.abort(timedOut(milliseconds)) });
      return { signal: controller.signal, at, clear };
    },
  };
}
