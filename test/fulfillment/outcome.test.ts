import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { outcome } from '../../src/fulfillment/outcome-code.ts';
import { unknownOutcomes } from '../../src/fulfillment/outcome-record.ts';
import { type ToolContext, tool } from '../../src/fulfillment/tool.ts';
import type { Clock } from '../../src/language/clock.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { contactId, desk, start } from './desk.ts';
import { storeThrough } from './faulty.ts';

type Run = (context: ToolContext, count: number) => Promise<string>;

/** A tool that writes, on two machines with one store, and how often it was run. */
function write(run: Run = async (_, count) => `entry ${count}`, { keyed = true, writes = true } = {}) {
  const keys: string[] = [];
  const enter = tool({
    name: 'enter',
    description: 'Makes an entry.',
    input: z.object({ words: z.string().default('a'), more: z.string().optional() }),
    output: z.object({ number: z.string() }),
    ...(writes ? { writes } : {}),
    ...(keyed && writes ? { keyed } : {}),
    run: async (_, context) => {
      keys.push(context.key);
      return { number: await run(context, keys.length) };
    },
  });
  const other = tool({
    name: 'other',
    description: 'Does something else.',
    input: enter.input,
    output: z.object({}),
    writes: true,
    keyed: true,
    run: async () => ({}),
  });
  const clock = virtualClock(start);
  const outcomes = memoryStore();
  /** One more machine, with a clock of its own or another way to the store. */
  const machine = (more: { readonly clock?: Clock; readonly outcomes?: (store: Store) => Store } = {}) =>
    desk([enter, other], { clock: more.clock ?? clock, outcomes: more.outcomes?.(outcomes) ?? outcomes });
  const unknown = () => unknownOutcomes(outcomes, clock);
  return { keys, clock, outcomes, machine, one: machine(), two: machine(), unknown };
}

const entry = (number: number) => ({ outcome: 'ok', output: { number: `entry ${number}` } });

const slow: Run = async ({ clock }, count) => {
  await clock.sleep(5000);
  return `entry ${count}`;
};

const dies: Run = (_, count) => (count === 1 ? new Promise(() => {}) : Promise.resolve(`entry ${count}`));

const late: Run = async ({ clock }, count) => {
  await clock.sleep(7500);
  return `entry ${count}`;
};

const firstFails =
  (code: string): Run =>
  async (_, count) => {
    if (count === 1) throw outcome(code);
    return `entry ${count}`;
  };

/** A store that writes over nothing. */
const refusing = (store: Store) =>
  storeThrough(
    { through: (port, work) => (port === 'replace' ? Promise.reject(new Error('gone')) : work()) },
    store,
  );

