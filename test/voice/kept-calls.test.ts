import { describe, expect, test } from 'vitest';
import { link } from '../../src/engine/link.ts';
import { disconnect, flow, fn, invokeLambda, playPrompt, setDisconnectFlow } from '../../src/index.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import type { TurnRecord } from '../../src/voice/journal.ts';
import { voiceCalls } from '../../src/voice/voice-calls.ts';
import { monday } from './desk.ts';
import { type Faulty, faultyAt } from './faults.ts';
import { keys, speakJson, toldBy } from './line.ts';
import { menuThatSays, platformWith, smallCall } from './small.ts';

const day = 86_400_000;
const menu = menuThatSays('One.');

function opened() {
  const clock = virtualClock(monday);
  const store = memoryStore();
  const calls = voiceCalls({
    program: link([menu]),
    store,
    platform: platformWith(),
    clock,
    speak: speakJson,
    log: () => {},
  });
  return { clock, store, calls };
}

describe('what is kept of a call', () => {
  test('after its end, the arrival is known for more than a year, and starts nothing', async () => {
    const { clock, store, calls } = opened();
    const first = await calls.arrives({ call: 'CA1', from: '+12025550100' });
    await calls.answers('CA1', 1, keys('1'));
    await calls.answers('CA1', 2, { kind: 'heard' });
    const turns = store.collection<TurnRecord>('turns');
    // Nothing of the caller is in it.
    expect((await turns.get('CA1/0'))?.value).toEqual({
      format: 1,
      began: monday,
      over: true,
      document: first?.document,
    });
    for (const days of [3, 300]) {
      clock.moveTo(monday + days * day);
      await store.sweep(clock.now());
      expect(await turns.get('CA1/1')).toBeUndefined();
      expect(await calls.arrives({ call: 'CA1' })).toEqual({ document: first?.document, repeated: true });
      expect(await calls.answers('CA1', 1, keys('1'))).toBeUndefined();
      expect(await calls.happens('CA1', { id: 'h', kind: 'hangup', by: 'customer' })).toEqual({
        document: first?.document,
        repeated: true,
      });
      expect(await turns.get('CA1/1')).toBeUndefined();
    }
    clock.moveTo(monday + 401 * day);
    expect(await store.sweep(clock.now())).toBe(1);
  });

  test('a call that never ended does not go on when its turns are swept away', async () => {
    const { clock, store, calls } = opened();
    const first = await calls.arrives({ call: 'CA1' });
    clock.moveTo(monday + 2 * day);
    await store.sweep(clock.now());
    expect(await calls.answers('CA1', 1, keys('1'))).toBeUndefined();
    expect(await calls.happens('CA1', { id: 'h', kind: 'hangup', by: 'customer' })).toBeUndefined();
    expect(await calls.arrives({ call: 'CA1' })).toEqual({ document: first?.document, repeated: true });
  });

  test('what was never there is not known, and a turn too far is not either', async () => {
    const { store, calls } = opened();
    expect(await calls.answers('CA9', 1, keys('1'))).toBeUndefined();
    expect(await calls.happens('CA9', { id: 'h', kind: 'hangup', by: 'customer' })).toBeUndefined();
    expect(await calls.last('CA9')).toBeUndefined();
    await calls.arrives({ call: 'CA1' });
    for (const turn of [2, 3, 0, -1, 0.5, Number.NaN])
      expect(await calls.answers('CA1', turn, keys('1'))).toBeUndefined();
    expect(await store.collection('turns').get('CA1/1')).toBeUndefined();
  });

  test('a call says last what it said last, and drives on what was left open', async () => {
    const { calls } = opened();
    const first = await calls.arrives({ call: 'CA1' });
    expect(await calls.last('CA1')).toEqual({ document: first?.document, repeated: true });
    const second = await calls.answers('CA1', 1, keys('1'));
    expect(await calls.last('CA1')).toEqual({ document: second?.document, repeated: true });
  });
});

test('a contact begins with what its host knows, and without where that fails', async () => {
  const call = smallCall([menu], {
    contactOf: (id) => `phone-${id}`,
    begins: async ({ from = '' }) => ({ attributes: { known: from }, language: 'de-DE' }),
  });
  await call.arrives();
  expect(call.snapshot()).toMatchObject({
    id: 'phone-CA1',
    values: {
      Attributes: { known: '+12025550100' },
      LanguageCode: 'de-DE',
      CustomerEndpoint: { Address: '+12025550100' },
      SystemEndpoint: { Address: '+12025550199' },
    },
  });
  const without = smallCall([menu], { begins: () => Promise.reject(new Error('down')) });
  expect(await without.arrives()).toMatchObject({ waits: 'collect' });
  expect(without.lines).toMatchObject([
    { level: 'warn', contactId: 'CA1', error: expect.stringMatching(/^Error at /) },
  ]);
});

async function seedOf(call: string) {
  const calls = voiceCalls({
    program: link([menu]),
    store: memoryStore(),
    platform: platformWith(),
    clock: virtualClock(monday),
    speak: ({ snapshot }) => String(snapshot.seed),
    log: () => {},
  });
  return (await calls.arrives({ call }))?.document;
}

test('draws differ from call to call, and not from server to server', async () => {
  const calls = ['CA1', 'CA2', 'CA3'];
  const seeds = await Promise.all(calls.map(seedOf));
  expect(await Promise.all(calls.map(seedOf))).toEqual(seeds);
  expect(new Set(seeds).size).toBe(3);
});

test('a turn that nobody asks for again is driven on by another server', async () => {
  const after = flow('After', {
    start: 'note',
    steps: { note: invokeLambda({ function: fn('log-it'), next: 'end', onError: 'end' }), end: disconnect() },
  });
  const main = flow('Main', {
    start: 'after',
    steps: {
      after: setDisconnectFlow({ flow: after, next: 'say', onError: 'say' }),
      say: playPrompt({ text: 'Hello.', next: 'bye' }),
      bye: disconnect(),
    },
  });
  const ended = async (faulty: Faulty, invoked: () => void) => {
    const store = memoryStore();
    const clock = virtualClock(monday);
    const platform = platformWith({
      invoke: async () => {
        invoked();
        return { kind: 'returned', result: {} };
      },
    });
    const first = smallCall([main, after], {
      store: faulty.before.store?.(store) ?? store,
      clock,
      platform: faulty.before.platform?.(platform) ?? platform,
    });
    await first.arrives();
    await Promise.race([first.happens({ id: 'h', kind: 'hangup', by: 'customer' }), faulty.dead]);
    return { store, clock, platform };
  };
  // The place at which the function is asked.
  const plain = faultyAt(0, 'killed before');
  let place = 0;
  await ended(plain, () => {
    place = plain.count;
  });
  let asked = 0;
  const dying = faultyAt(place, 'killed before');
  const { store, clock, platform } = await ended(dying, () => asked++);
  expect([dying.met, asked]).toEqual([true, 0]);
  const calls = voiceCalls({
    program: link([main, after]),
    store,
    platform,
    clock,
    speak: speakJson,
    log: () => {},
  });
  expect(await calls.recover()).toBe(0);
  await clock.sleep(61_000);
  expect(await calls.recover()).toBe(1);
  expect(await calls.recover()).toBe(0);
  expect(toldBy(await calls.last('CA1'))).toMatchObject({ waits: 'ended' });
});
