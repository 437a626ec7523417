import type { TurnRecord } from '../../../src/voice/journal.ts';

/** What is written down of a turn: all of it, or of the arrival of a call that is over only its document. */
export type Row = TurnRecord | { readonly over: true; readonly began: number; readonly document: string };

/** A record of a turn is written. */
export interface Change {
  readonly turn: number;
  /** What stood under its key. */
  readonly before: Row | undefined;
  readonly row: Row;
  /** The turn before, as it stands. */
  readonly previous: Row | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Something that every record keeps to, whatever is delivered to whom. */
interface Law {
  readonly name: string;
  readonly isKept: (change: Change) => boolean;
}

/** Whether nothing can follow. */
export const hasEnded = (row: Row) => 'over' in row || row.moment.snapshot.ended !== null;

function isBeginning<Item>(list: readonly Item[], longer: readonly Item[]): boolean {
  return JSON.stringify(list) === JSON.stringify(longer.slice(0, list.length));
}

/** What the line is asked, and not somebody else. */
const linesOwn = new Set(['collect', 'converse', 'dial', 'enqueue', 'finish', 'hold', 'play-around']);

export const laws: readonly Law[] = [
  {
    name: 'I3: a turn with a document never changes',
    isKept: ({ before, row }) =>
      before?.document === undefined || ('over' in row && row.document === before.document),
  },
  {
    name: 'I3: turns are numbered without a gap, and a turn begins when the one before has its document',
    isKept: ({ turn, previous }) => turn === 0 || previous?.document !== undefined,
  },
  {
    name: 'I3: nothing follows the end',
    isKept: ({ before, previous }) => before !== undefined || previous === undefined || !hasEnded(previous),
  },
  {
    name: 'I3: a turn that is claimed goes on from where it stands',
    isKept: ({ before, row }) =>
      before === undefined ||
      'over' in before ||
      'over' in row ||
      (isBeginning(before.events, row.events) &&
        isBeginning(before.notices, row.notices) &&
        row.moment.snapshot.turn >= before.moment.snapshot.turn),
  },
  {
    name: 'I4: a contact that waits has one question, and one that has ended has none',
    isKept: ({ row }) => {
      if ('over' in row) return true;
      const { effects, waiting, ended } = row.moment.snapshot;
      const questions = effects.filter(({ kind }) => kind !== 'say' && kind !== 'disconnect');
      if (ended !== null) return waiting === '' && questions.length === 0;
      if (waiting === 'talk') return questions.length === 0;
      return waiting !== '' && questions.length === 1 && effects.at(-1) === questions[0];
    },
  },
  {
    name: 'I5: a turn with a document has ended, or waits for the line',
    isKept: ({ row }) => {
      if ('over' in row || row.document === undefined) return true;
      const { snapshot, held, said } = row.moment;
      const kind = snapshot.effects.at(-1)?.kind ?? '';
      return (
        snapshot.ended !== null ||
        snapshot.waiting === 'talk' ||
        held ||
        said.length > 0 ||
        (linesOwn.has(kind) && row.hearing === null)
      );
    },
  },
  {
    name: 'I6: time never goes back',
    isKept: ({ row, before, previous, now }) => {
      if ('over' in row) return true;
      return [before, previous].every((earlier) => {
        if (earlier === undefined || 'over' in earlier) return true;
        return (
          row.began === earlier.began &&
          row.moment.snapshot.at >= earlier.moment.snapshot.at &&
          row.moment.sentAt >= earlier.moment.sentAt &&
          row.began + row.moment.sentAt <= now
        );
      });
    },
  },
];