describe('a repeat', () => {
  test.each([
    ['with a turn', { turn: '12/0' }],
    ['without one, in the same words', {}],
  ])('%s gets the first answer, and the work is done once', async (_, asked) => {
    const { one, two, keys } = write();
    const first = await one.call(asked);
    const second = await two.call(asked);
    expect(first).toEqual(entry(1));
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(keys).toHaveLength(1);
    expect(one.lines[0]).not.toHaveProperty('repeated');
    expect(two.lines[0]).toMatchObject({ outcome: 'ok', repeated: true });
  });

  test('of what did not go well hears the same words', async () => {
    const { one, keys } = write(() => Promise.reject(outcome('slot_taken')));
    expect(await one.call({})).toEqual(await one.call({}));
    expect(keys).toHaveLength(1);
  });

  test.each([
    ['another turn', { turn: '12/0' }, { turn: '13/0' }],
    ['another call of the turn', { turn: '12/0' }, { turn: '12/1' }],
    ['other words', { input: { words: 'a' } }, { input: { words: 'b' } }],
    ['another contact', {}, { contactId: 'b' }],
    ['another contact, with a turn', { turn: '12/0' }, { turn: '12/0', contactId: 'b' }],
    ['another caller', {}, { number: '+12025550199' }],
    ['another account', {}, { account: 'ada' }],
  ])('it is not: %s', async (_, first, second) => {
    const { one, keys } = write();
    expect(await one.call(first)).toEqual(entry(1));
    expect(await one.call(second)).toEqual(entry(2));
    const sameWork = 'turn' in first && !('contactId' in second);
    expect(new Set(keys).size).toBe(sameWork ? 1 : 2);
  });

  test('it is: the same words in another order, or with what is the default', async () => {
    const { one, keys } = write();
    await one.call({ input: { words: 'a', more: 'b' } });
    await one.call({ input: { more: 'b', words: 'a' } });
    await one.call({ input: { more: 'b' } });
    expect(keys).toHaveLength(1);
  });

  test.each([
    ['without a turn for 60 seconds', {}, 60_000],
    ['with a turn for as long as it is kept', { turn: '12/0' }, Number.POSITIVE_INFINITY],
  ])('it is, %s', async (_, asked, until) => {
    const { one, clock } = write();
    await one.call(asked);
    clock.moveTo(start + 59_999);
    expect(await one.call(asked)).toEqual(entry(1));
    clock.moveTo(start + 60_000);
    expect(await one.call(asked)).toEqual(entry(until === 60_000 ? 2 : 1));
  });

  test.each([
    ['other words', { input: { words: 'b' } }],
    ['another tool', { tool: 'other' }],
    ['another caller', { number: '+12025550199' }],
  ])('with the same turn and %s is refused, and nothing is run', async (_, other) => {
    const { one, keys } = write();
    await one.call({ turn: '12/0' });
    expect(await one.call({ turn: '12/0', ...other })).toMatchObject({ outcome: 'key_reused' });
    expect(await one.call({ turn: '12/0' })).toEqual(entry(1));
    expect(keys).toHaveLength(1);
  });

  test('of a wrong input is wrong again, and nothing is recorded', async () => {
    const { one } = write();
    expect(await one.call({ turn: '12/0', input: { words: 1 } })).toMatchObject({ outcome: 'invalid_value' });
    expect(await one.call({ turn: '12/0' })).toEqual(entry(1));
  });

  test('reads are never recorded', async () => {
    const { one, outcomes } = write(undefined, { writes: false });
    expect([await one.call({ turn: '1/0' }), await one.call({ turn: '1/0' })]).toEqual([entry(1), entry(2)]);
    expect(await outcomes.sweep(Number.MAX_SAFE_INTEGER)).toBe(0);
  });
});

describe('while the first is still running', () => {
  test('a repeat waits for its result', async () => {
    const { one, two, keys, clock } = write(slow);
    const answers = await Promise.all([one.call({}), two.call({}), two.call({})]);
    expect(answers).toEqual([entry(1), entry(1), entry(1)]);
    expect(keys).toHaveLength(1);
    expect(clock.now() - start).toBeLessThanOrEqual(5400);
  });

  test('never past its own deadline, and is then told that it is in progress', async () => {
    const { one, two, keys, clock } = write(slow);
    const first = one.call({});
    expect(await two.call({ timeLeft: 1200 })).toMatchObject({ outcome: 'in_progress' });
    expect(clock.now() - start).toBe(1200);
    expect(await first).toEqual(entry(1));
    expect(await two.call({})).toEqual(entry(1));
    expect(keys).toHaveLength(1);
  });

  test('a repeat that nobody waits for any more is in progress', async () => {
    const { one, two } = write(slow);
    const hangsUp = new AbortController();
    const first = one.call({});
    const second = two.call({ signal: hangsUp.signal });
    await two.clock.sleep(300);
    hangsUp.abort();
    expect(await second).toMatchObject({ outcome: 'in_progress' });
    expect(await first).toEqual(entry(1));
  });

  test('other words under the same turn are refused at once', async () => {
    const { one, two, clock } = write(slow);
    const first = one.call({ turn: '1/0' });
    expect(await two.call({ turn: '1/0', input: { words: 'b' } })).toMatchObject({ outcome: 'key_reused' });
    expect(clock.now()).toBe(start);
    await first;
  });
});

