import type { Clock } from '../../src/language/clock.ts';
import type { TrunklineError } from '../../src/language/error.ts';
import type { Collection, Store } from '../../src/store/store.ts';
import { storeFailure } from '../../src/store/store-failure.ts';

/** How a call through a port goes wrong. */
export const failureKinds = [
  /** An error, and nothing was done. */
  'refused',
  /** The same error, and all was done. */
  'lost',
  /** No answer, and nothing was done. */
  'hang',
  /** The program ends before the call: neither this one nor any later one is done or answered. */
  'kill',
] as const;
export type FailureKind = (typeof failureKinds)[number];

/** Which call fails, and how. */
export interface FailurePlan {
  readonly kind: FailureKind;
  /** From 1. With 0, all of them are counted and none fails. */
  readonly at: number;
  /** Every call from that one on fails. Without it, that one alone; whoever is killed stays it. */
  readonly lasting?: boolean;
  /** A virtual clock: whoever waits for a call that hangs is woken by a deadline. */
  readonly clock: Clock;
}

/** Counts calls, and lets one fail. Shared by all ports of a program, it counts across them. */
export interface Failures {
  calls(): number;
  /** Calls that have failed. */
  failed(): number;
  /**
   * Resolved when the program is killed. Nothing throws then, as nothing would run that could catch it: wait for this
   * beside the work, and go on with a new program on the same store.
   */
  readonly killed: Promise<void>;
  /** One call through a port. `reads` is there where it changes nothing. */
  call<Result>(effect: () => Promise<Result>, reads?: 'reads'): Promise<Result>;
}

/**
 * @example
 * const plan = failures({ kind: 'lost', at: 3, clock });
 * const run = book(failing(store, plan));
 * await Promise.race([run, plan.killed]);
 */
export function failures({ kind, at, lasting = kind === 'kill', clock }: FailurePlan): Failures {
  let calls = 0;
  let failed = 0;
  const end = new AbortController();
  const ways: { readonly [Kind in FailureKind]: (effect: () => Promise<unknown>) => Promise<never> } = {
    refused: async () => {
      throw failure();
    },
    lost: async (effect) => {
      await effect();
      throw failure();
    },
    hang: () => clock.sleep(Number.POSITIVE_INFINITY) as Promise<never>,
    kill: () => {
      end.abort();
      return new Promise(() => undefined);
    },
  };
  return {
    calls: () => calls,
    failed: () => failed,
    killed: new Promise((resolve) => end.signal.addEventListener('abort', () => resolve())),
    call: async (effect) => {
      calls++;
      const fails = at > 0 && (lasting ? calls >= at : calls === at);
      if (!fails) return effect();
      failed++;
      return ways[kind](effect);
    },
  };
}

/** A store of which a call fails. Opening collections and closing are no calls. */
export function failing(store: Store, { call }: Pick<Failures, 'call'>): Store {
  return {
    collection: <Value>(name: string): Collection<Value> => {
      const real = store.collection<Value>(name);
      return {
        get: (key) => call(() => real.get(key), 'reads'),
        insert: (key, value, placed) => call(() => real.insert(key, value, placed)),
        replace: (key, version, value, placed) => call(() => real.replace(key, version, value, placed)),
        remove: (key, version) => call(() => real.remove(key, version)),
        newest: (group, limit) => call(() => real.newest(group, limit), 'reads'),
      };
    },
    sweep: (now) => call(() => store.sweep(now)),
    close: () => store.close(),
  };
}

function failure(): TrunklineError {
  return storeFailure('The store', new Error('a planned failure'), 'Nobody knows what was done.');
}
