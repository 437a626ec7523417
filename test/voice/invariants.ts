import { expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { TurnRecord } from '../../src/voice/journal.ts';

/**
 * Holds what is written down of a call against what every call keeps to, and gives its turns.
 *
 * - Turns are numbered without a gap, and each has one document.
 * - The contact never goes back: neither its turns nor its time.
 * - A notice is in one turn.
 * - Only the last turn has ended, and what has ended waits for nothing.
 */
export async function mustBeSound(store: Store, call: string): Promise<readonly TurnRecord[]> {
  const records = store.collection<TurnRecord & { readonly over?: true }>('turns');
  const turns: TurnRecord[] = [];
  for (let turn = 0; ; turn++) {
    const kept = await records.get(`${call}/${turn}`);
    if (kept === undefined) break;
    expect(kept.value.document, `turn ${turn} has a document`).toBeTypeOf('string');
    // The arrival of a call that is over holds no more than that.
    if (kept.value.over !== true) turns.push(kept.value);
  }
  for (const [index, { moment, notices, began }] of turns.entries()) {
    const { snapshot } = moment;
    const before = turns[index - 1];
    expect(new Set(notices.map(({ id }) => id)).size, 'a notice is told once').toBe(notices.length);
    expect(new Set(notices.map(({ turn }) => turn)).size).toBe(notices.length);
    if (before !== undefined) {
      expect(began).toBe(before.began);
      expect(snapshot.turn).toBeGreaterThanOrEqual(before.moment.snapshot.turn);
      expect(snapshot.at).toBeGreaterThanOrEqual(before.moment.snapshot.at);
      expect(moment.sentAt).toBeGreaterThanOrEqual(before.moment.sentAt);
      expect(before.moment.snapshot.ended, 'nothing follows the end').toBeNull();
    }
    const waits = snapshot.waiting !== '';
    expect(waits, 'a contact waits, or has ended').toBe(snapshot.ended === null);
    if (snapshot.ended !== null) expect(moment.held).toBe(false);
  }
  return turns;
}
