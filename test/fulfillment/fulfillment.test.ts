import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { fulfillment } from '../../src/fulfillment/fulfillment.ts';
import { outcome } from '../../src/fulfillment/outcome-code.ts';
import { type ToolContext, tool } from '../../src/fulfillment/tool.ts';
import type { ToolCall } from '../../src/fulfillment/tool-call.ts';
import { TrunklineError } from '../../src/language/error.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { contactId, desk, start } from './desk.ts';

const nothing = { description: 'For tests.', input: z.object({}), output: z.object({}) };

/** A tool that gives back what it was run with. */
const echo = tool({
  name: 'echo',
  description: 'Says it again.',
  input: z.object({
    words: z.string().trim().min(2).max(5),
    mode: z.enum(['loud', 'soft']).optional(),
    times: z.number().int().default(1),
    place: z.object({ zip: z.string() }).strict().optional(),
  }),
  output: z.object({ said: z.string(), times: z.number(), customer: z.string(), caller: z.string() }),
  injected: { customer: async ({ caller }: ToolContext) => `of ${caller.number ?? 'nobody'}` },
  outcomes: { invalid_value: 'Say it otherwise.' },
  run: async ({ words, times, customer }, { caller }) => ({
    said: words,
    times,
    customer,
    caller: caller.key,
  }),
});

/** A tool that ends as its test says. */
const ending = (run: (context: ToolContext) => Promise<object>, more: object = {}) =>
  tool({
    ...nothing,
    name: 'ending',
    outcomes: { gone: 'It is gone.' },
    run: (_, context) => run(context) as Promise<Record<string, never>>,
    ...more,
  });

/** A tool that refuses a parameter. */
const refusing = (parameter: string) =>
  tool({
    ...nothing,
    name: 'refusing',
    input: z.object({ words: z.string() }),
    run: () => Promise.reject(outcome('invalid_value', { parameter, problem: 'It is rude.' })),
  });
const sleeps = (milliseconds: number) => (context: ToolContext) =>
  context.clock.sleep(milliseconds, context.signal).then(() => ({}));
const ignores = (milliseconds: number) => (context: ToolContext) =>
  context.clock.sleep(milliseconds).then(() => ({}));

