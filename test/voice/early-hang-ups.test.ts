import { describe, expect, test } from 'vitest';
import type { Invoke } from '../../src/action/effect.ts';
import { disconnect, flow, fn, invokeLambda, playPrompt, setDisconnectFlow } from '../../src/index.ts';
import type { Unit } from '../../src/language/document.ts';
import { plainName } from '../../src/language/resource.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { storeThrough } from '../fulfillment/faulty.ts';
import { monday } from './desk.ts';
import { mustBeSound } from './invariants.ts';
import { platformWith, type SmallOptions, smallCall } from './small.ts';

const hangUp = { id: 'hangup', kind: 'hangup', by: 'customer' } as const;
const bye = disconnect();
const after = flow('After', {
  start: 'note',
  steps: { note: invokeLambda({ function: fn('note'), next: 'end', onError: 'end' }), end: bye },
});
const say = playPrompt({ text: 'A long story.', next: 'bye' });

const plain = flow('Main', {
  start: 'after',
  steps: { after: setDisconnectFlow({ flow: after, next: 'say', onError: 'say' }), say, bye },
});
const asking = flow('Main', {
  start: 'after',
  steps: {
    after: setDisconnectFlow({ flow: after, next: 'look', onError: 'say' }),
    look: invokeLambda({ function: fn('look'), next: 'say', onError: 'say' }),
    say,
    bye,
  },
});

/** Two servers with one store. Each step that the first takes outside goes through `through`. */
function twoServers(
  line: Unit,
  through: <Result>(port: string, act: () => Promise<Result>) => Promise<Result>,
) {
  const clock = virtualClock(monday);
  const store = memoryStore();
  const asked: string[] = [];
  const open = (more: SmallOptions) => smallCall([line, after], { clock, store, ...more });
  const invoke = async (effect: Invoke) => {
    asked.push(plainName(effect.function));
    return { kind: 'returned', result: {} } as const;
  };
  const one = open({
    store: storeThrough({ through }, store),
    begins: () => through('begins', async () => ({})),
    platform: platformWith({ invoke: (effect) => through('function', () => invoke(effect)) }),
  });
  const other = open({ platform: platformWith({ invoke }) });
  return { clock, store, asked, one, other };
}

/** What is written down of the call, which has to be over. */
async function mustBeOver(store: Store, asked: readonly string[]) {
  const turns = await mustBeSound(store, 'CA1');
  expect(turns.at(-1)?.moment.snapshot.ended).not.toBeNull();
  expect(asked.filter((name) => name === 'note')).toEqual(['note']);
}

describe.each([
  { what: 'whose first record is its document', line: plain },
  { what: 'whose first record is a claim', line: asking },
])('a call $what', ({ line }) => {
  /** The caller hangs up at this port of the first server, and the other one is told. */
  async function hungUpAt(at: number, when: 'before' | 'after') {
    let ports = 0;
    const servers = twoServers(line, async (_port, act) => {
      const isNow = ++ports === at;
      if (isNow && when === 'before') await servers.other.calls.happens('CA1', hangUp);
      const result = await act();
      if (isNow && when === 'after') await servers.other.calls.happens('CA1', hangUp);
      return result;
    });
    const reply = await servers.one.calls.arrives({ call: 'CA1' });
    return { ...servers, ports, reply };
  }

  test.each(['before', 'after'] as const)(
    'is over wherever its caller hangs up as it comes in, told to another server %s each step',
    async (when) => {
      const { ports } = await hungUpAt(0, when);
      expect(ports).toBeGreaterThan(4);
      for (let at = 1; at <= ports; at++) {
        const { one, other, store, asked, reply } = await hungUpAt(at, when);
        await mustBeOver(store, asked);
        // Whoever asks again gets the same, and nothing is asked again.
        const { document } = reply;
        for (const { calls } of [one, other])
          expect(await calls.arrives({ call: 'CA1' })).toEqual({ document, repeated: true });
        expect(await other.calls.happens('CA1', hangUp)).toMatchObject({ repeated: true });
        expect(await one.calls.recover()).toBe(0);
        await mustBeOver(store, asked);
      }
    },
  );

  test.each([0, 1])(
    'is over though its server dies %i steps before it knows of the hang-up',
    async (steps) => {
      const { ports: all } = await hungUpAt(0, 'after');
      let ports = 0;
      const died = new AbortController();
      const { clock, store, asked, one, other } = twoServers(line, async (_port, act) => {
        if (++ports > all - steps - 1) {
          died.abort();
          return new Promise(() => {});
        }
        return act();
      });
      await other.calls.happens('CA1', hangUp);
      void one.calls.arrives({ call: 'CA1' });
      await clock.sleep(1);
      expect(died.signal.aborted).toBe(true);
      await clock.sleep(61_000);
      await other.calls.recover();
      const written = await store.collection('turns').get('CA1/0');
      // Nobody knows of a call that was not written down.
      expect(written !== undefined).toBe(steps === 0 || line === asking);
      if (written !== undefined) await mustBeOver(store, asked);
    },
  );
});

test('an arrival costs one read more, and a hang-up of a call that is known leaves no mark', async () => {
  const ports: string[] = [];
  const { store, one } = twoServers(plain, (port, act) => {
    ports.push(port);
    return act();
  });
  await one.calls.arrives({ call: 'CA1' });
  // The turn, the flows, what the contact begins with, the turn, and the mark.
  expect(ports).toEqual(['get', 'insert', 'begins', 'insert', 'get']);
  await one.calls.happens('CA1', hangUp);
  expect(await store.collection('early-hang-ups').get('CA1')).toBeUndefined();
});

test('a mark is left once, by a hang-up alone, and not for long', async () => {
  const store = memoryStore();
  const { calls, clock } = smallCall([after], { store });
  const marks = store.collection('early-hang-ups');
  for (const notice of [
    { id: 'answered', kind: 'agent-answered', agent: 'Ada' },
    { id: 'left', kind: 'left-queue' },
    { id: 'over', kind: 'hangup', by: 'agent' },
  ] as const) {
    expect(await calls.happens('CA1', notice)).toBeUndefined();
    expect(await marks.get('CA1')).toBeUndefined();
  }
  for (let told = 0; told < 2; told++) expect(await calls.happens('CA1', hangUp)).toBeUndefined();
  expect(await marks.get('CA1')).toMatchObject({ version: 1, value: { notice: hangUp } });
  await clock.sleep(600_000);
  expect(await calls.recover()).toBe(0);
  expect(await store.sweep(clock.now())).toBe(1);
});

test('where the mark cannot be read, the caller is answered all the same, and the log says so', async () => {
  let ports = 0;
  const { one, other, store, asked } = twoServers(plain, async (_port, act) => {
    if (++ports === 5) throw new Error('refused');
    return act();
  });
  await other.calls.happens('CA1', hangUp);
  expect(await one.arrives()).toMatchObject({ said: ['A long story.'] });
  expect(one.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('not looked for') }]);
  expect(await other.calls.recover()).toBe(1);
  await mustBeOver(store, asked);
});

async function refused(): Promise<never> {
  throw new Error('refused');
}

test('where nobody can be looked for, nobody is driven on, and the log says so', async () => {
  const store = memoryStore();
  const broken: Store = { ...store, collection: (name) => ({ ...store.collection(name), newest: refused }) };
  const { calls, lines } = smallCall([after], { store: broken });
  expect(await calls.recover()).toBe(0);
  expect(lines).toMatchObject([
    { level: 'warn', message: expect.stringContaining('could not be looked for') },
    { level: 'warn', message: expect.stringContaining('could not be looked for') },
  ]);
});
