import { expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import type { Collection, Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { journalIn, turnsKept } from '../../src/voice/journal.ts';
import { arrived } from '../../src/voice/standing.ts';
import { deskProgram, monday } from './desk.ts';

const clock = virtualClock(monday);
const { standing } = arrived(deskProgram, { id: 'CA1', channel: 'VOICE' }, monday);

/** A store whose lists lag behind, and that counts what is read. */
function lagging(own: Store): { readonly store: Store; reads(): number } {
  let reads = 0;
  const store: Store = {
    ...own,
    collection: <Value>(name: string): Collection<Value> => {
      const records = own.collection<Value>(name);
      const stale = new Map<string, ReturnType<typeof records.newest>>();
      return {
        ...records,
        get: (key) => {
          reads++;
          return records.get(key);
        },
        newest: (group, limit) => {
          const before = stale.get(group) ?? records.newest(group, limit);
          stale.set(group, before);
          return before;
        },
      };
    },
  };
  return { store, reads: () => reads };
}

test('the last turn is found though lists lag behind, and though it is claimed', async () => {
  const own = memoryStore();
  const writing = journalIn(own, clock.now, turnsKept);
  const { store } = lagging(own);
  const reading = () => journalIn(store, clock.now, turnsKept);
  expect(await reading().last('CA1')).toBeUndefined();
  for (let turn = 0; turn < 12; turn++) {
    expect(await writing.write({ call: 'CA1', turn }, 0, standing, `document ${turn}`)).toBe(true);
    expect(await reading().last('CA1')).toMatchObject({ turn, document: `document ${turn}` });
  }
  expect(await writing.write({ call: 'CA1', turn: 12 }, 0, standing)).toBe(true);
  for (const journal of [reading(), writing])
    expect(await journal.last('CA1')).toMatchObject({ turn: 12, document: undefined, version: 1 });
  expect(await reading().last('CA')).toBeUndefined();
});

test('a turn is written by one, and what has a document never changes', async () => {
  const store = memoryStore();
  const [one, other] = [journalIn(store, clock.now, turnsKept), journalIn(store, clock.now, turnsKept)];
  const name = { call: 'CA1', turn: 0 };
  expect(await one.write(name, 0, standing)).toBe(true);
  expect(await other.write(name, 0, standing, 'another')).toBe(false);
  expect(await other.write(name, 1, standing, 'the one')).toBe(true);
  expect(await one.write(name, 1, standing, 'too late')).toBe(false);
  for (const journal of [one, other]) expect(await journal.find(name)).toMatchObject({ document: 'the one' });
});

test('a server remembers the last turns of its calls, but not of all calls for ever', async () => {
  const { store, reads } = lagging(memoryStore());
  const journal = journalIn(store, clock.now, turnsKept);
  for (let call = 0; call <= 1000; call++)
    await journal.write({ call: `CA${call}`, turn: 0 }, 0, standing, `document ${call}`);
  expect(reads()).toBe(0);
  expect(await journal.find({ call: 'CA1000', turn: 0 })).toMatchObject({ document: 'document 1000' });
  expect([reads(), journal.wroteLast({ call: 'CA1000', turn: 0 })]).toEqual([0, true]);
  expect(await journal.find({ call: 'CA0', turn: 0 })).toMatchObject({ document: 'document 0' });
  expect([reads(), journal.wroteLast({ call: 'CA0', turn: 0 })]).toEqual([1, false]);
});

test('the last of many turns is found by few reads', async () => {
  const own = memoryStore();
  const writing = journalIn(own, clock.now, turnsKept);
  for (let turn = 0; turn < 200; turn++) {
    await writing.write({ call: 'CA1', turn }, 0, standing, `document ${turn}`);
    const { store, reads } = lagging(own);
    expect(await journalIn(store, clock.now, turnsKept).last('CA1')).toMatchObject({ turn });
    expect(reads()).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(turn + 2)) + 2);
  }
});

test('of more claimed turns than are looked at together, those that have waited longest come first', async () => {
  const moving = virtualClock(monday);
  const journal = journalIn(memoryStore(), moving.now, turnsKept);
  for (let call = 0; call <= 1000; call++) {
    await journal.write({ call: `CA${call}`, turn: 0 }, 0, standing);
    moving.moveTo(moving.now() + 1);
  }
  const left = await journal.claimedBefore(moving.now());
  expect([left.length, left[0], left[1]]).toEqual([1000, { call: 'CA0', turn: 0 }, { call: 'CA1', turn: 0 }]);
});
