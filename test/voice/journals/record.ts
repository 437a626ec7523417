import { type VirtualClock, virtualClock } from '../../../src/language/virtual-clock.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { depotBots, depotPlatform, depotProgram } from '../depot.ts';
import { caller, deskBots, deskCalls, deskPlatform, deskProgram, monday, sharedBy } from '../desk.ts';
import { type Doing, keys, playCall, type Sent, send, speakJson, words } from '../line.ts';
import { type Answered, fileOf, type JournalFile, type JournalTurn, type Write } from './journal.ts';
import { journalPhone, journalSpeak, noting, platformBy, questionTo, questionToBot } from './phone.ts';

/** A call that is kept for later versions. */
interface RecordedCall {
  readonly at: 'depot' | 'desk';
  readonly script: readonly Doing[];
  /** Milliseconds that functions take. */
  readonly takes?: number;
}

/** Every kind of thing that a caller's line is asked, and a few that take their time. */
export const recordedCalls: { readonly [name: string]: RecordedCall } = {
  'a-part-by-keys-and-a-hang-up': { at: 'depot', script: [keys('1'), keys('12', true), keys('30', true)] },
  'a-card-that-is-encrypted': {
    at: 'depot',
    script: [keys('2'), keys('12', true), keys('30', true), keys('9')],
  },
  'a-note-by-speech': {
    at: 'depot',
    script: [keys('3'), words('mumble', 0.1), words('a leak'), words('in the yard'), keys('9')],
  },
  'a-part-that-takes-long': { at: 'depot', script: [keys('1'), keys('1234'), keys('9')], takes: 6000 },
  'an-agent-of-the-yard': { at: 'depot', script: [keys('5'), 'agent'] },
  'a-driver-and-a-callback': { at: 'depot', script: [keys('4'), keys('6'), keys('9')] },
  'a-ticket-in-words': { at: 'desk', script: deskCalls['a ticket in words, not clear at once'] },
  'a-callback-from-the-queue': { at: 'desk', script: deskCalls['a colleague, and rather a callback'] },
};

/** The programs that they are played on. */
export const recordedPrograms = { depot: depotProgram, desk: deskProgram } as const;

function backstage(at: RecordedCall['at'], store: Store, clock: VirtualClock) {
  return at === 'depot'
    ? { platform: depotPlatform(store, clock, async () => {}), bots: depotBots }
    : { platform: deskPlatform(sharedBy(store, clock), { staffed: 1 }), bots: deskBots };
}

/** Milliseconds between a document and the next request. */
const pause = 2000;

/** Plays a call on this version, and writes down all that comes of it. */
export async function recordCall({ at, script, takes = 0 }: RecordedCall): Promise<JournalFile> {
  const clock = virtualClock(monday);
  const own = memoryStore();
  const program = recordedPrograms[at];
  const { platform, bots } = backstage(at, own, clock);
  const budget = 5000;
  const turns: JournalTurn[] = [];
  let answered: Answered[] = [];
  let writes: Write[] = [];
  let told = '';
  const note = async <Answer extends Answered['answer']>(question: string, ask: () => Promise<Answer>) => {
    if (takes > 0) await clock.sleep(takes);
    const answer = await ask();
    answered.push({ question, at: clock.now() - monday, answer });
    return answer;
  };
  const calls = journalPhone({
    program,
    clock,
    budget,
    store: noting(own, (write) => writes.push(write)),
    platform: platformBy((kind, effect, asked) =>
      note(questionTo(kind, asked), () => platform[kind](effect as never, asked)),
    ),
    bots: { hears: (said) => note(questionToBot(said), () => bots.hears(said)) },
    // The script goes by what it is told in words, and the journal keeps what Twilio is told.
    speak(moment, leaf) {
      told = speakJson(moment, leaf);
      return journalSpeak(moment, leaf);
    },
  });
  const deliver = async (sent: Sent) => {
    if (turns.length > 0) clock.moveTo(clock.now() + pause);
    const came = clock.now() - monday;
    const reply = await send(calls, sent);
    turns.push({ at: came, sent, answered, writes, document: reply?.document ?? '' });
    answered = [];
    writes = [];
    return { document: told, repeated: false };
  };
  await playCall(deliver, { call: 'CA1', script, from: caller });
  return fileOf({ program: program.hash, began: monday, budget, turns });
}
