import type { Platform } from '../../src/action/platform.ts';
import type { Bots } from '../../src/bot/bot.ts';
import type { Collection, Store } from '../../src/store/store.ts';
import type { Before } from './desk.ts';

/**
 * What happens at a point: the server is dead before what it does, or right after; or what it does fails, or has
 * happened and its answer is lost.
 */
export const faultKinds = ['killed before', 'killed after', 'refused', 'lost'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Everything that a server does outside itself, counted, and the one time at which it goes wrong. */
export interface Faulty {
  readonly before: Before;
  /** Resolved when the server is dead. */
  readonly dead: Promise<'dead'>;
  /** How much it did. */
  readonly count: number;
  /** Whether the fault has come. */
  readonly met: boolean;
}

/** What a dead server gets: nothing. */
function never(): Promise<never> {
  return new Promise(() => {});
}

/** @param at Counted from 1; 0 for a server that nothing happens to. */
export function faultyAt(at: number, kind: FaultKind): Faulty {
  let count = 0;
  const life = new AbortController();
  const dead = new Promise<'dead'>((resolve) => {
    life.signal.addEventListener('abort', () => resolve('dead'));
  });

  async function through<Result>(act: () => Promise<Result>): Promise<Result> {
    if (life.signal.aborted) return never();
    if (++count !== at) return act();
    if (kind === 'refused') throw new Error('refused');
    if (kind !== 'killed before') await act();
    if (kind === 'lost') throw new Error('lost');
    life.abort();
    return never();
  }

  const store = (own: Store): Store => ({
    ...own,
    collection: <Value>(name: string): Collection<Value> => {
      const records = own.collection<Value>(name);
      return {
        get: (key) => through(() => records.get(key)),
        insert: (key, value, placed) => through(() => records.insert(key, value, placed)),
        replace: (key, version, value, placed) => through(() => records.replace(key, version, value, placed)),
        remove: (key, version) => through(() => records.remove(key, version)),
        newest: (group, limit) => through(() => records.newest(group, limit)),
      };
    },
  });
  const platform = (own: Platform): Platform => ({
    invoke: (effect, asked) => through(() => own.invoke(effect, asked)),
    serve: (effect, asked) => through(() => own.serve(effect, asked)),
    hours: (effect, asked) => through(() => own.hours(effect, asked)),
    metrics: (effect, asked) => through(() => own.metrics(effect, asked)),
    callback: (effect, asked) => through(() => own.callback(effect, asked)),
  });
  const bots = (own: Bots): Bots => ({ hears: (said) => through(() => own.hears(said)) });

  return {
    before: { store, platform, bots },
    dead,
    get count() {
      return count;
    },
    get met() {
      return at !== 0 && count >= at;
    },
  };
}
