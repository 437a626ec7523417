import { describe, expect, test } from 'vitest';
import {
  botNamed,
  checkStaffing,
  connectLex,
  disconnect,
  flow,
  fn,
  getCustomerInput,
  invokeLambda,
  playPrompt,
  queue,
  setDisconnectFlow,
  setWorkingQueue,
  transferToQueue,
} from '../../src/index.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { monday } from './desk.ts';
import { toldBy } from './line.ts';
import { passed, platformWith, smallCall } from './small.ts';

const over = { id: 'h', kind: 'hangup', by: 'customer' } as const;
const bye = disconnect();
const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

const metrics = { staffed: 1, available: 1, online: 1, waiting: 0, oldest: 0 };

describe('a hang-up', () => {
  const after = flow('After', {
    start: 'note',
    steps: {
      note: invokeLambda({ function: fn('log-it'), next: 'noted', onError: 'lost' }),
      noted: bye,
      lost: playPrompt({ text: 'Lost.', next: 'noted' }),
    },
  });
  const main = flow('Main', {
    start: 'after',
    steps: {
      after: setDisconnectFlow({ flow: after, next: 'menu', onError: 'menu' }),
      menu: getCustomerInput({
        text: 'Press 1.',
        when: { '1': 'queue' },
        onTimeout: 'bye',
        onNoMatch: 'bye',
        onError: 'bye',
      }),
      queue: setWorkingQueue({ queue: queue('Desk'), next: 'staffed', onError: 'bye' }),
      staffed: checkStaffing({ metric: 'staffed', yes: 'bye', no: 'bye', onError: 'bye' }),
      bye,
    },
  });

  test('while an answer leads to a reading: each question gets an answer of its own', async () => {
    const clock = virtualClock(monday);
    let invoked = 0;
    const call = smallCall([main, after], {
      clock,
      platform: platformWith({
        metrics: async () => {
          await clock.sleep(1000);
          return { kind: 'metrics', metrics };
        },
        invoke: async () => {
          invoked++;
          return { kind: 'returned', result: {} };
        },
      }),
    });
    await call.arrives();
    const answered = call.calls.answers('CA1', 1, { kind: 'keys', keys: '1', ended: false });
    await turnOfTheLoop();
    await Promise.all([answered, call.calls.happens('CA1', over)]);
    expect(invoked).toBe(1);
    expect(passed(call.entries)).toEqual(['after', 'menu', 'note', 'noted']);
    expect(call.snapshot().ended).toMatchObject({ by: 'customer' });
  });

  test('while the call arrives ends the call when it has', async () => {
    const clock = virtualClock(monday);
    const call = smallCall([main, after], {
      clock,
      begins: async () => {
        await clock.sleep(1000);
        return {};
      },
    });
    const arrived = call.calls.arrives({ call: 'CA1' });
    expect(await call.calls.happens('CA1', over)).toBeDefined();
    await arrived;
    expect(call.snapshot().hungUp).toBe('customer');
    expect(passed(call.entries)).toContain('note');
  });

  test('while an arrival fails is that of a call that nobody knows', async () => {
    const { calls } = smallCall([main, after], {
      contactOf: () => {
        throw new Error('down');
      },
    });
    const arrived = calls.arrives({ call: 'CA1' }).catch(String);
    expect(await calls.happens('CA1', over)).toBeUndefined();
    expect(await arrived).toBe('Error: down');
  });
});

test('a queue that fails before it takes the caller is an exit, and one that has taken them is the end', async () => {
  const line = flow('Line', {
    start: 'queue',
    steps: {
      queue: setWorkingQueue({ queue: queue('Desk'), next: 'join', onError: 'sorry' }),
      join: transferToQueue({ onFull: 'sorry', onError: 'sorry' }),
      sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
      bye,
    },
  });
  const failed = { kind: 'refused', error: 'failed' } as const;
  const early = smallCall([line]);
  await early.arrives();
  expect(await early.answers(failed)).toMatchObject({ said: ['Sorry.'] });
  const late = smallCall([line]);
  await late.arrives();
  expect(await late.answers({ kind: 'queued' })).toMatchObject({ waits: 'hold', turn: 2 });
  const lost = () => late.calls.answers('CA1', 1, failed);
  const [one, other] = await Promise.all([lost(), lost()]);
  expect(toldBy(one)).toMatchObject({ waits: 'ended' });
  expect([other?.document, (await lost())?.document]).toEqual([one?.document, one?.document]);
  expect(late.snapshot()).toMatchObject({ hungUp: 'network', ended: { by: 'network' } });
});

test('what a server does just now for a caller who has talked long, no other server drives on', async () => {
  const clock = virtualClock(monday);
  const line = flow('Line', {
    start: 'speak',
    steps: {
      speak: connectLex({
        bot: botNamed('Desk'),
        text: 'How can we help?',
        when: { Note: 'bye' },
        onNoMatch: 'bye',
        onError: 'bye',
      }),
      bye,
    },
  });
  let heard = 0;
  const bots = {
    async hears() {
      heard++;
      await clock.sleep(3000);
      return { kind: 'intent', intent: 'Note', slots: {}, sessionAttributes: {}, messages: [] } as const;
    },
  };
  const call = smallCall([line], { clock, bots });
  await call.arrives();
  await clock.sleep(70_000);
  const answered = call.calls.answers('CA1', 1, { kind: 'speech', text: 'hello' });
  await turnOfTheLoop();
  const { calls: other } = smallCall([line], { clock, bots, store: call.store });
  expect(await other.recover()).toBe(0);
  await answered;
  expect(heard).toBe(1);
});
