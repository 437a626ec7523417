import { expect, test } from 'vitest';
import { monthlyQuota } from '../../src/backends/monthly-quota.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';

const october = Date.parse('2025-10-06T13:00:00Z');
const quotaOn = (store: Store, most: number, clock = virtualClock(october)) =>
  monthlyQuota({ store, clock, name: 'quota', most });
const passed = async (calls: readonly Promise<number>[]) =>
  (await Promise.all(calls)).filter((wait) => wait === 0).length;
const times = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index));

test.each([0, 1, 99, 100, 101, 250])(
  'of %i calls a month, no more go through, one after the other or at once',
  async (most) => {
    const inTurn = quotaOn(memoryStore(), most);
    let count = 0;
    for (let call = 0; call < most + 20; call++) if ((await inTurn('a')) === 0) count++;
    expect(count).toBe(most);
    const atOnce = quotaOn(memoryStore(), most);
    expect(await passed(times(most + 20, () => atOnce('a')))).toBe(most);
  },
);

test('instances share it', async () => {
  const store = memoryStore();
  const instances = times(4, () => quotaOn(store, 1000));
  expect(await passed(times(1200, (index) => instances[index % 4]?.('a') ?? Promise.resolve(-1)))).toBe(1000);
});

test('what an instance took and did not use is lost, and nothing else', async () => {
  const store = memoryStore();
  for (let instance = 0; instance < 3; instance++) expect(await quotaOn(store, 450)('a')).toBe(0);
  const last = quotaOn(store, 450);
  expect(await passed(times(200, () => last('a')))).toBe(150);
});

test('calls at once take no more than they need', async () => {
  const store = memoryStore();
  const busy = quotaOn(store, 1000);
  expect(await passed(times(100, () => busy('a')))).toBe(100);
  const other = quotaOn(store, 1000);
  expect(await passed(times(1000, () => other('a')))).toBe(900);
});

test('each client has its own, and each month a new one', async () => {
  const clock = virtualClock(october);
  const quota = quotaOn(memoryStore(), 2, clock);
  expect(await passed(times(5, () => quota('a')))).toBe(2);
  expect(await passed(times(5, () => quota('b')))).toBe(2);
  expect(await quota('a')).toBe(Date.parse('2025-11-01T00:00:00Z') - october);
  clock.moveTo(Date.parse('2025-10-31T23:59:59.999Z'));
  expect(await quota('a')).toBe(1);
  clock.moveTo(clock.now() + 1);
  expect(await passed(times(5, () => quota('a')))).toBe(2);
});

test('what is left of a month is worth nothing in the next, and its count is swept', async () => {
  const clock = virtualClock(october);
  const store = memoryStore();
  const quota = quotaOn(store, 250, clock);
  expect(await quota('a')).toBe(0);
  clock.moveTo(Date.parse('2025-11-01T00:00:00Z'));
  expect(await passed(times(400, () => quota('a')))).toBe(250);
  expect(await store.sweep(clock.now())).toBe(1);
});

test('few calls cost a call of the store', async () => {
  const inner = memoryStore();
  let asked = 0;
  const store: Store = {
    ...inner,
    collection: <Value>(name: string) => {
      const collection = inner.collection<Value>(name);
      return {
        ...collection,
        get: (key: string) => {
          asked++;
          return collection.get(key);
        },
      };
    },
  };
  const quota = quotaOn(store, 10_000);
  for (let call = 0; call < 1000; call++) await quota('a');
  expect(asked).toBe(10);
});
