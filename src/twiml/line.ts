import type { Clock } from '../language/clock.ts';
import { TrunklineError } from '../language/error.ts';
import type { Happening, Logged, OpenWait, WaitKind } from './leg.ts';
import { openPatience } from './patience.ts';
import { sleepUntil } from './sleep-until.ts';

/** What the caller is about to do. */
export interface Deed {
  readonly happening: Extract<Happening, { readonly kind: 'keys' | 'speech' | 'hangup' }>;
  /** An instant of the clock. Without it, when the prompts are over and a moment of thought has passed. */
  readonly at?: number | undefined;
  /** Milliseconds after the deed before it. */
  readonly after?: number;
}

/** Where a call and its caller meet: the call waits, and the caller does something or lets the time pass. */
export interface Line {
  /** Given to the call. */
  meets(wait: OpenWait): Promise<Happening>;
  /** What the call waits for now; nothing once it is over. */
  readonly wait: OpenWait | undefined;
  /** Plays on until the caller has to do something for the first time. */
  arrives(): Promise<void>;
  /** Does things one after the other, or nothing at all, and plays on until the caller has to do something again. */
  plays(deeds: readonly Deed[]): Promise<void>;
  /** Does nothing until an instant, and nothing sooner than that from then on. */
  keepsQuiet(until: number): Promise<void>;
}

/** How long a caller thinks after a prompt, in milliseconds. */
const thinkingTime = 1000;

const questions: ReadonlySet<WaitKind> = new Set([
  'keys',
  'speech',
  'keys or speech',
  'record',
  'dial',
  'talk',
]);

/** What a line is opened with. */
export interface LineOptions {
  readonly clock: Clock;
  /** Whether `plays()` also stops where a prompt begins that nothing can answer. */
  readonly atPrompts: boolean;
  readonly log: (event: Logged) => void;
}

/** Opens a line, and lets a call go on it. `call` ends when the call does. */
export function openLine({ clock, atPrompts, log }: LineOptions, call: (line: Line) => Promise<void>): Line {
  let open: { readonly wait: OpenWait; readonly answer: (happening: Happening) => void } | undefined;
  let next = openStretch();
  let quietUntil = 0;
  const patience = openPatience();

  const answer = (happening: Happening) => {
    const waiting = open;
    open = undefined;
    next = openStretch();
    waiting?.answer(happening);
  };
  const pass = async ({ until }: OpenWait) => {
    if (until === Number.POSITIVE_INFINITY) throw forEver();
    patience.spend();
    await sleepUntil(clock, until);
    answer({ kind: 'passed' });
  };
  const stops = ({ kind, opens }: OpenWait) =>
    kind !== 'input' && (atPrompts || questions.has(kind) || opens);
  const readyAt = ({ kind, promptEnds, until }: OpenWait, { happening }: Deed) => {
    const asked = questions.has(kind);
    if (happening.kind === 'hangup' && !asked) return Math.min(Math.max(clock.now(), quietUntil), until);
    const ready = quietUntil > promptEnds ? quietUntil : promptEnds + thinkingTime;
    return happening.kind === 'hangup' ? Math.min(ready, until) : ready;
  };
  const unheard = ({ happening }: Deed) => {
    if (happening.kind === 'keys') log({ type: 'keys', keys: happening.keys, heard: false });
    if (happening.kind === 'speech') log({ type: 'speech', words: happening.words, heard: false });
  };

  async function performs(deed: Deed): Promise<void> {
    const { happening } = deed;
    let at = deed.after === undefined ? deed.at : clock.now() + deed.after;
    for (let stopped = false; ; ) {
      const wait = await next.wait;
      if (wait === undefined) {
        unheard(deed);
        return;
      }
      const hears = happening.kind === 'hangup' || wait.hears[happening.kind] === true;
      const asks = questions.has(wait.kind);
      if (at === undefined && !hears && !asks) {
        // Whoever has nothing to answer yet hears the prompts out, but not a second document.
        if ((wait.opens && stopped) || wait.until === Number.POSITIVE_INFINITY)
          throw notListening(deed, wait);
        stopped ||= wait.opens;
        await pass(wait);
        continue;
      }
      if (!hears && (wait.kind === 'talk' || wait.kind === 'dial')) throw notListening(deed, wait);
      at ??= readyAt(wait, deed);
      if (at > wait.until) {
        await pass(wait);
        continue;
      }
      if (!hears || at < clock.now()) {
        unheard(deed);
        // Whoever speaks to a question that takes keys waits for the time-out.
        if (!hears && asks && deed.at === undefined) await pass(wait);
        return;
      }
      await sleepUntil(clock, at);
      if (happening.kind === 'keys') log({ type: 'keys', keys: happening.keys, heard: true });
      if (happening.kind === 'speech') log({ type: 'speech', words: happening.words, heard: true });
      answer(happening);
      return;
    }
  }

  const line: Line = {
    meets: (wait) =>
      new Promise((resolve) => {
        open = { wait, answer: resolve };
        next.ends(wait);
      }),
    get wait() {
      return open?.wait;
    },
    async arrives() {
      for (let wait = await next.wait; wait !== undefined && !stops(wait); wait = await next.wait)
        await pass(wait);
    },
    async plays(deeds) {
      patience.renew();
      for (const deed of deeds) await performs(deed);
      const wait = await next.wait;
      if (deeds.length === 0 && wait !== undefined) await pass(wait);
      await line.arrives();
    },
    async keepsQuiet(until) {
      for (let wait = await next.wait; wait !== undefined && wait.until <= until; wait = await next.wait) {
        patience.renew();
        await pass(wait);
      }
      quietUntil = Math.max(quietUntil, until);
    },
  };
  call(line).then(
    () => next.ends(undefined),
    (error: unknown) => next.fails(error),
  );
  return line;
}

/** What goes on by itself until the call waits again, or is over. */
interface Stretch {
  readonly wait: Promise<OpenWait | undefined>;
  readonly ends: (wait: OpenWait | undefined) => void;
  readonly fails: (error: unknown) => void;
}

function openStretch(): Stretch {
  let settle: Omit<Stretch, 'wait'> | undefined;
  const wait = new Promise<OpenWait | undefined>((ends, fails) => {
    settle = { ends, fails };
  });
  return { wait, ends: (open) => settle?.ends(open), fails: (error) => settle?.fails(error) };
}

function notListening({ happening }: Deed, { kind }: OpenWait): TrunklineError {
  const does = happening.kind === 'keys' ? `presses ${happening.keys}` : 'says something';
  return new TrunklineError(
    'not_listening',
    `The caller ${does}, but no <Gather> or <Record> hears it: the call is at "${kind}".`,
    { waitsFor: kind },
  );
}

function forEver(): TrunklineError {
  return new TrunklineError(
    'never_ends',
    'The caller waits for ever: no agent takes the call, and nothing else happens. Say under "queues" when one answers, or hang up.',
  );
}
