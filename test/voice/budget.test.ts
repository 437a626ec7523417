import { describe, expect, test } from 'vitest';
import type { Platform } from '../../src/action/platform.ts';
import {
  checkStaffing,
  disconnect,
  flow,
  fn,
  invokeLambda,
  playPrompt,
  queue,
  setWorkingQueue,
} from '../../src/index.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { monday } from './desk.ts';
import { passed, platformWith, smallCall } from './small.ts';

const heard = { kind: 'heard' } as const;
const slow = fn('slow');
const line = flow('Slow', {
  start: 'one',
  steps: {
    one: invokeLambda({ function: slow, timeout: 8, next: 'two', onError: 'late' }),
    two: invokeLambda({ function: slow, timeout: 8, next: 'done', onError: 'late' }),
    done: playPrompt({ text: 'Done.', next: 'bye' }),
    late: playPrompt({ text: 'Too late.', next: 'bye' }),
    bye: disconnect(),
  },
});

/** A function that takes its time, and how often it was called. */
function slowly(clock: ReturnType<typeof virtualClock>, takes: number) {
  const asked: string[] = [];
  const invoke: Platform['invoke'] = async (_effect, { turn, signal }) => {
    asked.push(turn);
    await clock.sleep(takes, signal);
    return { kind: 'returned', result: {} };
  };
  return { asked, platform: platformWith({ invoke }) };
}

