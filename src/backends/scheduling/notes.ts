import type { Clock } from '../../language/clock.ts';
import { digestOf } from '../../language/digest.ts';
import type { Store } from '../../store/store.ts';
import { keyReused } from './bookings/refused.ts';
import type { Note } from './parts.ts';

/** What is written to a job. */
export interface NewNote {
  readonly projectId: string;
  readonly text: string;
  readonly author: string;
  /** The same for every repeat of one note, which is then written once. */
  readonly key?: string;
}

export interface Notes {
  /** @throws {TrunklineError} `key_reused` where the key has written another note to this job. */
  add(note: NewNote): Promise<Note>;
  /** The newest first, a thousand at the most. */
  list(projectId: string): Promise<readonly Note[]>;
}

/** The notes of jobs. A job without notes has none: nothing is made up. */
export function notes({
  store,
  clock,
  random,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
}): Notes {
  const records = store.collection<Note>('notes');
  return {
    async add({ projectId, text, author, key }) {
      const created_at = new Date(clock.now()).toISOString();
      // The key is in the id, and ids are unique: whoever repeats it meets the first note.
      const note: Note = {
        note_id: `note-${digestOf(projectId, key ?? [created_at, random()]).slice(0, 24)}`,
        note_text: text,
        author,
        created_at,
      };
      const placed = { group: projectId, order: created_at };
      if (await records.insert(note.note_id, note, placed)) return note;
      const first = (await records.get(note.note_id))?.value;
      if (first?.note_text === text && first.author === author) return first;
      throw keyReused();
    },
    async list(projectId) {
      return (await records.newest(projectId, 1000)).map(({ value }) => value);
    },
  };
}
