import { oldestFirst } from '../store/oldest-first.ts';
import type { Kept, Placed, Store } from '../store/store.ts';
import type { Standing } from './standing.ts';

/** One turn of a caller's line, written down. */
export interface TurnRecord extends Standing {
  readonly format: 1;
  /** What the line is told. Absent while the turn is claimed: whoever finds it so drives it on. */
  readonly document?: string;
  /** When it was claimed last, in milliseconds since 1970; only while it is. */
  readonly claimedAt?: number;
}

/** What is left of the arrival of a call that is over: enough to answer it again, and to start nothing. */
interface PastArrival {
  readonly format: 1;
  readonly began: number;
  readonly over: true;
  readonly document: string;
}

/** A turn of a line as it is found. */
export interface FoundTurn {
  readonly version: number;
  /** Absent where the call is over and only its arrival is still known. */
  readonly standing: Standing | undefined;
  readonly document: string | undefined;
}

/** Which turn of which call. */
export interface TurnName {
  readonly call: string;
  readonly turn: number;
}

/** The turns of all calls. A key can be inserted once, so the key is what two servers race for. */
export interface Journal {
  find(name: TurnName): Promise<FoundTurn | undefined>;
  /** Whether this server has written this turn, as the last of its call: then the next is most likely not there yet. */
  wroteLast(name: TurnName): boolean;
  /** The last turn of a call; nothing where there is no such call. */
  last(call: string): Promise<(FoundTurn & TurnName) | undefined>;
  /**
   * Writes a turn that stands at this version, 0 for one that is not there. Without a document it is claimed. Says
   * false where somebody was faster.
   */
  write(name: TurnName, version: number, standing: Standing, document?: string): Promise<boolean>;
  /** Takes away what a call that is over need not keep. */
  close(call: string): Promise<void>;
  /** Turns that were claimed before a time and have come to no document, the oldest first, in milliseconds since 1970. */
  claimedBefore(time: number): Promise<readonly TurnName[]>;
}

const day = 86_400_000;

/** A signature of the carrier has no time in it, so whoever once saw an arrival can send it again for ever. */
const arrivalsKept = 400 * day;

/** How long the turns of a call are kept, in milliseconds. No call takes that long. */
export const turnsKept = 2 * day;

/** The group of the turns that are claimed. A turn with its document has none: each is found by its number. */
const claimed = '(claimed)';

/** How many claimed turns are looked at together. */
const mostClaimed = 1000;

/** Of how many calls a server remembers the last turn. What has a document never changes, so it need not be read. */
const remembered = 1000;

/** Opens the journal in a store. */
export function journalIn(store: Store, now: () => number, keepFor: number): Journal {
  const records = store.collection<TurnRecord | PastArrival>('turns');

  const lastWritten = new Map<string, FoundTurn & TurnName>();

  function remember(found: FoundTurn & TurnName): void {
    lastWritten.delete(found.call);
    lastWritten.set(found.call, found);
    const [oldest] = lastWritten.size > remembered ? lastWritten.keys() : [];
    if (oldest !== undefined) lastWritten.delete(oldest);
  }

  async function find(name: TurnName): Promise<FoundTurn | undefined> {
    const known = lastWritten.get(name.call);
    if (known?.turn === name.turn) return known;
    const kept = await records.get(keyOf(name));
    return kept === undefined ? undefined : foundIn(kept);
  }

  return {
    find,
    wroteLast: ({ call, turn }) => lastWritten.get(call)?.turn === turn,
    async last(call) {
      let turn = lastWritten.get(call)?.turn ?? 0;
      let found = await find({ call, turn });
      if (found === undefined) return undefined;
      // Turns are numbered without a gap: leaps that double up to the first that leads too far, and then halve.
      let [leap, tooFar] = [1, false];
      for (;;) {
        const next = await find({ call, turn: turn + leap });
        if (next === undefined && leap === 1) return { ...found, call, turn };
        if (next !== undefined) [found, turn] = [next, turn + leap];
        tooFar ||= next === undefined;
        leap = tooFar ? Math.max(1, leap / 2) : leap * 2;
      }
    },
    async write(name, version, standing, document) {
      const { began, moment, events, heard, hearing, notices } = standing;
      const record: TurnRecord = {
        format: 1,
        began,
        moment,
        events,
        heard,
        hearing,
        notices,
        ...(document === undefined ? { claimedAt: now() } : { document }),
      };
      const placed: Placed = {
        ...(document === undefined ? { group: claimed, order: oldestFirst(now()) } : {}),
        expires: began + (name.turn === 0 ? Math.max(arrivalsKept, keepFor) : keepFor),
      };
      const key = keyOf(name);
      const own = await (version === 0
        ? records.insert(key, record, placed)
        : records.replace(key, version, record, placed));
      if (!own || document === undefined) return own;
      if (moment.snapshot.ended === null) remember({ ...name, version: version + 1, standing, document });
      else lastWritten.delete(name.call);
      return true;
    },
    async close(call) {
      const kept = await records.get(keyOf({ call, turn: 0 }));
      if (kept === undefined || 'over' in kept.value || kept.value.document === undefined) return;
      const { began, document } = kept.value;
      await records.replace(kept.key, kept.version, { format: 1, began, over: true, document });
    },
    async claimedBefore(time) {
      const all = await records.newest(claimed, mostClaimed);
      return all.flatMap(({ key, value }) =>
        'moment' in value && (value.claimedAt ?? value.began) < time ? [nameIn(key)] : [],
      );
    },
  };
}

function keyOf({ call, turn }: TurnName): string {
  return `${call}/${turn}`;
}

function nameIn(key: string): TurnName {
  const slash = key.lastIndexOf('/');
  return { call: key.slice(0, slash), turn: Number(key.slice(slash + 1)) };
}

function foundIn({ version, value }: Kept<TurnRecord | PastArrival>): FoundTurn {
  return { version, standing: 'over' in value ? undefined : value, document: value.document };
}
