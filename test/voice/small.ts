import type { Entry } from '../../src/action/entry.ts';
import type { Platform } from '../../src/action/platform.ts';
import { link } from '../../src/engine/link.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { disconnect, flow, getCustomerInput, playPrompt } from '../../src/index.ts';
import type { Unit } from '../../src/language/document.ts';
import type { LogLine } from '../../src/language/log.ts';
import { type VirtualClock, virtualClock } from '../../src/language/virtual-clock.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import type { LineAnswer, LineNotice } from '../../src/voice/channel.ts';
import { type SharedVoiceCalls, type VoiceCallsOptions, voiceCalls } from '../../src/voice/voice-calls.ts';
import { monday } from './desk.ts';
import { speakJson, type Told, toldBy } from './line.ts';

const fails = async () => ({ kind: 'failed', error: 'not_there' }) as const;

/** A platform on which nothing works but what a test says. */
export function platformWith(own: Partial<Platform> = {}): Platform {
  return { invoke: fails, serve: fails, hours: fails, metrics: fails, callback: fails, ...own };
}

/** A menu with one key, after which something is said and the call is over. */
export function menuThatSays(said: string) {
  return flow('Menu', {
    start: 'menu',
    steps: {
      menu: getCustomerInput({
        text: 'Press.',
        when: { '1': 'one' },
        onTimeout: 'bye',
        onNoMatch: 'bye',
        onError: 'bye',
      }),
      one: playPrompt({ text: said, next: 'bye' }),
      bye: disconnect(),
    },
  });
}

/** One call to a small flow, told what comes from its line. */
export interface SmallCall {
  /** Of which this is one, `CA1`: for what comes at once, or late. */
  readonly calls: SharedVoiceCalls;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly lines: readonly LogLine[];
  readonly entries: readonly Entry[];
  snapshot(): Snapshot;
  arrives(): Promise<Told>;
  /** Answers the open turn, some milliseconds after the last document. */
  answers(answer: LineAnswer, after?: number): Promise<Told>;
  happens(notice: LineNotice, after?: number): Promise<Told>;
}

export type SmallOptions = Partial<Omit<VoiceCallsOptions, 'program' | 'speak' | 'log' | 'watch'>> & {
  readonly clock?: VirtualClock;
};

/** Puts flows on a line; the first of them answers. */
export function smallCall(flows: readonly Unit[], options: SmallOptions = {}): SmallCall {
  const { clock = virtualClock(monday), store = memoryStore() } = options;
  const lines: LogLine[] = [];
  const entries: Entry[] = [];
  let snapshot: Snapshot | undefined;
  let turn = 0;
  const calls = voiceCalls({
    platform: platformWith(),
    ...options,
    program: link(flows),
    clock,
    store,
    speak: speakJson,
    log: (line) => lines.push(line),
    watch: (now, happened) => {
      snapshot = now;
      entries.push(...happened);
    },
  });
  const call = 'CA1';
  const told = (reply: Parameters<typeof toldBy>[0]) => {
    const now = toldBy(reply);
    turn = now.turn;
    return now;
  };
  const later = (after: number) => clock.sleep(after);
  return {
    calls,
    clock,
    store,
    lines,
    entries,
    snapshot() {
      if (snapshot === undefined) throw new Error('nothing has happened');
      return snapshot;
    },
    arrives: async () => told(await calls.arrives({ call, from: '+12025550100', to: '+12025550199' })),
    async answers(answer, after = 1000) {
      await later(after);
      return told(await calls.answers(call, turn, answer));
    },
    async happens(notice, after = 1000) {
      await later(after);
      return told(await calls.happens(call, notice));
    },
  };
}

/** The steps that a contact has been in. */
export function passed(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap((entry) => (entry.type === 'step.entered' ? [entry.step] : []));
}
