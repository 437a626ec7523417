import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unknownOutcomes } from '../../src/fulfillment/outcome-record.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { desk, start } from './desk.ts';
import { storeThrough } from './faulty.ts';
import { enterInto, ledger } from './ledger.ts';

/** One delivery of the same call. */
const delivery = fc.record({
  machine: fc.constantFrom<0 | 1>(0, 1),
  timeLeft: fc.constantFrom(150, 1000, 7000, 7000, 7000),
  after: fc.constantFrom(0, 0, 0, 40, 900, 7500),
});

const setting = fc.record({
  keyed: fc.boolean(),
  turn: fc.constantFrom(undefined, '12/0'),
  /** Milliseconds that the backend takes, each time that it is asked. */
  takes: fc.array(fc.constantFrom(0, 10, 400, 6999, 7001, 12_000), { minLength: 1, maxLength: 4 }),
  deliveries: fc.array(delivery, { minLength: 2, maxLength: 5 }),
});

// Answers that say that there is none yet, and are recorded nowhere.
const unsettled = new Set(['in_progress', 'upstream']);

test('two machines race for repeats of one call: one recorded outcome, the same answers', async () => {
  const seen: { [outcome: string]: number } = {};
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), setting, async (scheduler, { keyed, turn, takes, deliveries }) => {
      const clock = virtualClock(start);
      const store = memoryStore();
      const book = { entries: [] as string[], byKey: new Map<string, string>() };
      // Each request and each reply of the store arrives when the schedule says so.
      const through = async <Result>(port: string, work: () => Promise<Result>) => {
        await scheduler.schedule(Promise.resolve(), `${port} asked`);
        const result = await work();
        await scheduler.schedule(Promise.resolve(), `${port} answered`);
        return result;
      };
      let asked = 0;
      const machines = [0, 1].map(() => {
        const backend = ledger(async (work) => {
          await clock.sleep(takes[asked++ % takes.length] ?? 0);
          return work();
        }, book);
        return desk([enterInto(backend, { keyed })], { clock, outcomes: storeThrough({ through }, store) });
      });
      const call = (machine: 0 | 1, timeLeft?: number) =>
        machines[machine]?.call({
          input: { words: 'a' },
          ...(timeLeft === undefined ? {} : { timeLeft }),
          ...(turn === undefined ? {} : { turn }),
        });
      const answers = await scheduler.waitFor(
        Promise.all(
          deliveries.map(async ({ machine, timeLeft, after }) => {
            await clock.sleep(after);
            return call(machine, timeLeft);
          }),
        ),
      );
      // Whatever is late comes in, and every lease ends.
      await scheduler.waitFor(clock.sleep(30_000));
      const final = await scheduler.waitFor(Promise.resolve(call(1)));
      const unknown = await unknownOutcomes(store, clock);

      for (const { outcome = '' } of [...answers, final].flatMap((one) => one ?? []))
        seen[outcome] = (seen[outcome] ?? 0) + 1;
      const settled = [...answers, final].filter((one) => one !== undefined && !unsettled.has(one.outcome));
      expect(new Set(settled.map((one) => JSON.stringify(one))).size).toBeLessThanOrEqual(1);
      expect(book.entries.length).toBeLessThanOrEqual(1);
      if (final?.outcome === 'ok') expect(book.entries).toEqual(['a']);
      if (final?.outcome === 'unknown') expect(unknown).toHaveLength(1);
      if (keyed) expect(unknown).toEqual([]);
      if (book.entries.length === 1 && !keyed && final?.outcome !== 'ok') expect(unknown).toHaveLength(1);
    }),
    { numRuns: 1000, seed: 20251006 },
  );
  for (const outcome of ['ok', 'in_progress', 'upstream', 'unknown'])
    expect(Object.keys(seen)).toContain(outcome);
});
