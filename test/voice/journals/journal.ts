import type { AnswerBody } from '../../../src/action/event.ts';
import type { BotReply } from '../../../src/bot/bot.ts';
import type { JsonObject } from '../../../src/language/document.ts';
import type { Placed } from '../../../src/store/store.ts';
import type { Sent } from '../line.ts';
import { type Changes, changed, changesBetween } from './changes.ts';

/** What somebody outside answered. */
export interface Answered {
  /** The question: its kind, and what names it within its contact. */
  readonly question: string;
  /** When the answer came, in milliseconds since the contact began. */
  readonly at: number;
  readonly answer: AnswerBody | BotReply;
}

/** A record as it was written. */
export interface Write {
  readonly key: string;
  readonly placed?: Placed;
  readonly value: JsonObject;
}

/** What came from the line, and all that came of it. */
export interface JournalTurn {
  /** When it came, in milliseconds since the contact began. */
  readonly at: number;
  readonly sent: Sent;
  readonly answered: readonly Answered[];
  /** What was written, in order: a turn may be claimed before it has its document. */
  readonly writes: readonly Write[];
  readonly document: string;
}

/** A call as a version of this package has answered it. Every later version goes on with it, wherever it stands. */
export interface Journal {
  /** The hash of the program; its documents stand in a file of their own. */
  readonly program: string;
  /** Milliseconds since 1970. */
  readonly began: number;
  /** Milliseconds that a request may take. */
  readonly budget: number;
  readonly turns: readonly JournalTurn[];
}

/** A journal as a file holds it: each record by what it changes of the one before. */
export interface JournalFile extends Omit<Journal, 'turns'> {
  readonly format: 1;
  readonly turns: readonly (Omit<JournalTurn, 'writes'> & {
    readonly writes: readonly (Omit<Write, 'value'> & Changes)[];
  })[];
}

/** The record that another one of this key is told by its changes from. */
function recordsBefore() {
  const byKey = new Map<string, JsonObject>();
  let last: JsonObject = {};
  return {
    of: (key: string) => byKey.get(key) ?? last,
    is(key: string, value: JsonObject) {
      byKey.set(key, value);
      last = value;
    },
  };
}

export function fileOf({ turns, ...journal }: Journal): JournalFile {
  const before = recordsBefore();
  return {
    format: 1,
    ...journal,
    turns: turns.map((turn) => ({
      ...turn,
      writes: turn.writes.map(({ value, ...write }) => {
        const changes = changesBetween(before.of(write.key), value);
        before.is(write.key, value);
        return { ...write, ...changes };
      }),
    })),
  };
}

/** @throws {Error} where the file has a format that nobody here knows. */
export function journalIn({ format, turns, ...journal }: JournalFile): Journal {
  if (format !== 1) throw new Error(`The journal has the format ${String(format)}, and 1 is known.`);
  const before = recordsBefore();
  return {
    ...journal,
    turns: turns.map((turn) => ({
      ...turn,
      writes: turn.writes.map(({ set, gone, ...write }) => {
        const value = changed(before.of(write.key), { ...(set && { set }), ...(gone && { gone }) });
        before.is(write.key, value);
        return { ...write, value };
      }),
    })),
  };
}
