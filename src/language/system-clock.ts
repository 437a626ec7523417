import type { Clock } from './clock.ts';

/** The time of the machine. */
export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
  deadline: (milliseconds: number) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(timedOut(milliseconds)), milliseconds);
    return {
      signal: controller.signal,
      at: Date.now() + milliseconds,
      clear: () => clearTimeout(timer),
    };
  },
});

/** What a deadline's signal is aborted with. */
export function timedOut(milliseconds: number): DOMException {
  return new DOMException(`There was no answer in ${milliseconds} ms.`, 'TimeoutError');
}