test('a caller who goes before the answer, and comes back with the same turn, is served', async () => {
  const { one, two, keys, clock } = write(async ({ clock: time, signal }, count) => {
    if (count === 1) await time.sleep(5000, signal);
    return `entry ${count}`;
  });
  const goes = new AbortController();
  const first = one.call({ turn: '1/0', signal: goes.signal });
  await clock.sleep(300);
  goes.abort();
  await first;
  expect(await two.call({ turn: '1/0' })).toEqual(entry(2));
  expect(keys).toEqual([keys[0], keys[0]]);
});

test.each([
  ['nobody waits any more', { signal: AbortSignal.abort() }],
  ['no time is left', { timeLeft: 0 }],
  ['the input is wrong', { input: { words: 1 } }],
])('nothing is recorded or run when %s', async (_, asked) => {
  const { one, outcomes, keys } = write();
  await one.call({ turn: '1/0', ...asked });
  expect(await outcomes.sweep(Number.MAX_SAFE_INTEGER)).toBe(0);
  expect(keys).toEqual([]);
});

describe('a first call that never ended', () => {
  test('is taken over with the same key when its lease is over', async () => {
    const { one, two, keys, clock } = write(dies);
    const [first] = await Promise.all([one.call({}), clock.sleep(7000)]);
    expect(first).toMatchObject({ outcome: 'upstream' });
    expect(await two.call({})).toEqual(entry(2));
    expect(clock.now() - start).toBe(9000);
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(await one.call({})).toEqual(entry(2));
  });

  test('is taken over by one alone', async () => {
    const { one, two, keys, clock } = write(dies);
    await Promise.all([one.call({}), clock.sleep(7000)]);
    const answers = await Promise.all([one.call({}), two.call({}), two.call({})]);
    expect(answers).toEqual([entry(2), entry(2), entry(2)]);
    expect(keys).toHaveLength(2);
  });

  test('is unknown, and never run again, where the backend takes no key', async () => {
    const { one, two, keys, clock, unknown } = write(dies, { keyed: false });
    const [first] = await Promise.all([one.call({}), clock.sleep(7000)]);
    expect(first).toMatchObject({ outcome: 'unknown', message: /A person has to look/ });
    clock.moveTo(start + 3_600_000);
    expect(JSON.stringify(await two.call({}))).toBe(JSON.stringify(first));
    expect(keys).toHaveLength(1);
    expect(await unknown()).toEqual([{ contactId, tool: 'enter', at: start }]);
  });
});

describe('a tool that is deaf to its deadline', () => {
  test('is answered at the deadline, and what it comes to is recorded', async () => {
    const { one, two, keys, clock } = write(late);
    expect(await one.call({ turn: '1/0' })).toMatchObject({ outcome: 'upstream' });
    expect(clock.now() - start).toBe(7000);
    expect(await two.call({ turn: '1/0' })).toEqual(entry(1));
    expect(keys).toHaveLength(1);
    expect(one.lines.map(({ message, outcome: how }) => [message, how])).toEqual([
      ['A tool was called.', 'upstream'],
      ['A tool ended after its deadline.', 'ok'],
    ]);
  });

  test('is unknown at the deadline where it takes no key, whatever it comes to', async () => {
    const { one, two, clock, unknown } = write(late, { keyed: false });
    const first = await one.call({ turn: '1/0' });
    expect(first).toMatchObject({ outcome: 'unknown' });
    await clock.sleep(1000);
    expect(await two.call({ turn: '1/0' })).toEqual(first);
    expect(await unknown()).toHaveLength(1);
    expect(one.lines.at(-1)).toMatchObject({ message: 'A tool ended after its deadline.', outcome: 'ok' });
  });

  test('that comes after the takeover changes nothing', async () => {
    const { one, two, keys, clock } = write(async ({ clock: time }, count) => {
      if (count === 1) await time.sleep(20_000);
      return `entry ${count}`;
    });
    await one.call({});
    clock.moveTo(start + 9000);
    expect(await two.call({})).toEqual(entry(2));
    clock.moveTo(start + 30_000);
    await clock.sleep(1);
    expect(await one.call({})).toEqual(entry(2));
    expect(keys).toHaveLength(2);
  });
});

