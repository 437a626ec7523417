import type { Effect } from '../action/effect.ts';
import type { EndedBy, Entry, EntryBody } from '../action/entry.ts';
import type { Program } from './program.ts';
import type { Draft } from './snapshot.ts';

/** A turn being played: the snapshot under the pen, and what came of it so far. */
export interface Play {
  readonly program: Program;
  readonly contact: Draft;
  readonly effects: Effect[];
  readonly entries: Entry[];
}

/** Writes an entry at the contact's present place and time. */
export function write({ contact, entries }: Play, body: EntryBody): void {
  const entry = body as EntryBody & { at: number; flow: string; step: string };
  entry.at = contact.at;
  entry.flow = contact.flow;
  entry.step = contact.step;
  entries.push(entry);
}

/** Ends the contact. */
export function end(play: Play, by: EndedBy, reason: string): void {
  const { contact } = play;
  contact.waiting = '';
  contact.ended = { by, reason };
  write(play, { type: 'contact.ended', by, reason });
}

/** Lets the host hang up, where the customer is still there. */
export function disconnect({ contact, effects }: Play): void {
  if (contact.hungUp === '' || contact.hungUp === 'agent') effects.push({ kind: 'disconnect' });
}

/** Ends the contact because it cannot go on, by name. */
export function stop(play: Play, code: string, detail: string): void {
  disconnect(play);
  write(play, { type: 'failure', code, detail });
  end(play, 'engine', code);
}
