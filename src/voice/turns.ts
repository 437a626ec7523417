import type { Clock } from '../language/clock.ts';
import type { Watch } from './channel.ts';
import { drive } from './drive.ts';
import { inTime } from './in-time.ts';
import type { Journal, TurnName } from './journal.ts';
import type { Speak } from './moment.ts';
import type { Programs } from './programs.ts';
import type { Backstage, Reply } from './questions.ts';
import { recordingEnds } from './recording.ts';
import type { Moved, Standing } from './standing.ts';
import { gaveUp, warning } from './warning.ts';
import { workUnderWay } from './work-under-way.ts';

/** What turns are driven with. */
export interface TurnsOptions extends Backstage {
  readonly journal: Journal;
  readonly programs: Programs;
  readonly clock: Clock;
  readonly speak: Speak;
  readonly watch?: Watch;
  readonly stopRecording?: (call: string) => Promise<void>;
}

/** The turns of the line, each driven to the document that ends it. Times are in milliseconds since 1970. */
export interface Turns {
  /**
   * Drives a turn to its document and writes it down.
   *
   * @param version The version of the turn's record, 0 where it is not written yet.
   * @param until How long the caller waits before hearing something.
   * @returns Nothing where another request wrote it: its record says how it went on.
   */
  settle(name: TurnName, version: number, from: Moved, until: number): Promise<string | undefined>;
  /** The document of a turn that was taken, driven on where it has none. Nothing where nobody has taken it. */
  goOn(name: TurnName, until: number): Promise<string | undefined>;
  /** Takes away what a call that is over need not keep. */
  close(standing: Standing, call: string): Promise<void>;
  /** Waits for the questions that are being asked, and gives the names of those that still are then. */
  settled(until: number): Promise<readonly string[]>;
}

/** Milliseconds. With a budget of up to 11 seconds before it, an answer still comes before Twilio gives up. */
const stoppedWithin = 3000;

export function turnsOf(options: TurnsOptions): Turns {
  const { journal, programs, clock, speak, log, watch } = options;
  const work = workUnderWay<Reply>(clock);

  function tell({ standing, entries }: Moved): void {
    if (entries.length === 0) return;
    const { snapshot } = standing.moment;
    try {
      watch?.(snapshot, entries);
    } catch (error) {
      log(warning(snapshot.id, 'Whoever watches a contact was not told what happened.', error));
    }
  }

  /** The call as its document is written from it. */
  async function ready(call: string, standing: Standing): Promise<Standing> {
    const { moment, began } = standing;
    let { recorded } = moment;
    if (options.stopRecording !== undefined && recordingEnds(moment)) {
      try {
        await inTime(clock, stoppedWithin, options.stopRecording(call));
        recorded = false;
      } catch (error) {
        log(warning(moment.snapshot.id, 'A recording was not stopped: the caller is still recorded.', error));
      }
    }
    return { ...standing, moment: { ...moment, recorded, sentAt: clock.now() - began } };
  }

  async function close({ moment }: Standing, call: string): Promise<void> {
    try {
      await journal.close(call);
    } catch (error) {
      log(
        warning(
          moment.snapshot.id,
          'The arrival of a call that is over was not shortened: all of it is kept until it expires.',
          error,
        ),
      );
    }
  }

  async function settle(
    name: TurnName,
    version: number,
    from: Moved,
    until: number,
  ): Promise<string | undefined> {
    const { call, turn } = name;
    let at = version;
    const answered: string[] = [];
    const write = async (moved: Moved, document?: string) => {
      if (!(await journal.write(name, at, moved.standing, document))) return false;
      at++;
      for (const done of answered.splice(0)) work.forget(done);
      tell(moved);
      return true;
    };
    const program = await programs.of(from.standing.moment.snapshot.program);
    const driven = await drive(program, from, version > 0, until, {
      ...options,
      write,
      async ask(errand, patience) {
        const done = await work.wait(errand, patience);
        if (done !== undefined) answered.push(errand.name);
        return done;
      },
    });
    if (driven === undefined) return undefined;
    const standing = await ready(call, driven.standing);
    const document = speak(standing.moment, { call, turn: turn + 1 });
    if (!(await write({ standing, entries: driven.entries }, document))) return undefined;
    const { snapshot } = standing.moment;
    if (snapshot.ended?.by === 'engine') log(gaveUp(snapshot, snapshot.ended.reason));
    if (snapshot.ended !== null) await close(standing, call);
    return document;
  }

  async function goOn(name: TurnName, until: number): Promise<string | undefined> {
    for (;;) {
      const found = await journal.find(name);
      if (found?.standing === undefined || found.document !== undefined) return found?.document;
      const document = await settle(name, found.version, { standing: found.standing, entries: [] }, until);
      if (document !== undefined) return document;
    }
  }

  return { settle, goOn, close, settled: work.settled };
}