describe('an outcome that may pass', () => {
  test.each(['throttled', 'auth', 'upstream', 'internal', 'in_progress'])(
    '%s is tried again with the same key without a turn',
    async (code) => {
      const { one, two, keys } = write(firstFails(code));
      expect(await one.call({})).toMatchObject({ outcome: code });
      expect(await two.call({})).toEqual(entry(2));
      expect(await one.call({})).toEqual(entry(2));
      expect(keys).toEqual([keys[0], keys[0]]);
    },
  );

  test.each(['throttled', 'auth', 'upstream', 'internal', 'in_progress'])(
    '%s is the answer of its turn; another turn tries with the same key',
    async (code) => {
      const { one, two, keys } = write(firstFails(code));
      const first = await one.call({ turn: '1/0' });
      expect(first).toMatchObject({ outcome: code });
      expect(await two.call({ turn: '1/0' })).toEqual(first);
      expect(await two.call({ turn: '2/0' })).toEqual(entry(2));
      expect(keys).toEqual([keys[0], keys[0]]);
    },
  );

  test.each([
    ['upstream', 'throttled', 'upstream'],
    ['internal', 'auth', 'upstream'],
    ['throttled', 'throttled', 'throttled'],
    ['upstream', 'state_conflict', 'state_conflict'],
  ])('%s, and then %s, is told as %s: the first run may have done it', async (first, then, told) => {
    const { one, two } = write(async (_, count) => {
      throw outcome(count === 1 ? first : then);
    });
    expect(await one.call({})).toMatchObject({ outcome: first });
    expect(await two.call({})).toMatchObject({ outcome: told });
    if (told !== then) expect(await one.call({})).toMatchObject({ outcome: told });
  });

  test('a run that was taken over may have done it, too', async () => {
    const { one, two, clock } = write(async ({ clock: time }, count) => {
      if (count === 1) await time.sleep(60_000);
      throw outcome('throttled');
    });
    await one.call({});
    clock.moveTo(start + 9000);
    expect(await two.call({})).toMatchObject({ outcome: 'upstream' });
  });

  test.each([
    ['throttled', false],
    ['auth', false],
    ['upstream', true],
    ['internal', true],
    ['in_progress', true],
  ])('%s of a tool without a key: does nobody know? %s', async (code, doubtful) => {
    const { one, two, keys, unknown } = write(firstFails(code), { keyed: false });
    const first = await one.call({});
    expect(first).toMatchObject({ outcome: doubtful ? 'unknown' : code });
    expect(await two.call({})).toEqual(doubtful ? first : entry(2));
    expect(keys).toHaveLength(doubtful ? 1 : 2);
    expect(await unknown()).toHaveLength(doubtful ? 1 : 0);
  });
});

describe('a store that fails when the result is written down', () => {
  test('costs nobody the answer, and is logged', async () => {
    const { machine, keys } = write();
    const { call, lines } = machine({ outcomes: refusing });
    expect(await call({})).toEqual(entry(1));
    expect(lines[0]).toMatchObject({ level: 'warn', outcome: 'ok', error: expect.stringContaining('gone') });
    expect(keys).toHaveLength(1);
  });

  test('leaves a tool without a key unknown, which is listed though nobody repeats it', async () => {
    const { machine, clock, unknown } = write(undefined, { keyed: false });
    expect(await machine({ outcomes: refusing }).call({})).toEqual(entry(1));
    expect(await unknown()).toEqual([]);
    clock.moveTo(start + 9000);
    expect(await unknown()).toEqual([{ contactId, tool: 'enter', at: start }]);
  });

  test('does not let what comes late be told instead of what was answered', async () => {
    const { machine, two, clock } = write(late, { keyed: false });
    let refusals = 1;
    const once = (store: Store) =>
      storeThrough(
        {
          through: (port, work) =>
            port === 'replace' && refusals-- > 0 ? Promise.reject(new Error('gone')) : work(),
        },
        store,
      );
    const first = await machine({ outcomes: once }).call({});
    expect(first).toMatchObject({ outcome: 'unknown' });
    await clock.sleep(1000);
    expect(await two.call({})).toEqual(first);
  });
});

