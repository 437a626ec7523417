import { describe, expect, test } from 'vitest';
import type { OutcomeRecord } from '../../src/fulfillment/outcome-record.ts';
import { disconnect, flow, fn, invokeLambda, playPrompt } from '../../src/index.ts';
import { digestOf } from '../../src/language/digest.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import type { Collection, Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { caller, deskCalls, monday, openServer, sharedBy, ticketsIn } from './desk.ts';
import { type Doing, type Sent, send, toldBy } from './line.ts';
import { platformWith, smallCall } from './small.ts';

const never = () => new Promise<never>(() => {});
const bye = disconnect();
const line = flow('Line', {
  start: 'ask',
  steps: {
    ask: invokeLambda({ function: fn('ask'), timeout: 5, next: 'well', onError: 'sorry' }),
    well: playPrompt({ text: 'Well.', next: 'bye' }),
    sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
    bye,
  },
});

/** A store on which a server dies that replaces a record: nothing comes back, and nothing is written. */
function deadly(store: Store, name: string): Store {
  return {
    ...store,
    collection: <Value>(asked: string): Collection<Value> => {
      const records = store.collection<Value>(asked);
      return asked === name ? { ...records, replace: never } : records;
    },
  };
}

/** What the caller hears where another server goes on with a question, so long after the first one died of it. */
async function takenOver(after: number, takes: number) {
  const clock = virtualClock(monday);
  const store = memoryStore();
  void smallCall([line], {
    clock,
    store: deadly(store, 'turns'),
    platform: platformWith({ invoke: never }),
  }).arrives();
  await clock.sleep(after);
  const invoke = async () => {
    await clock.sleep(takes);
    return { kind: 'returned', result: {} } as const;
  };
  const other = smallCall([line], { clock, store, platform: platformWith({ invoke }) });
  return other.arrives();
}

describe('a question that a dead server has left', () => {
  test.each([0, 4000, 20_000, 3_600_000])('has all of its time %i ms later', async (after) => {
    expect(await takenOver(after, 4900)).toMatchObject({ said: ['Well.'] });
  });

  test('is answered in time, though the tool had to wait until the dead server could be no longer at it', async () => {
    expect(await takenOver(0, 9500)).toMatchObject({ said: ['Well.'] });
  });

  test('and the caller waits no longer than at any other', async () => {
    expect(await takenOver(0, 12_000)).toMatchObject({ held: true });
  });
});

test('a tool that was done and not recorded: the next server takes it over, and tells what came of it', async () => {
  const shared = sharedBy();
  const { clock, store } = shared;
  const dying = openServer({ ...shared, store: deadly(store, 'outcomes') });
  const other = openServer(shared);
  const script: Doing[] = [...deskCalls['a ticket by keys, then good-bye']];
  let told = toldBy(await other.calls.arrives({ call: 'CA1', from: caller }));
  let sent: Sent | undefined;
  const asks = () => ['collect', 'converse'].includes(told.waits);
  const next = (): Sent => {
    const answer = asks() ? script.shift() : { kind: 'heard' as const };
    if (answer === undefined || answer === 'agent') throw new Error('the script is at its end');
    return { call: 'CA1', turn: told.turn, answer };
  };
  while (script.length > 1 || !asks()) {
    sent = next();
    // Whichever request opens the ticket, the server dies of it.
    const opened = await ticketsIn(shared);
    void send(dying.calls, sent);
    await clock.sleep(100);
    const began = clock.now();
    told = toldBy(await send(other.calls, sent));
    if ((await ticketsIn(shared)) > opened) expect(clock.now() - began).toBeLessThan(10_000);
  }
  expect(await ticketsIn(shared)).toBe(1);
  const heard = told.said.join(' ');
  expect(heard).toContain('Your ticket has the number');
  const records = store.collection<OutcomeRecord>('outcomes');
  const kept = await Promise.all(
    Array.from({ length: 30 }, (_, turn) => records.get(digestOf('CA1', 'turn', String(turn)))),
  );
  expect(kept.flatMap((record) => record?.value.standing ?? [])).toEqual(['ended']);
});
