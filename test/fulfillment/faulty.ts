import { outcome } from '../../src/fulfillment/outcome-code.ts';
import type { Collection, Store } from '../../src/store/store.ts';

/** What can happen to a call through a port. */
export const faultKinds = ['refused', 'throttled', 'lost', 'hangs', 'hangs after', 'killed'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** The n-th call through the ports of a machine fails, once or from then on. */
export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
  readonly lasting: boolean;
}

/** The ports of one machine, whose calls are counted together. */
export interface Ports {
  /** Carries out a call, or what the fault makes of it. */
  through<Result>(port: string, work: () => Promise<Result>): Promise<Result>;
  /** Where faults have fired: `insert: lost`. */
  readonly fired: ReadonlySet<string>;
}

export function portsWith(fault?: Fault): Ports {
  const fired = new Set<string>();
  let calls = 0;
  return {
    fired,
    async through(port, work) {
      calls++;
      const due =
        fault !== undefined &&
        (calls === fault.at || (calls > fault.at && (fault.lasting || fault.kind === 'killed')));
      if (!due) return work();
      fired.add(`${port}: ${fault.kind}`);
      if (fault.kind === 'lost' || fault.kind === 'hangs after') await work();
      if (fault.kind === 'throttled') throw outcome('throttled');
      if (fault.kind === 'refused' || fault.kind === 'lost') throw outcome('upstream');
      return new Promise(() => {});
    },
  };
}

/** A store that is reached through the ports of a machine. */
export function storeThrough({ through }: Pick<Ports, 'through'>, store: Store): Store {
  return {
    collection<Value>(name: string): Collection<Value> {
      const inner = store.collection<Value>(name);
      return {
        get: (...asked) => through('get', () => inner.get(...asked)),
        insert: (...asked) => through('insert', () => inner.insert(...asked)),
        replace: (...asked) => through('replace', () => inner.replace(...asked)),
        remove: (...asked) => through('remove', () => inner.remove(...asked)),
        newest: (...asked) => through('newest', () => inner.newest(...asked)),
      };
    },
    sweep: (now) => store.sweep(now),
    close: () => store.close(),
  };
}
