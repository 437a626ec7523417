import type { Platform } from '../action/platform.ts';
import type { Bots } from '../bot/bot.ts';
import type { Program } from '../engine/program.ts';
import type { Beginning } from '../engine/snapshot.ts';
import type { Clock } from '../language/clock.ts';
import type { Log } from '../language/log.ts';
import type { Store } from '../store/store.ts';
import { takeAnswer } from './answers.ts';
import { arrivalsOf } from './arrivals.ts';
import type { Arrival, LineNotice, LineReply, VoiceCalls, Watch } from './channel.ts';
import { earlyHangUpsIn, endsCall } from './early-hang-ups.ts';
import { journalIn, type TurnName, turnsKept } from './journal.ts';
import type { Speak } from './moment.ts';
import { takeNotice } from './notices.ts';
import { programsIn } from './programs.ts';
import type { Sealer } from './sealer.ts';
import type { Standing } from './standing.ts';
import { turnsOf } from './turns.ts';
import { vaultOf } from './vault.ts';
import { warning } from './warning.ts';

/** Milliseconds that a request may take where nothing else is said. */
export const usualBudget = 10_000;

/** What calls are played with. */
export interface VoiceCallsOptions {
  /** What `link()` gives: the flow that answers, and all that it may lead to. */
  readonly program: Program;
  /** Where every turn is written down. All servers that answer one number share it. */
  readonly store: Store;
  /** Functions, hours, metrics and services. */
  readonly platform: Platform;
  /** Without them, a step that talks to a bot takes its error exit. */
  readonly bots?: Bots;
  readonly clock: Clock;
  /** Writes the documents of the carrier. */
  readonly speak: Speak;
  /** Gets masked lines, and never what a caller said or typed. */
  readonly log: Log;
  /** Told what happened, when it has been recorded. */
  readonly watch?: Watch;
  /** The id of the contact of a call. @default the id of the call */
  readonly contactOf?: (call: string) => string;
  /** What a contact begins with. Where it fails, or takes longer than the budget, the contact begins without. */
  readonly begins?: (arrival: Arrival) => Promise<Beginning>;
  /** Milliseconds that a request may take until the caller is told to wait. @default 10000 */
  readonly budget?: number;
  /** Steps that every contact leaves by an error exit, by `Flow/step`: the carrier cannot carry them out. */
  readonly faults?: Beginning['faults'];
  /** Encrypts entries. Without it, a step that encrypts takes its error exit. */
  readonly sealer?: Sealer;
  /** Hides the keys of an encrypted entry that is not complete. All servers share it. */
  readonly secret?: string;
  /** Speech understood with less is asked for again, from 0 to 1. @default 0.5 */
  readonly leastConfidence?: number;
  /** Milliseconds that the turns of a call are kept. @default two days */
  readonly keepFor?: number;
  /** Stops the recording of a line that the flow has turned off, within 3 seconds: the caller waits for it. */
  readonly stopRecording?: (call: string) => Promise<void>;
}

/** The calls of a line, and what a server does for those of a server that is gone. */
export interface SharedVoiceCalls extends VoiceCalls {
  /**
   * Drives on the turns that a server left half done and that no request asks for again, such as the end of a call,
   * and takes hang-ups that came before their call. Once a minute is often enough. It throws nothing: the log tells.
   *
   * @returns How many turns those were.
   */
  recover(): Promise<number>;
  /**
   * Waits for what this server still asks of functions, services and bots, though no request waits for it: callers
   * who are told to wait ask again, perhaps another server.
   *
   * @param until How long to wait, in milliseconds since 1970.
   * @returns What is still being asked then: the contact and its turn.
   */
  settled(until: number): Promise<readonly string[]>;
}

/**
 * Plays calls on a line that is asked and told by requests, one after the other. Every turn is written down once, under
 * a key that only one request can take: a request that comes again, at once, late or at another server gets the bytes
 * of the first, and whatever a dead server left half done is driven on from where it stands.
 *
 * @example
 * ```ts
 * const calls = voiceCalls({ program: link([mainIvr]), store, platform, clock: systemClock, speak, log });
 * const { document } = await calls.arrives({ call: 'CA1', from: '+12025550100' });
 * ```
 */
