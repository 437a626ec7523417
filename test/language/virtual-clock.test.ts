import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';

describe('a virtual clock', () => {
  test('jumps to the end of a sleep when nothing else is left to do', async () => {
    const clock = virtualClock(1000);
    await clock.sleep(5000);
    expect(clock.now()).toBe(6000);
  });

  test('wakes sleepers in the order of their times', async () => {
    const clock = virtualClock();
    const woken: (readonly [string, number])[] = [];
    const sleeper = async (name: string, milliseconds: number) => {
      await clock.sleep(milliseconds);
      woken.push([name, clock.now()]);
    };
    await Promise.all([sleeper('late', 300), sleeper('early', 100), sleeper('later', 400)]);
    expect(woken).toEqual([
      ['early', 100],
      ['late', 300],
      ['later', 400],
    ]);
  });

  test('lets a sleeper who has work to do finish it before time goes on', async () => {
    const clock = virtualClock();
    const seen: number[] = [];
    const busy = async () => {
      await clock.sleep(10);
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
      seen.push(clock.now());
      await clock.sleep(5);
      seen.push(clock.now());
    };
    await Promise.all([busy(), clock.sleep(1000)]);
    expect(seen).toEqual([10, 15]);
  });

  test('stops a sleep that is aborted, and time does not go to its end', async () => {
    const clock = virtualClock();
    const deadline = clock.deadline(200);
    await expect(clock.sleep(5000, deadline.signal)).rejects.toThrow('no answer in 200 ms');
    expect(clock.now()).toBe(200);
  });

  test('rejects at once where the signal is aborted already', async () => {
    await expect(virtualClock().sleep(1, AbortSignal.abort('gone'))).rejects.toBe('gone');
  });

  test('wakes nobody who sleeps for good but by a deadline', async () => {
    const clock = virtualClock();
    const { signal } = clock.deadline(700);
    await expect(clock.sleep(Number.POSITIVE_INFINITY, signal)).rejects.toThrow('700 ms');
    expect(clock.now()).toBe(700);
  });

  test('does not move for a deadline alone, and none passes that was cleared', async () => {
    const clock = virtualClock();
    const passed = clock.deadline(100);
    const cleared = clock.deadline(100);
    cleared.clear();
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toBe(0);
    clock.moveTo(100);
    expect([passed.signal.aborted, cleared.signal.aborted]).toEqual([true, false]);
  });

  test('is moved forward and never back', () => {
    const clock = virtualClock(50);
    clock.moveTo(80);
    clock.moveTo(20);
    expect(clock.now()).toBe(80);
    expect(clock.deadline(5).at).toBe(85);
  });
});
