import { expect, test } from 'vitest';
import { storeOnDemand } from '../../../src/fulfillment/lambda/store-on-demand.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';

function counted(open: () => Promise<Store> = async () => memoryStore()) {
  const count = { opened: 0 };
  const store = storeOnDemand(() => {
    count.opened++;
    return open();
  });
  return { store, count };
}

test('it is opened once, when something is asked of it', async () => {
  const { store, count } = counted();
  const notes = store.collection<string>('notes');
  expect(count.opened).toBe(0);
  const added = await Promise.all([
    notes.insert('a', 'one', { group: 'g', order: '1', expires: 5 }),
    notes.insert('b', 'two', { group: 'g', order: '2' }),
  ]);
  expect(added).toEqual([true, true]);
  expect(await notes.insert('a', 'again')).toBe(false);
  expect(await notes.replace('b', 1, 'three')).toBe(true);
  expect(await notes.get('b')).toEqual({ key: 'b', version: 2, value: 'three' });
  expect((await notes.newest('g', 5)).map(({ key }) => key)).toEqual(['b', 'a']);
  expect(await store.sweep(6)).toBe(1);
  expect(await notes.remove('b', 2)).toBe(true);
  expect(count.opened).toBe(1);
});

test('it is opened again after it could not be', async () => {
  let down = true;
  const { store, count } = counted(async () => {
    if (down) throw new Error('down');
    return memoryStore();
  });
  await expect(store.sweep(0)).rejects.toThrow('down');
  down = false;
  expect(await store.sweep(0)).toBe(0);
  expect(count.opened).toBe(2);
});

test('what was never opened is closed by doing nothing', async () => {
  const { store, count } = counted();
  await store.close();
  expect(count.opened).toBe(0);
});