export function voiceCalls(options: VoiceCallsOptions): SharedVoiceCalls {
  const { program, store, clock, log, budget = usualBudget, keepFor = turnsKept } = options;
  const { contactOf = (call) => call, leastConfidence = 0.5 } = options;
  const journal = journalIn(store, clock.now, keepFor);
  const programs = programsIn(store, program);
  const vault = vaultOf(options.sealer, options.secret, log);
  const turns = turnsOf({ ...options, journal, programs });
  const { settle, goOn, close } = turns;
  const arrivals = arrivalsOf({ ...options, programs, turns, contactOf });
  const early = earlyHangUpsIn(store, clock.now);
  const patience = () => clock.now() + budget;
  /** A call whose turns are being swept away cannot go on: nobody knows any more what was answered. */
  const isPast = ({ began }: Standing) => clock.now() - began >= keepFor;

  async function wasQueued(name: TurnName): Promise<boolean> {
    return (await journal.find(name))?.standing?.events.some(({ kind }) => kind === 'queued') === true;
  }

  /** @param isMarked Whether the store keeps the notice for a call that is not there. */
  async function take(call: string, notice: LineNotice, isMarked: boolean): Promise<LineReply | undefined> {
    let marked = isMarked;
    const until = patience();
    for (;;) {
      const last = await journal.last(call);
      const arrival = last === undefined ? arrivals.underWay(call) : undefined;
      if (arrival !== undefined) {
        await arrival.catch(() => {});
        continue;
      }
      if (last === undefined) {
        if (marked || !endsCall(notice)) return undefined;
        await early.mark({ call, notice });
        marked = true;
        continue;
      }
      if (last.document === undefined) {
        await goOn(last, until);
        continue;
      }
      const { standing, document: told, turn } = last;
      if (standing === undefined) return { document: told, repeated: true };
      const before = standing.notices.find(({ id }) => id === notice.id);
      const repeat = before && (await goOn({ call, turn: before.turn }, until));
      if (repeat !== undefined) return { document: repeat, repeated: true };
      if (standing.moment.snapshot.ended !== null) {
        await close(standing, call);
        return { document: told, repeated: true };
      }
      if (isPast(standing)) return undefined;
      const at = clock.now() - standing.began;
      const own = await programs.of(standing.moment.snapshot.program);
      const taken = takeNotice(own, standing, notice, turn + 1, at);
      const document = await settle({ call, turn: turn + 1 }, 0, taken, until);
      if (document !== undefined) return { document, repeated: false };
    }
  }

  /** Whoever looks every minute comes again. */
  async function found<Left>(left: Promise<readonly Left[]>): Promise<readonly Left[]> {
    try {
      return await left;
    } catch (error) {
      log(warning('', 'What a server has left in the middle could not be looked for.', error));
      return [];
    }
  }

  const calls: SharedVoiceCalls = {
    async arrives(arrival) {
      const { call } = arrival;
      const reply = await arrivals.take(arrival, patience());
      try {
        // Whoever hung up before the arrival was written may have told a server that knew nothing of it.
        const notice = await early.find(call);
        if (notice !== undefined) await take(call, notice, true);
      } catch (error) {
        log(
          warning(
            contactOf(call),
            'A hang-up that came before its call was not looked for, or not taken.',
            error,
          ),
        );
      }
      return reply;
    },

    async answers(call, turn, answer) {
      if (!(turn >= 1)) return undefined;
      const until = patience();
      const name = { call, turn };
      let isNew = journal.wroteLast({ call, turn: turn - 1 });
      for (;;) {
        const before = isNew ? undefined : await goOn(name, until);
        isNew = false;
        // The queue has taken the caller, and lost them: what it plays leads nowhere outside of it.
        if (before !== undefined && answer.kind === 'refused' && (await wasQueued(name)))
          return calls.happens(call, { id: `lost/${turn}`, kind: 'hangup', by: 'network' });
        if (before !== undefined) return { document: before, repeated: true };
        const last = await journal.find({ call, turn: turn - 1 });
        if (last?.document === undefined) return undefined;
        if (last.standing === undefined) {
          // The call is over: what ended it may have been this turn, since it was looked for.
          const ending = await goOn(name, until);
          return ending === undefined ? undefined : { document: ending, repeated: true };
        }
        const { standing } = last;
        if (isPast(standing)) return undefined;
        if (standing.moment.snapshot.ended !== null) return { document: last.document, repeated: true };
        const at = clock.now() - standing.began;
        const own = await programs.of(standing.moment.snapshot.program);
        const taken = await takeAnswer(standing, answer, turn, at, { program: own, vault, leastConfidence });
        const document = await settle(name, 0, taken, until);
        if (document !== undefined) return { document, repeated: false };
      }
    },

    happens: (call, notice) => take(call, notice, false),

    async last(call) {
      const last = await journal.last(call);
      if (last === undefined) return undefined;
      const document = last.document ?? (await goOn(last, patience()));
      return document === undefined ? undefined : { document, repeated: true };
    },

    async turnOf(call) {
      const last = await journal.last(call);
      if (last === undefined) return undefined;
      if (last.document === undefined) return last.turn;
      return last.standing === undefined || last.standing.moment.snapshot.ended !== null
        ? 'over'
        : last.turn + 1;
    },

    async recover() {
      const left = await found(journal.claimedBefore(clock.now() - recoveredAfter));
      for (const name of left) {
        await goOn(name, patience()).catch((error: unknown) =>
          log(warning(contactOf(name.call), 'A turn that was left half done was not driven on.', error)),
        );
      }
      let late = 0;
      for (const { call, notice } of await found(early.all())) {
        const reply = await take(call, notice, true).catch((error: unknown) =>
          log(warning(contactOf(call), 'A hang-up that came before its call was not taken.', error)),
        );
        if (reply?.repeated === false) late++;
      }
      return left.length + late;
    },

    settled: turns.settled,
  };
  return calls;
}

/** Milliseconds after which nobody waits any more for whom a turn might be driven. */
const recoveredAfter = 60_000;