describe('input', () => {
  test('is parsed, and joined by what is injected', async () => {
    const { call } = desk([echo]);
    expect(await call({ input: { words: ' hi ' } })).toEqual({
      outcome: 'ok',
      output: { said: 'hi', times: 1, customer: 'of +12025550100', caller: expect.stringMatching(/^c_/) },
    });
  });

  test.each<readonly [string, unknown, object]>([
    ['nothing', undefined, { outcome: 'missing_parameter', parameter: 'words', problem: 'is missing.' }],
    ['no words', { times: 2 }, { outcome: 'missing_parameter', parameter: 'words' }],
    [
      'a list',
      [],
      { outcome: 'invalid_value', problem: 'The input has to be an object with the parameters.' },
    ],
    ['null words', { words: null }, { outcome: 'invalid_value', parameter: 'words' }],
    [
      'long words',
      { words: 'too long' },
      { outcome: 'invalid_value', parameter: 'words', problem: 'has more than 5 characters.' },
    ],
    [
      'an unknown mode',
      { words: 'hi', mode: 'x' },
      { parameter: 'mode', problem: 'has to be "loud" or "soft".' },
    ],
    [
      'text for a number',
      { words: 'hi', times: '2' },
      { parameter: 'times', problem: 'has to be a number.' },
    ],
    ['an unknown parameter', { words: 'hi', wrods: 'x' }, { outcome: 'invalid_value', parameter: 'wrods' }],
    [
      'unknown and missing',
      { wrods: 'x' },
      {
        outcome: 'invalid_value',
        parameter: 'wrods',
        problem: 'is no parameter of this tool. It takes words, mode, times, place.',
      },
    ],
    [
      'an injected parameter',
      { words: 'hi', customer: 'CUST001' },
      { outcome: 'invalid_value', parameter: 'customer' },
    ],
    ['a prototype', JSON.parse('{"words":"hi","__proto__":{}}'), { parameter: '__proto__' }],
    [
      'an inner parameter that is missing',
      { words: 'hi', place: {} },
      { outcome: 'missing_parameter', parameter: 'place.zip' },
    ],
    [
      'an inner parameter that is unknown',
      { words: 'hi', place: { zip: '1', x: 1 } },
      { outcome: 'invalid_value', parameter: 'place.x' },
    ],
    ['a number as a name', { words: 'hi', '+12025550100': 1 }, { parameter: '[digits]' }],
  ])('%s is refused by name', async (_, input, expected) => {
    const { call } = desk([echo]);
    const result = await call({ input });
    for (const [member, value] of Object.entries(expected)) {
      const found = (result as { readonly [member: string]: unknown })[member];
      if (value instanceof RegExp) expect(found).toMatch(value);
      else expect(found).toBe(value);
    }
    expect(result).toHaveProperty(
      'message',
      result.outcome === 'invalid_value'
        ? 'Say it otherwise.'
        : 'I need one more thing before I can do that.',
    );
  });

  test('a problem never repeats the value', async () => {
    const { call } = desk([echo]);
    const value = fc.stringMatching(/^Zq[0-9a-f]{6,12}$/);
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.constantFrom('words', 'mode', 'times', 'place'),
        fc.boolean(),
        async (secret, parameter, inside) => {
          const result = await call({ input: { words: 'hi', [parameter]: inside ? [secret] : secret } });
          expect(result.outcome).toBe('invalid_value');
          expect(JSON.stringify(result)).not.toContain(secret);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  test('of a tool without parameters says that it takes none', async () => {
    const { call } = desk([ending(async () => ({}))]);
    expect(await call({ input: { x: 1 } })).toMatchObject({
      problem: 'is no parameter of this tool. It takes none.',
    });
  });
});

describe('how it ends', () => {
  const secretWords = 'SELECT * FROM tickets WHERE key = k-123';

  test.each<readonly [string, (context: ToolContext) => Promise<object>, object]>([
    [
      'an outcome of its own',
      () => Promise.reject(outcome('gone')),
      { outcome: 'gone', message: 'It is gone.' },
    ],
    ['a common outcome', () => Promise.reject(outcome('not_found')), { outcome: 'not_found' }],
    [
      'what a client throws',
      () => Promise.reject(new TrunklineError('throttled', secretWords)),
      { outcome: 'throttled' },
    ],
    ['a code that the tool does not have', () => Promise.reject(outcome('lost')), { outcome: 'internal' }],
    ['a code that objects have', () => Promise.reject(outcome('toString')), { outcome: 'internal' }],
    [
      'another error',
      () => Promise.reject(new Error(secretWords)),
      { outcome: 'internal', message: 'There is a problem on our side.' },
    ],
    ['no error at all', () => Promise.reject('x'), { outcome: 'internal' }],
    [
      'an error thrown at once',
      () => {
        throw new Error(secretWords);
      },
      { outcome: 'internal' },
    ],
    ['an output of another form', async () => [secretWords], { outcome: 'internal' }],
    ['an output that no JSON can hold', async () => ({ n: 1n }), { outcome: 'internal' }],
  ])('%s', async (_, run, expected) => {
    const { call, lines } = desk([ending(run, { output: z.looseObject({}) })]);
    const result = await call({});
    expect(result).toMatchObject(expected);
    expect(JSON.stringify(result)).not.toContain('SELECT');
    expect(lines).toHaveLength(1);
    const told = { internal: 'error', throttled: 'warn' }[result.outcome] ?? 'info';
    expect(lines[0]?.level).toBe(told);
    if (told !== 'info') expect(lines[0]?.error).toEqual(expect.any(String));
  });

  test('a wrong output is logged by its places, and not by its values', async () => {
    const wrong = ending(async () => ({ n: 'Ada' }), { output: z.object({ n: z.number() }) });
    const { call, lines } = desk([wrong]);
    expect(await call({})).toMatchObject({ outcome: 'internal' });
    expect(lines[0]?.error).toContain('n: invalid_type');
    expect(JSON.stringify(lines)).not.toContain('Ada');
  });

  test('members that the output does not have are left out', async () => {
    const { call } = desk([ending(async () => ({ secret: 1 }))]);
    expect(await call({})).toEqual({ outcome: 'ok', output: {} });
  });

  test.each([
    [31_950, 'ok'],
    [32_000, 'internal'],
  ])('an output that a flow reads in about %i bytes ends with %s', async (bytes, expected) => {
    const long = ending(async () => ({ text: 'x'.repeat(bytes) }), {
      output: z.object({ text: z.string() }),
    });
    const { call } = desk([long]);
    expect((await call({})).outcome).toBe(expected);
  });

  test('a parameter is named where it is one of the tool', async () => {
    const input = { words: 'x' };
    expect(await desk([refusing('words')]).call({ input })).toMatchObject({
      parameter: 'words',
      problem: 'It is rude.',
    });
    expect(await desk([refusing('caller_id')]).call({ input })).not.toHaveProperty('parameter');
  });

  test('a tool that is not there is not found', async () => {
    const { call, lines } = desk([echo]);
    expect(await call({ tool: 'ehco' })).toMatchObject({
      outcome: 'not_found',
      problem: 'There is no tool of this name.',
    });
    expect(await call({ tool: 'toString' })).toMatchObject({ outcome: 'not_found' });
    expect(lines).toHaveLength(2);
  });

  test('a call without a contact is refused', async () => {
    const { call } = desk([echo]);
    expect(await call({ input: { words: 'hi' }, contactId: '' })).toMatchObject({ outcome: 'invalid_value' });
  });

  test('an injected value that cannot be had ends the call', async () => {
    const ran: string[] = [];
    const { call } = desk([
      tool({
        ...nothing,
        name: 'lost',
        injected: {
          customer: (): string => {
            throw outcome('not_found');
          },
        },
        run: async () => {
          ran.push('x');
          return {};
        },
      }),
    ]);
    expect(await call({})).toMatchObject({ outcome: 'not_found' });
    expect(ran).toEqual([]);
  });
});

describe('deadline', () => {
  test.each<
    readonly [
      string,
      (context: ToolContext) => Promise<object>,
      number | undefined,
      Partial<ToolCall>,
      string,
      number,
    ]
  >([
    ['in time', sleeps(6999), undefined, {}, 'ok', 6999],
    ['too late', sleeps(7001), undefined, {}, 'upstream', 7000],
    ['too late, and deaf to its signal', ignores(60_000), undefined, {}, 'upstream', 7000],
    ['after its own deadline', sleeps(300), 200, {}, 'upstream', 200],
    ['after the time of the channel', sleeps(300), undefined, { timeLeft: 250 }, 'upstream', 250],
    ['before both', sleeps(300), 350, { timeLeft: 400 }, 'ok', 300],
    ['with no time left', sleeps(0), undefined, { timeLeft: 0 }, 'upstream', 0],
    ['with less than no time left', sleeps(0), undefined, { timeLeft: -5 }, 'upstream', 0],
    ['with time that is no number', sleeps(0), undefined, { timeLeft: Number.NaN }, 'upstream', 0],
    ['when nobody waits', sleeps(0), undefined, { signal: AbortSignal.abort() }, 'upstream', 0],
  ])('%s', async (_, run, deadline, asked, expected, after) => {
    const { call, clock } = desk([ending(run, deadline === undefined ? {} : { deadline })]);
    expect((await call(asked)).outcome).toBe(expected);
    expect(clock.now() - start).toBe(after);
  });

  test('leaves no timer behind', async () => {
    const clock = virtualClock(start);
    const open = new Set<number>();
    const deadline = (milliseconds: number) => {
      const made = clock.deadline(milliseconds);
      open.add(made.at);
      return { ...made, clear: () => void open.delete(made.at) };
    };
    const { call } = desk([ending(sleeps(5)), echo], { clock: { ...clock, deadline } });
    await call({});
    await call({ tool: 'echo', input: { words: 'hi' } });
    await call({ timeLeft: 1 });
    expect([...open]).toEqual([]);
  });

  test('a tool hears that nobody waits any more', async () => {
    const hangsUp = new AbortController();
    const reasons: unknown[] = [];
    const { call } = desk([
      ending(async ({ clock, signal }) => {
        hangsUp.abort(new Error('gone'));
        reasons.push(signal.reason);
        return clock.sleep(1, signal).then(() => ({}));
      }),
    ]);
    expect((await call({ signal: hangsUp.signal })).outcome).toBe('upstream');
    expect(reasons).toEqual([new Error('gone')]);
  });

  test('covers what is injected, and the tool is then not run', async () => {
    const ran: string[] = [];
    const { call, clock } = desk([
      tool({
        ...nothing,
        name: 'slow',
        injected: {
          customer: async ({ clock: time }: ToolContext) => {
            await time.sleep(60_000);
            return 'x';
          },
        },
        run: async () => {
          ran.push('x');
          return {};
        },
      }),
    ]);
    expect((await call({})).outcome).toBe('upstream');
    await clock.sleep(60_000);
    expect(ran).toEqual([]);
  });
});

describe('log', () => {
  test('has one line a call, and one for each that a tool writes', async () => {
    const { call, lines } = desk([
      ending(async ({ clock, log }) => {
        await clock.sleep(120);
        log({ level: 'info', message: 'Asked for +12025550100.', contactId: 'mine', tool: 'mine' });
        return {};
      }),
    ]);
    await call({});
    expect(lines).toEqual([
      { level: 'info', message: 'Asked for [digits].', contactId, tool: 'ending' },
      {
        level: 'info',
        message: 'A tool was called.',
        contactId,
        tool: 'ending',
        caller: expect.stringMatching(/^c_[0-9a-f]{16}$/),
        outcome: 'ok',
        milliseconds: 120,
      },
    ]);
  });

  test('says why a call was refused, with its causes, and nothing of the caller', async () => {
    const cause = new TypeError('fetch failed for ada@example.com');
    const error = new TrunklineError(
      'upstream',
      'tickets: the connection broke.',
      { call: 'tickets', apiKey: 'k-1' },
      cause,
    );
    const { call, lines } = desk([ending(() => Promise.reject(error))]);
    await call({});
    const [line] = lines;
    expect(line?.error).toMatch(
      /^upstream: tickets: the connection broke\. \{ call: 'tickets', apiKey: '\[secret\]' \} ← TypeError: fetch failed for \[email\]/,
    );
  });

  test('names what is wrong with an input', async () => {
    const { call, lines } = desk([echo]);
    await call({ input: { words: '+12025550100' } });
    expect(lines[0]).toMatchObject({
      outcome: 'invalid_value',
      parameter: 'words',
      problem: expect.any(String),
    });
    expect(JSON.stringify(lines)).not.toContain('2025550100');
  });

  test('that fails costs no call', async () => {
    const { call } = fulfillment({
      tools: [echo],
      backends: {},
      outcomes: memoryStore(),
      clock: virtualClock(start),
      log: () => {
        throw new Error('The disk is full.');
      },
      callerSecret: 'sixteen-letters!',
    });
    expect((await call({ tool: 'echo', input: { words: 'hi' }, contactId })).outcome).toBe('ok');
  });
});

describe('what cannot be put together', () => {
  const whole = {
    backends: {},
    outcomes: memoryStore(),
    clock: virtualClock(),
    log: () => {},
    callerSecret: 'sixteen-letters!',
  };

  test('two tools of one name', () => {
    expect(() => fulfillment({ ...whole, tools: [echo, echo] })).toThrow('There are two tools "echo", and');
  });

  test('a short secret', () => {
    expect(() => fulfillment({ ...whole, tools: [], callerSecret: 'short' })).toThrow(/16 characters/);
  });
});
