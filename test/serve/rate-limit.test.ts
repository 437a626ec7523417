import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { rateLimit } from '../../src/serve/rate-limit.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const heap = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const allowedOf = (allowed: (key: string) => boolean, calls: number, key = 'a') =>
  Array.from({ length: calls }, () => allowed(key)).filter(Boolean).length;

test('a burst goes through at once, and what comes after it at the rate', () => {
  const clock = virtualClock();
  const allowed = rateLimit({ rate: 50, burst: 100 }, clock);
  expect(allowedOf(allowed, 150)).toBe(100);
  clock.moveTo(100);
  expect(allowedOf(allowed, 150)).toBe(5);
  clock.moveTo(119);
  expect(allowedOf(allowed, 1)).toBe(0);
  clock.moveTo(120);
  expect(allowedOf(allowed, 1)).toBe(1);
});

test('a quiet hour saves no more than a burst', () => {
  const clock = virtualClock();
  const allowed = rateLimit({ rate: 50, burst: 100 }, clock);
  allowedOf(allowed, 100);
  clock.moveTo(3_600_000);
  expect(allowedOf(allowed, 500)).toBe(100);
});

test('a clock that is put back takes nothing away', () => {
  let now = 10_000;
  const allowed = rateLimit({ rate: 1, burst: 3 }, { ...virtualClock(), now: () => now });
  expect(allowedOf(allowed, 1)).toBe(1);
  now = 0;
  expect(allowedOf(allowed, 5)).toBe(2);
});

test('each key has its own', () => {
  const allowed = rateLimit({ rate: 1, burst: 2 }, virtualClock());
  expect([allowedOf(allowed, 3, 'a'), allowedOf(allowed, 3, 'b')]).toEqual([2, 2]);
});

test('no span of time ever sees more than the burst and the rate over it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 80 }),
      (rate, burst, pauses) => {
        const clock = virtualClock();
        const allowed = rateLimit({ rate, burst }, clock);
        const passed: number[] = [];
        for (const pause of pauses) {
          clock.moveTo(clock.now() + pause);
          if (allowed('a')) passed.push(clock.now());
        }
        for (const [index, from] of passed.entries())
          for (const [later, to] of passed.entries())
            if (later >= index)
              expect(later - index + 1).toBeLessThanOrEqual(burst + ((to - from) / 1000) * rate + 1e-6);
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});

test('a key is forgotten when its bucket is full again: a million of them take no memory', () => {
  const clock = virtualClock();
  const allowed = rateLimit({ rate: 1, burst: 3 }, clock);
  const visits = (from: number) => {
    for (let key = from; key < from + 500_000; key++) {
      clock.moveTo(key);
      allowed(`caller ${key}`);
    }
  };
  visits(0);
  const before = heap();
  visits(500_000);
  // Half a million of them that were kept would take ten times as much, and more.
  expect(heap() - before).toBeLessThan(5_000_000);
});

test('what is not full again is not forgotten', () => {
  const clock = virtualClock();
  const allowed = rateLimit({ rate: 1, burst: 3 }, clock);
  expect(allowedOf(allowed, 3)).toBe(3);
  clock.moveTo(2999);
  expect(allowedOf(allowed, 1, 'b')).toBe(1);
  expect(allowedOf(allowed, 3)).toBe(2);
});
