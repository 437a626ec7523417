/** What a changed file asks for: to play everything, that fixture, or nothing. */
export type Meaning = 'everything' | 'fixture' | 'nothing';

/** What a watch does and knows, apart from when. */
export interface Watch {
  /** Plays everything, or only these files. It never throws. */
  play(what: 'everything' | ReadonlySet<string>): Promise<void>;
  meaning(path: string): Meaning;
  /** Runs something a little later, when the rest of a burst of changes has come. */
  later(run: () => void): void;
}

/** A watch that goes on until it is quit. */
export interface WatchLoop {
  /** A file has changed, come or gone. */
  changed(path: string): void;
  /** `q` or Ctrl-C quits, `a` plays everything, Enter plays again what was played last. */
  pressed(key: string): void;
  /** Fulfilled when it is quit and nothing is being played any more. */
  readonly quit: Promise<void>;
}

/** Begins with a round of everything; then one round at a time, each for all that has changed since the last began. */
export function startWatch({ play, meaning, later }: Watch): WatchLoop {
  type What = 'everything' | Set<string>;
  let waiting: What | undefined = 'everything';
  let last: What = 'everything';
  let playing = false;
  let scheduled = false;
  let over = false;
  let end: (() => void) | undefined;
  const quit = new Promise<void>((resolve) => {
    end = resolve;
  });

  const next = async () => {
    scheduled = false;
    if (playing || over || waiting === undefined) return;
    last = waiting;
    waiting = undefined;
    playing = true;
    await play(last);
    playing = false;
    if (over) end?.();
    else if (waiting !== undefined) schedule();
  };
  const schedule = () => {
    if (scheduled || playing || over) return;
    scheduled = true;
    later(() => void next());
  };
  const want = (what: What) => {
    if (what === 'everything' || waiting === 'everything') waiting = 'everything';
    else waiting = new Set([...(waiting ?? []), ...what]);
    schedule();
  };
  void next();

  return {
    changed(path) {
      const what = meaning(path);
      if (what !== 'nothing') want(what === 'everything' ? what : new Set([path]));
    },
    pressed(key) {
      if (key === 'a') want('everything');
      else if (key === '\r' || key === '\n') want(last);
      else if (key === 'q' || key === '\u0003') {
        over = true;
        if (!playing) end?.();
      }
    },
    quit,
  };
}
