import { link } from '../../../src/engine/link.ts';
import type { Program } from '../../../src/engine/program.ts';
import { disconnect, flow, playPrompt } from '../../../src/index.ts';
import { type VirtualClock, virtualClock } from '../../../src/language/virtual-clock.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { send } from '../line.ts';
import type { Answered, Journal, JournalTurn, Write } from './journal.ts';
import { journalPhone, noting, platformBy, questionTo, questionToBot } from './phone.ts';

/** A phone on which calls of a journal go on: what is outside answers what it answered then. */
export interface Replay {
  readonly store: Store;
  /** Delivers a turn when it came, and gives what came of it. */
  deliver(
    turn: JournalTurn,
  ): Promise<{ readonly document: string | undefined; readonly writes: readonly Write[] }>;
}

export function replayOn(program: Program, { began, budget, turns }: Journal): Replay {
  const clock = virtualClock(began);
  const store = memoryStore();
  const answers = turns.flatMap(({ answered }) => answered);
  let writes: Write[] = [];
  const calls = journalPhone({
    program,
    clock,
    budget,
    store: noting(store, (write) => writes.push(write)),
    platform: platformBy((kind, _effect, asked) => answerTo(questionTo(kind, asked), answers, clock, began)),
    bots: { hears: (said) => answerTo(questionToBot(said), answers, clock, began) },
  });
  return {
    store,
    async deliver({ at, sent }) {
      writes = [];
      clock.moveTo(began + at);
      const reply = await send(calls, sent);
      return { document: reply?.document, writes };
    },
  };
}

async function answerTo<Answer>(
  question: string,
  answers: readonly Answered[],
  clock: VirtualClock,
  began: number,
): Promise<Answer> {
  const found = answers.find((one) => one.question === question);
  if (found === undefined) throw new Error(`Nobody was asked "${question}" then.`);
  const wait = began + found.at - clock.now();
  if (wait > 0) await clock.sleep(wait);
  return found.answer as Answer;
}

/** Puts records into a store as they were written, one after the other. */
export async function fill(store: Store, writes: readonly Write[]): Promise<void> {
  const records = store.collection('turns');
  const versions = new Map<string, number>();
  for (const { key, value, placed } of writes) {
    const version = versions.get(key) ?? 0;
    await (version === 0 ? records.insert(key, value, placed) : records.replace(key, version, value, placed));
    versions.set(key, version + 1);
  }
}

/** A program of today that has nothing to do with the one that a call began on. */
export const programOfToday = link([
  flow('Today', {
    start: 'say',
    steps: { say: playPrompt({ text: 'This is new.', next: 'bye' }), bye: disconnect() },
  }),
]);

/** Keeps the documents of a program as servers keep them for those after them. */
export async function keepProgram(store: Store, { hash, units }: Program): Promise<void> {
  await store.collection('programs').insert(hash, { units });
}
