import type { Store } from '../store/store.ts';
import type { LineNotice } from './channel.ts';

/** A call that was hung up before anything was written down of it. */
export interface EarlyHangUp {
  readonly call: string;
  readonly notice: LineNotice;
}

/**
 * Hang-ups of calls that nobody knows yet: another server may be about to write the arrival. Whoever is told leaves a
 * mark and looks for the call again; whoever writes the arrival looks for the mark behind it. So one of them sees the
 * other, whichever comes first.
 */
export interface EarlyHangUps {
  /** Leaves the mark of a call, once. */
  mark(hangUp: EarlyHangUp): Promise<void>;
  find(call: string): Promise<LineNotice | undefined>;
  /** The marks that are left, the newest first. */
  all(): Promise<readonly EarlyHangUp[]>;
}

interface Mark {
  readonly notice: LineNotice;
  /** In milliseconds since 1970. */
  readonly expires: number;
}

/** Milliseconds that a mark is kept. A carrier has given up on an arrival long before. */
const marksKept = 600_000;

/** The group of all marks. */
const waiting = 'waiting';

/** How many marks are looked at together. */
const mostMarks = 1000;

/** Opens the marks in a store. */
export function earlyHangUpsIn(store: Store, now: () => number): EarlyHangUps {
  const records = store.collection<Mark>('early-hang-ups');
  const isThere = ({ expires }: Mark) => now() < expires;
  return {
    async mark({ call, notice }) {
      const expires = now() + marksKept;
      await records.insert(
        call,
        { notice, expires },
        { group: waiting, order: String(now()).padStart(15, '0'), expires },
      );
    },
    async find(call) {
      const mark = (await records.get(call))?.value;
      return mark !== undefined && isThere(mark) ? mark.notice : undefined;
    },
    async all() {
      const marks = await records.newest(waiting, mostMarks);
      return marks.flatMap(({ key, value }) => (isThere(value) ? [{ call: key, notice: value.notice }] : []));
    },
  };
}

/** Whether a call is over with this notice, so that nothing else will be told of it. */
export function endsCall(notice: LineNotice): boolean {
  return notice.kind === 'hangup' && notice.by !== 'agent';
}
