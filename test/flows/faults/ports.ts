import type { Fetch } from '../../../src/backends/http-call.ts';
import type { Clock } from '../../../src/language/clock.ts';
import { faulty, wireFailures } from '../../../src/simulate/wire-fault.ts';
import type { Store } from '../../../src/store/store.ts';
import { storeFailure } from '../../../src/store/store-failure.ts';
import { failing } from '../../store/failing.ts';

/**
 * How a call through a port goes wrong. `refused`, `429`, `500` and `hang` come before its effect; `lost` after it, and
 * so does `late`, which never answers. Where it is `killed`, the program that calls is dead before the call; `restarted`
 * is a Lambda whose end Connect takes for an error of the Lambda service, and so calls again, and `cut` one that ends
 * so after the effect. Of `lost429` and `cut429`, only the first call is lost or cut, and any later one is throttled.
 */
export type Kind =
  | (typeof wireFailures)[number]
  | 'late'
  | 'killed'
  | 'restarted'
  | 'cut'
  | 'lost429'
  | 'cut429';

const onWire: readonly Kind[] = [...wireFailures, 'late', 'killed', 'restarted', 'lost429', 'cut429'];
const onStore: readonly Kind[] = ['refused', 'hang', 'lost', 'late', 'killed'];

/** Where calls can go wrong, and how they can there. */
export const ports = {
  'Connect to Lambda': ['refused', '429', '500', 'hang', 'lost', 'late'],
  'wire to ITSM': onWire,
  'wire to scheduling': onWire,
  'store of outcomes': [...onStore, 'restarted'],
  'store of ITSM': onStore,
  'store of scheduling': onStore,
} as const satisfies { readonly [port: string]: readonly Kind[] };

export type Port = keyof typeof ports;

/** The call through a port that fails, counted from 1; where it lasts, each one from there on. */
export interface Fault {
  readonly port: Port;
  readonly kind: Kind;
  readonly at: number;
  readonly lasting: boolean;
}

/** Counts the calls through all ports of a round, and lets some of them fail. */
export interface Faults {
  /** How many calls have failed. */
  fired(): number;
  /** Nothing fails any more. */
  mend(): void;
  /** Counts a call, and tells how it fails; nothing where it does not. */
  meets(port: Port, reads?: 'reads'): Kind | undefined;
}

export function faultsOf(fault?: Fault): Faults {
  const calls = new Map<Port, number>();
  let fired = 0;
  let mended = false;
  return {
    fired: () => fired,
    mend: () => {
      mended = true;
    },
    meets(port, reads) {
      // What has no effect is not lost in another way than it is refused, or late in another than it hangs.
      if (reads !== undefined && (fault?.kind === 'lost' || fault?.kind === 'late')) return undefined;
      const count = (calls.get(port) ?? 0) + 1;
      calls.set(port, count);
      if (mended || fault?.port !== port || count < fault.at) return undefined;
      if (count > fault.at && !fault.lasting) return undefined;
      fired++;
      if (fault.kind === 'lost429') return count === fault.at ? 'lost' : '429';
      if (fault.kind === 'cut429') return count === fault.at ? 'cut' : '429';
      return fault.kind;
    },
  };
}

/** A program that runs until it is killed. Whatever it has begun goes no further then. */
export interface Program {
  /** Resolved when it is killed, with how. */
  readonly end: Promise<Kind>;
  isDead(): boolean;
  kill(kind: Kind): void;
}

export function program(): Program {
  const life = new AbortController();
  return {
    end: new Promise((resolve) => {
      life.signal.addEventListener('abort', () => resolve(life.signal.reason));
    }),
    isDead: () => life.signal.aborted,
    kill: (kind) => life.abort(kind),
  };
}

/** What a dead program gets: nothing. */
function nothing(): Promise<never> {
  return new Promise(() => undefined);
}

/** Which port a program calls through. */
interface Through {
  readonly port: Port;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly by: Program;
}

/** A wire through a port, on the side of the program that calls. */
export function wired(fetch: Fetch, { port, faults, clock, by }: Through): Fetch {
  return async (request) => {
    if (by.isDead()) return nothing();
    const kind = faults.meets(port);
    switch (kind) {
      case 'killed':
      case 'restarted':
        by.kill(kind);
        return nothing();
      case 'cut':
        await fetch(request);
        by.kill('restarted');
        return nothing();
      case 'late':
        await fetch(request);
        await clock.sleep(Number.POSITIVE_INFINITY, request.signal);
        return nothing();
      case undefined:
      case 'lost429':
      case 'cut429':
        return fetch(request);
      default:
        return faulty(fetch, [{ fails: kind }], clock)(request);
    }
  };
}

/** A store through a port, on the side of the program that calls. */
export function stored(store: Store, { port, faults, clock, by }: Through): Store {
  const never = () => clock.sleep(Number.POSITIVE_INFINITY) as Promise<never>;
  return failing(store, {
    call: async (effect, reads) => {
      if (by.isDead()) return nothing();
      const kind = faults.meets(port, reads);
      if (kind === 'killed' || kind === 'restarted') {
        by.kill(kind);
        return nothing();
      }
      if (kind === 'hang') return never();
      if (kind !== 'refused') {
        const answer = await effect();
        if (kind === undefined) return answer;
        if (kind === 'late') return never();
      }
      throw storeFailure('The store', new Error('a planned failure'), 'Nobody knows what was done.');
    },
  });
}