test('where a clock is wrong, and two machines have run it, both tell what was recorded first', async () => {
  const { machine, one, clock, keys } = write(async ({ clock: time }, count) => {
    if (count === 1) await time.sleep(3000);
    return `entry ${count}`;
  });
  const early = machine({ clock: { ...clock, now: () => clock.now() + 20_000 } });
  const [first, second] = await Promise.all([
    one.call({ turn: '1/0' }),
    clock.sleep(1000).then(() => early.call({ turn: '1/0' })),
  ]);
  expect(keys).toHaveLength(2);
  expect([first, second]).toEqual([entry(2), entry(2)]);
});

test('a tool without a key that was not run, for want of what is injected, is tried again', async () => {
  let failures = 1;
  const enter = tool({
    name: 'enter',
    description: 'Makes an entry.',
    input: z.object({}),
    output: z.object({ customer: z.string() }),
    injected: {
      customer: async () => {
        if (failures-- > 0) throw outcome('upstream');
        return 'CUST001';
      },
    },
    writes: true,
    run: async ({ customer }) => ({ customer }),
  });
  const { call } = desk([enter]);
  expect(await call({})).toMatchObject({ outcome: 'upstream' });
  expect(await call({})).toEqual({ outcome: 'ok', output: { customer: 'CUST001' } });
});

test('unknown outcomes are listed newest first, and those that are under way are not', async () => {
  const { one, clock, unknown } = write(
    async ({ clock: time }, count) => {
      if (count === 4) await time.sleep(6000);
      if (count < 3) throw new Error('broken');
      return `entry ${count}`;
    },
    { keyed: false },
  );
  await one.call({ turn: '1/0' });
  clock.moveTo(start + 1000);
  await one.call({ turn: '2/0' });
  expect(await one.call({ turn: '3/0' })).toEqual(entry(3));
  const fourth = one.call({ turn: '4/0' });
  expect(await unknown()).toEqual([
    { contactId, tool: 'enter', at: start + 1000 },
    { contactId, tool: 'enter', at: start },
  ]);
  await fourth;
});

/** A call, another one in the same contact, and the first again. */
const again = async (more: object, keyed = true) => {
  const { one, two, keys } = write(undefined, { keyed });
  await one.call(more);
  await two.call({ ...more, tool: 'other', ...('turn' in more ? { turn: '2/0' } : {}) });
  return { answer: await two.call(more), keys };
};

describe('something else is written in between', () => {
  test('without a turn, the same call is done again, with the same key', async () => {
    const { answer, keys } = await again({});
    expect(answer).toEqual(entry(2));
    expect(new Set(keys).size).toBe(1);
  });

  test('with a turn, it stays a repeat', async () => {
    const { answer, keys } = await again({ turn: '1/0' });
    expect(answer).toEqual(entry(1));
    expect(keys).toHaveLength(1);
  });

  test('what is not keyed is never done twice', async () => {
    const { answer, keys } = await again({}, false);
    expect(answer).toEqual(entry(1));
    expect(keys).toHaveLength(1);
  });

  test('in another contact, it changes nothing here', async () => {
    const { one, two, keys } = write();
    await one.call({});
    await two.call({ tool: 'other', contactId: 'somebody else' });
    expect(await two.call({})).toEqual(entry(1));
    expect(keys).toHaveLength(1);
  });
});

test('records are swept when nobody can ask for them any more, and unknown ones after 90 days', async () => {
  const { one, outcomes } = write(async () => 'entry 1');
  await one.call({});
  await one.call({ turn: '1/0' });
  expect(await outcomes.sweep(start + 59_999)).toBe(0);
  // The outcome without a turn, and which call was the last.
  expect(await outcomes.sweep(start + 60_000)).toBe(2);
  expect(await outcomes.sweep(start + 24 * 3_600_000)).toBe(1);
  const lost = write(() => Promise.reject(new Error('broken')), { keyed: false });
  await lost.one.call({});
  expect(await lost.outcomes.sweep(start + 60_000)).toBe(1);
  expect(await lost.outcomes.sweep(start + 90 * 24 * 3_600_000 - 1)).toBe(0);
});
