import { performance } from 'node:perf_hooks';

/** A moment to measure from: how long a run took is told, and nothing else depends on the real time. */
export function now(): number {
  return performance.now();
}

/** Milliseconds since a moment, in whole microseconds. */
export function millisecondsSince(moment: number): number {
  return Math.round((performance.now() - moment) * 1000) / 1000;
}
