import type { Clock } from '../language/clock.ts';
import { untilAborted } from '../language/until-aborted.ts';
import { inTime } from './in-time.ts';

/** How work ended: what it gave, or that it took too long. Times are in milliseconds since 1970. */
export type Done<Result> =
  | { readonly result: Result; readonly began: number; readonly at: number }
  | { readonly late: true; readonly began: number; readonly at: number };

/** Work for somebody who waits. */
export interface Work<Result> {
  /** The same for everybody who waits for this work. */
  readonly name: string;
  /** How long it may take, in milliseconds. */
  readonly allowed: number;
  /** Does it. Never rejects. */
  do(signal: AbortSignal): Promise<Result>;
}

/** Work that is waited for with some patience, and goes on when that ends. */
export interface WorkUnderWay<Result> {
  /**
   * Begins work, or joins it where it is under way.
   *
   * @param until How long to wait, in milliseconds since 1970. The work begins even where that is over.
   * @returns Nothing where it is still under way then.
   */
  wait(work: Work<Result>, until: number): Promise<Done<Result> | undefined>;
  /** Nobody will ask for this work again. */
  forget(name: string): void;
  /**
   * Waits until nothing is being done any more, for whomever.
   *
   * @param until How long to wait, in milliseconds since 1970.
   * @returns The names of what is still under way then.
   */
  settled(until: number): Promise<readonly string[]>;
}

/** Milliseconds that a result is kept for somebody who asks for it after its limit. */
const keptFor = 60_000;

/** The work of this server. */
export function workUnderWay<Result>(clock: Clock): WorkUnderWay<Result> {
  const underWay = new Map<string, { readonly done: Promise<Done<Result>>; readonly limit: number }>();
  /** What is being done, past its limit too: it may be writing down how it ended. */
  const acting = new Map<Promise<Result>, string>();

  function begin(work: Work<Result>): Promise<Done<Result>> {
    const { name, allowed } = work;
    const began = clock.now();
    for (const [old, { limit: ended }] of underWay) {
      if (ended + keptFor >= began) break;
      underWay.delete(old);
    }
    const deadline = clock.deadline(allowed);
    const act = work.do(deadline.signal);
    acting.set(act, name);
    const ended = () => acting.delete(act);
    act.then(ended, ended);
    const done = untilAborted(deadline.signal, act).then(
      (result) => ({ result, began, at: clock.now() }),
      (): Done<Result> => ({ late: true, began, at: clock.now() }),
    );
    void done.then(() => deadline.clear());
    underWay.set(name, { done, limit: began + allowed });
    return done;
  }

  return {
    async wait(work, until) {
      const done = underWay.get(work.name)?.done ?? begin(work);
      const patience = until - clock.now();
      if (patience <= 0) return undefined;
      if (until === Number.POSITIVE_INFINITY) return done;
      const deadline = clock.deadline(patience);
      try {
        return await untilAborted(deadline.signal, done);
      } catch {
        return undefined;
      } finally {
        deadline.clear();
      }
    },
    forget: (name) => {
      underWay.delete(name);
    },
    async settled(until) {
      while (acting.size > 0) {
        const patience = until - clock.now();
        if (patience <= 0) break;
        await inTime(clock, patience, Promise.all(acting.keys())).catch(() => {});
      }
      return [...acting.values()];
    },
  };
}
