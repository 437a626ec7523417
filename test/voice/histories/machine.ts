import type fc from 'fast-check';
import type { Platform } from '../../../src/action/platform.ts';
import type { VirtualClock } from '../../../src/language/virtual-clock.ts';
import type { Store } from '../../../src/store/store.ts';
import { type SharedVoiceCalls, voiceCalls } from '../../../src/voice/voice-calls.ts';
import { storeThrough } from '../../fulfillment/faulty.ts';
import { depotBots, depotPlatform, depotProgram, depotSealer } from '../depot.ts';
import { speakJson } from '../line.ts';

/** A mistake that is made on purpose, to see whether anybody finds it. */
export interface Mistake {
  readonly store?: (store: Store) => Store;
  readonly platform?: (platform: Platform) => Platform;
  readonly calls?: (calls: SharedVoiceCalls) => SharedVoiceCalls;
}

/** What the backend of the tools has written down. */
export interface Book {
  readonly lines: string[];
  readonly keys: Set<string>;
}

/** What all machines of a history share. */
export interface House {
  readonly scheduler: fc.Scheduler;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly book: Book;
  readonly mistake: Mistake;
  /** Somebody outside is asked: the kind of the question, and the turn or the words that name it. */
  readonly asked: (kind: string, name: string) => void;
}

/** A server whose every step outside comes when the schedule says so, and that may die at any of them. */
export interface Machine {
  readonly calls: SharedVoiceCalls;
  /** Resolved when it is dead. What it was doing never comes to anything. */
  readonly dead: Promise<'dead'>;
  /** It dies at a port, counted from now, before it does what it wants there or after. */
  dies(at: number, done: boolean): void;
}

/** What a dead server gets: nothing. */
function never(): Promise<never> {
  return new Promise(() => {});
}

export function startMachine(house: House): Machine {
  const { scheduler, clock, book, mistake, asked } = house;
  const life = new AbortController();
  const dead = new Promise<'dead'>((resolve) => {
    life.signal.addEventListener('abort', () => resolve('dead'));
  });
  let left = Number.POSITIVE_INFINITY;
  let diesDone = false;

  async function through<Result>(port: string, act: () => Promise<Result>): Promise<Result> {
    if (life.signal.aborted) return never();
    await scheduler.schedule(Promise.resolve(), port);
    if (life.signal.aborted) return never();
    if (--left > 0) return act();
    if (diesDone) await act();
    life.abort();
    return never();
  }

  const store = storeThrough({ through }, mistake.store?.(house.store) ?? house.store);
  const real = depotPlatform(store, clock, (line, key) =>
    through('book', async () => {
      if (key !== undefined && book.keys.has(key)) return;
      book.lines.push(line);
      if (key !== undefined) book.keys.add(key);
    }),
  );
  const platform = mistake.platform?.(real) ?? real;
  const calls = voiceCalls({
    program: depotProgram,
    store,
    clock,
    platform: {
      ...platform,
      invoke: (effect, question) =>
        through('function', () => {
          asked('invoke', question.turn);
          return platform.invoke(effect, question);
        }),
      callback: (effect, question) =>
        through('callback', () => {
          asked('callback', question.turn);
          return platform.callback(effect, question);
        }),
      metrics: (effect, question) => through('metrics', () => platform.metrics(effect, question)),
    },
    bots: {
      hears: (said) =>
        through('bot', () => {
          asked('converse', said.text);
          return depotBots.hears(said);
        }),
    },
    sealer: depotSealer,
    secret: 'a secret that all servers share',
    speak: speakJson,
    log: () => {},
  });
  return {
    calls: mistake.calls?.(calls) ?? calls,
    dead,
    dies(at, done) {
      left = at;
      diesDone = done;
    },
  };
}