describe('a turn that takes too long', () => {
  test('tells the caller to wait, and the next request goes on with the same call of the function', async () => {
    const clock = virtualClock(monday);
    const { asked, platform } = slowly(clock, 7000);
    const call = smallCall([line], { clock, platform });
    // Seven seconds, and three of the next seven.
    expect(await call.arrives()).toMatchObject({ held: true, waits: 'invoke', said: [] });
    expect(clock.now() - monday).toBe(10_000);
    expect(await call.answers(heard, 2000)).toMatchObject({ held: false, said: ['Done.'] });
    expect(clock.now() - monday).toBe(14_000);
    expect(asked).toEqual(['1', '2']);
    expect(passed(call.entries)).toEqual(['one', 'two', 'done']);
  });

  test('an answer that came while the caller was told to wait counts from when it came', async () => {
    const clock = virtualClock(monday);
    const { asked, platform } = slowly(clock, 7000);
    const call = smallCall([line], { clock, platform });
    await call.arrives();
    // Thirty seconds are more than a function has; its answer came after four of them.
    expect(await call.answers(heard, 30_000)).toMatchObject({ said: ['Done.'] });
    expect(asked).toEqual(['1', '2']);
  });

  test('the limit of a function counts over all requests', async () => {
    const clock = virtualClock(monday);
    const { platform } = slowly(clock, 9000);
    const call = smallCall([line], { clock, platform });
    expect(await call.arrives()).toMatchObject({ said: ['Too late.'] });
    expect(clock.now() - monday).toBe(8000);
    expect(call.lines).toMatchObject([
      { message: 'A question was not answered in time: it has failed.', contactId: 'CA1', question: 'CA1/1' },
    ]);
    const second = smallCall([line], { clock, platform, budget: 5000 });
    expect(await second.arrives()).toMatchObject({ held: true });
    expect(await second.answers(heard, 1000)).toMatchObject({ said: ['Too late.'] });
    expect(clock.now() - monday).toBe(16_000);
  });

  test('on another server, the rest of the limit is what is left', async () => {
    const store = memoryStore();
    const clock = virtualClock(monday);
    const never: Platform['invoke'] = (_effect, { signal }) =>
      clock.sleep(Number.POSITIVE_INFINITY, signal).then(() => ({ kind: 'returned', result: {} }));
    const first = smallCall([line], {
      clock,
      store,
      platform: platformWith({ invoke: never }),
      budget: 2000,
    });
    expect(await first.arrives()).toMatchObject({ held: true });
    const { asked, platform } = slowly(clock, 1000);
    const second = smallCall([line], { clock, store, platform });
    await second.arrives();
    expect(await second.answers(heard, 500)).toMatchObject({ said: ['Done.'] });
    expect(asked).toEqual(['1', '2']);
  });

  test('on another server, what nobody there has asked is asked again, with all of its time', async () => {
    const store = memoryStore();
    const clock = virtualClock(monday);
    const first = smallCall([line], { clock, store, platform: slowly(clock, 7000).platform, budget: 2000 });
    expect(await first.arrives()).toMatchObject({ held: true });
    const { asked, platform } = slowly(clock, 1000);
    const second = smallCall([line], { clock, store, platform });
    await second.arrives();
    expect(await second.answers(heard, 6000)).toMatchObject({ said: ['Done.'] });
    expect(asked).toEqual(['1', '2']);
  });

  test('a function that comes due while the caller is told to wait has its time from when it is asked', async () => {
    const clock = virtualClock(monday);
    const { asked, platform } = slowly(clock, 7000);
    const three = flow('Three', {
      start: 'one',
      steps: {
        one: invokeLambda({ function: slow, timeout: 8, next: 'two', onError: 'late' }),
        two: invokeLambda({ function: slow, timeout: 8, next: 'three', onError: 'late' }),
        three: invokeLambda({ function: slow, timeout: 8, next: 'done', onError: 'late' }),
        done: playPrompt({ text: 'All three are done.', next: 'bye' }),
        late: playPrompt({ text: 'Too late.', next: 'bye' }),
        bye: disconnect(),
      },
    });
    const call = smallCall([three], { clock, platform });
    // The second is done after 14 seconds, and nobody asks until the nineteenth.
    expect(await call.arrives()).toMatchObject({ held: true });
    expect(await call.answers(heard, 9000)).toMatchObject({ said: ['All three are done.'] });
    expect(asked).toEqual(['1', '2', '3']);
    expect(clock.now() - monday).toBe(26_000);
  });

  test('holds as often as it must, and each poll is a turn of its own with bytes of its own', async () => {
    const clock = virtualClock(monday);
    const { asked, platform } = slowly(clock, 7000);
    const call = smallCall([line], { clock, platform, budget: 2000 });
    const turns = [await call.arrives()];
    while (turns.at(-1)?.held === true) turns.push(await call.answers(heard, 1000));
    expect(turns.map(({ turn }) => turn)).toEqual(turns.map((_turn, index) => index + 1));
    expect(turns.at(-1)).toMatchObject({ said: ['Done.'] });
    expect(asked).toEqual(['1', '2']);
  });

  test('a slow reading holds too, behind the prompts before it', async () => {
    const clock = virtualClock(monday);
    let asked = 0;
    const call = smallCall(
      [
        flow('Reading', {
          start: 'welcome',
          steps: {
            welcome: playPrompt({ text: 'Welcome.', next: 'queue' }),
            queue: setWorkingQueue({ queue: queue('Desk'), next: 'staffed', onError: 'bye' }),
            staffed: checkStaffing({ metric: 'staffed', yes: 'some', no: 'some', onError: 'late' }),
            some: playPrompt({ text: 'Somebody is here.', next: 'bye' }),
            late: playPrompt({ text: 'Nobody knows.', next: 'bye' }),
            bye: disconnect(),
          },
        }),
      ],
      {
        clock,
        budget: 2000,
        platform: platformWith({
          metrics: async () => {
            asked++;
            await clock.sleep(3000);
            return {
              kind: 'metrics',
              metrics: { staffed: 1, available: 1, online: 1, waiting: 0, oldest: 0 },
            };
          },
        }),
      },
    );
    expect(await call.arrives()).toMatchObject({ held: true, said: ['Welcome.'] });
    expect(await call.answers(heard, 600)).toMatchObject({ held: false, said: ['Somebody is here.'] });
    expect(asked).toBe(1);
    // The prompt was heard while the caller waited, and not again.
    expect(call.entries.filter(({ type }) => type === 'prompt.started')).toMatchObject([{ at: 2000 }]);
  });
});

test('a flow that goes round without the caller is ended', async () => {
  const round = flow('Round', {
    start: 'again',
    steps: {
      again: invokeLambda({ function: slow, next: 'again', onError: 'again' }),
    },
  });
  const call = smallCall([round], {
    platform: platformWith({ invoke: async () => ({ kind: 'returned', result: {} }) }),
  });
  expect(await call.arrives()).toMatchObject({ waits: 'ended' });
  expect(call.snapshot().ended).toEqual({ by: 'engine', reason: 'never_ends' });
});
