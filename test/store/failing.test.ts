import { expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { type FailureKind, type FailurePlan, failing, failures } from './failing.ts';

/** Five calls, each after the last, a second for each: what came of each, and what was done. */
async function played(plan: Omit<FailurePlan, 'clock'>) {
  const clock = virtualClock();
  const store = memoryStore();
  const plans = failures({ ...plan, clock });
  const answers: unknown[] = [];
  const fiveCalls = async (on: Store) => {
    const values = on.collection<number>('values');
    for (const call of [
      () => values.insert('k', 1),
      () => values.replace('k', 1, 2),
      () => values.newest('g', 1),
      () => on.sweep(0),
      () => values.get('k'),
    ]) {
      const { signal, clear } = clock.deadline(1000);
      const late = new Promise((resolve) => signal.addEventListener('abort', () => resolve('late')));
      answers.push(await Promise.race([call().catch((error: { code: string }) => error.code), late]));
      clear();
    }
  };
  await Promise.race([fiveCalls(failing(store, plans)), plans.killed]);
  const left = await store.collection<number>('values').get('k');
  return { answers, left: left?.value, calls: plans.calls(), failed: plans.failed() };
}

const [done, two, cut] = [true, { key: 'k', version: 2, value: 2 }, 'store_unavailable'];

test.each<[FailureKind, number, boolean, unknown[], number | undefined, number, number]>([
  ['refused', 0, false, [done, done, [], 0, two], 2, 5, 0],
  ['refused', 9, true, [done, done, [], 0, two], 2, 5, 0],
  ['refused', 2, false, [done, cut, [], 0, { ...two, version: 1, value: 1 }], 1, 5, 1],
  ['refused', 1, true, [cut, cut, cut, cut, cut], undefined, 5, 5],
  ['lost', 2, false, [done, cut, [], 0, two], 2, 5, 1],
  ['lost', 2, true, [done, cut, cut, cut, cut], 2, 5, 4],
  ['hang', 2, false, [done, 'late', [], 0, { ...two, version: 1, value: 1 }], 1, 5, 1],
  ['hang', 4, true, [done, done, [], 'late', 'late'], 2, 5, 2],
  ['kill', 1, false, [], undefined, 1, 1],
  ['kill', 3, false, [done, done], 2, 3, 1],
])('%s at call %i, for good: %s', async (kind, at, lasting, answers, left, calls, failed) => {
  const plan = kind === 'kill' ? { kind, at } : { kind, at, lasting };
  expect(await played(plan)).toEqual({ answers, left, calls, failed });
});

test('whoever is killed stays it, through every port', async () => {
  const plans = failures({ kind: 'kill', at: 1, clock: virtualClock() });
  const store = memoryStore();
  const values = failing(store, plans).collection<number>('values');
  let answered = 0;
  const answer = () => {
    answered++;
  };
  void values.insert('k', 1).then(answer, answer);
  await plans.killed;
  void values.insert('l', 1).then(answer, answer);
  void plans.call(async () => answer()).then(answer, answer);
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toBe(0);
  expect(await store.collection('values').get('l')).toBeUndefined();
});
