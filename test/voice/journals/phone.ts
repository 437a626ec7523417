import type { AnswerBody } from '../../../src/action/event.ts';
import type { Asked, Platform } from '../../../src/action/platform.ts';
import type { Bots, Said } from '../../../src/bot/bot.ts';
import type { Program } from '../../../src/engine/program.ts';
import type { JsonObject } from '../../../src/language/document.ts';
import type { VirtualClock } from '../../../src/language/virtual-clock.ts';
import type { Collection, Placed, Store } from '../../../src/store/store.ts';
import type { Speak } from '../../../src/voice/moment.ts';
import { twimlSpeak } from '../../../src/voice/twilio/speak.ts';
import { type SharedVoiceCalls, voiceCalls } from '../../../src/voice/voice-calls.ts';
import { depotSealer } from '../depot.ts';
import type { Write } from './journal.ts';

/** The documents of journals are those of Twilio. */
export const journalSpeak = twimlSpeak({ publicUrl: 'https://phone.example.com' });

/** Calls are recorded and replayed on a phone like this. */
export function journalPhone(options: {
  readonly program: Program;
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly platform: Platform;
  readonly bots: Bots;
  readonly budget: number;
  readonly speak?: Speak;
}): SharedVoiceCalls {
  return voiceCalls({
    speak: journalSpeak,
    ...options,
    sealer: depotSealer,
    secret: 'a secret that all versions share',
    log: () => {},
  });
}

/** Tells of every record of a turn that is written to a store. */
export function noting(own: Store, wrote: (write: Write) => void): Store {
  return {
    ...own,
    collection: <Value>(name: string): Collection<Value> => {
      const records = own.collection<Value>(name);
      if (name !== 'turns') return records;
      const note = (key: string, value: Value, placed: Placed | undefined) =>
        wrote({
          key,
          ...(placed === undefined ? {} : { placed }),
          value: JSON.parse(JSON.stringify(value)) as JsonObject,
        });
      return {
        ...records,
        async insert(key, value, placed) {
          const isWritten = await records.insert(key, value, placed);
          if (isWritten) note(key, value, placed);
          return isWritten;
        },
        async replace(key, version, value, placed) {
          const isWritten = await records.replace(key, version, value, placed);
          if (isWritten) note(key, value, placed);
          return isWritten;
        },
      };
    },
  };
}

/** A platform that answers each of its five kinds of question in the same way. */
export function platformBy(
  answer: (kind: keyof Platform, effect: unknown, asked: Asked) => Promise<AnswerBody>,
): Platform {
  return {
    invoke: (effect, asked) => answer('invoke', effect, asked),
    serve: (effect, asked) => answer('serve', effect, asked),
    hours: (effect, asked) => answer('hours', effect, asked),
    metrics: (effect, asked) => answer('metrics', effect, asked),
    callback: (effect, asked) => answer('callback', effect, asked),
  };
}

/** What a question is called in a journal. */
export function questionTo(kind: keyof Platform, { turn }: Asked): string {
  return `${kind} ${turn}`;
}

export function questionToBot({ session, text }: Said): string {
  return `bot ${session} ${text}`;
}
