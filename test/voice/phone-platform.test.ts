import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Invoke } from '../../src/action/effect.ts';
import type { Asked } from '../../src/action/platform.ts';
import { begin } from '../../src/engine/snapshot.ts';
import { fulfillment } from '../../src/fulfillment/fulfillment.ts';
import { tool } from '../../src/fulfillment/tool.ts';
import type { LogLine } from '../../src/language/log.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { closeCallback, listCallbacks } from '../../src/voice/callbacks.ts';
import { type PhonePlatformOptions, phonePlatform } from '../../src/voice/phone-platform.ts';
import { deskProgram, monday } from './desk.ts';

const clock = () => virtualClock(monday);

function opened(options: Partial<PhonePlatformOptions> = {}) {
  const store = memoryStore();
  const lines: LogLine[] = [];
  const platform = phonePlatform({ store, clock: clock(), log: (line) => lines.push(line), ...options });
  return { platform, store, lines };
}

function asked(turn = '7', id = 'CA1'): Asked {
  const contact = begin(deskProgram, {
    id,
    channel: 'VOICE',
    from: '+12025550101',
    attributes: { callerNumber: '+12025550102' },
  });
  return { contact, at: 500, turn, signal: new AbortController().signal };
}

function invoke(name: string, parameters = {}, asynchronous = false): Invoke {
  return {
    kind: 'invoke',
    function: name,
    parameters,
    timeLimit: 8000,
    asynchronous,
    responseType: 'STRING_MAP',
    attempt: 1,
  };
}

describe('functions', () => {
  const calls: unknown[] = [];
  const note = tool({
    name: 'note',
    description: 'Notes something.',
    writes: true,
    input: z.strictObject({ count: z.number() }),
    output: z.object({ noted: z.string() }),
    outcomes: {},
    async run({ count }, { contactId }) {
      calls.push([contactId, count]);
      return { noted: String(count) };
    },
  });
  const desk = () => {
    calls.length = 0;
    return fulfillment({
      tools: [note],
      backends: {},
      outcomes: memoryStore(),
      clock: clock(),
      log: () => {},
      callerSecret: 'a secret for tests only',
    });
  };

  test.each([
    'note',
    'trunkline:function/note',
    'arn:aws:lambda:eu-central-1:123456789012:function:note',
    'arn:aws:lambda:eu-central-1:123456789012:function:note:live',
  ])('%s is the tool, which is called once a turn', async (name) => {
    const { platform } = opened({ fulfillment: desk() });
    const answer = { kind: 'returned', result: { noted: '3', outcome: 'ok' } };
    expect(await platform.invoke(invoke(name, { count: '3' }), asked())).toEqual(answer);
    expect(await platform.invoke(invoke(name, { count: '3' }), asked())).toEqual(answer);
    expect(calls).toEqual([['CA1', 3]]);
    await platform.invoke(invoke(name, { count: '3' }), asked('8'));
    expect(calls).toHaveLength(2);
  });

  test('a tool that does not go well is an answer too', async () => {
    const { platform } = opened({ fulfillment: desk() });
    const { result } = (await platform.invoke(invoke('note', {}), asked())) as { readonly result: unknown };
    expect(result).toMatchObject({ outcome: 'missing_parameter', parameter: 'count' });
  });

  test('a plain function gets its parameters and the event of Connect, and goes before a tool', async () => {
    const { platform } = opened({
      fulfillment: desk(),
      functions: {
        note: (parameters, event) => ({
          ...parameters,
          from: event.Details.ContactData.CustomerEndpoint?.Address,
        }),
      },
    });
    expect(await platform.invoke(invoke('note', { a: '1' }), asked())).toEqual({
      kind: 'returned',
      result: { a: '1', from: '+12025550101' },
    });
    expect(calls).toEqual([]);
  });

  test('nobody waits for an asynchronous one, and its failure is heard of', async () => {
    const outside = new AbortController();
    const { platform, lines } = opened({
      functions: { slow: () => clock().sleep(Number.POSITIVE_INFINITY, outside.signal) },
    });
    expect(await platform.invoke(invoke('slow', {}, true), asked())).toEqual({
      kind: 'returned',
      result: 'CA1/7',
    });
    outside.abort(new Error('down'));
    await new Promise(setImmediate);
    expect(lines).toMatchObject([{ contactId: 'CA1', error: expect.stringMatching(/^Error at /) }]);
  });

  test('one that throws rejects, also at once', async () => {
    const { platform } = opened({
      functions: {
        broken: () => {
          throw new Error('broken');
        },
      },
    });
    await expect(platform.invoke(invoke('broken'), asked())).rejects.toThrow('broken');
  });
});

test('what is not there has failed, and a line says what to add', async () => {
  const { platform, lines } = opened();
  const failed = { kind: 'failed', error: 'not_there' };
  expect(await platform.invoke(invoke('look-up'), asked())).toEqual(failed);
  expect(await platform.hours({ kind: 'hours', hours: 'Office', queue: '' }, asked())).toEqual(failed);
  const metrics = { kind: 'metrics', queue: 'Desk', agent: '', channel: 'VOICE' } as const;
  expect(await platform.metrics(metrics, asked())).toEqual(failed);
  const service = { kind: 'service', service: 'GetCase', parameters: {}, timeLimit: 0 } as const;
  expect(await platform.serve(service, asked())).toEqual(failed);
  expect(lines.every(({ advice }) => typeof advice === 'string')).toBe(true);
  expect(lines.map(({ message }) => message)).toEqual([
    'The flow asks for the function "look-up", and there is none on this phone.',
    'The flow asks for the hours "Office", and there is none on this phone.',
    'The flow asks for metrics of "Desk", and there is none on this phone.',
    'The flow asks for the service behind GetCase, and there is none on this phone.',
  ]);
});

test('hours are calendars, by their name or by that of the queue', async () => {
  const calendar = { timeZone: 'America/New_York', open: { monday: ['08:00-12:00'] } };
  const { platform } = opened({ hours: { Office: calendar, Desk: { ...calendar, closed: ['2025-10-06'] } } });
  const arn = 'arn:aws:connect:eu-central-1:123456789012:instance/1/operating-hours/Office';
  for (const hours of ['Office', 'trunkline:hours/Office', arn])
    expect(await platform.hours({ kind: 'hours', hours, queue: '' }, asked())).toEqual({
      kind: 'hours',
      open: true,
    });
  expect(await platform.hours({ kind: 'hours', hours: '', queue: 'trunkline:queue/Desk' }, asked())).toEqual({
    kind: 'hours',
    open: false,
  });
  expect(() => opened({ hours: { Office: { timeZone: 'Mars', open: {} } } })).toThrow(
    'The calendar of the hours "Office" has the timeZone "Mars"',
  );
});

test('metrics and services are those that are given', async () => {
  const known = { staffed: 2, available: 1, online: 2, waiting: 0, oldest: 0 };
  const { platform } = opened({
    metrics: async ({ queue, agent }) => (queue === 'Desk' && agent === '' ? known : undefined),
    services: { GetCase: async (parameters) => ({ kind: 'served', result: parameters }) },
  });
  const metrics = { kind: 'metrics', agent: '', channel: 'VOICE' } as const;
  expect(await platform.metrics({ ...metrics, queue: 'trunkline:queue/Desk' }, asked())).toEqual({
    kind: 'metrics',
    metrics: known,
  });
  expect(await platform.metrics({ ...metrics, queue: 'Other' }, asked())).toMatchObject({ kind: 'failed' });
  const service = { kind: 'service', service: 'GetCase', parameters: { id: '1' }, timeLimit: 0 } as const;
  expect(await platform.serve(service, asked())).toEqual({ kind: 'served', result: { id: '1' } });
});

describe('callbacks', () => {
  const callback = {
    kind: 'callback',
    queue: 'trunkline:queue/Desk',
    agent: '',
    number: '+12025550133',
    delay: 60,
    attempts: 2,
    retryDelay: 600,
  } as const;

  test('are written down once a turn, and listed until somebody has made them', async () => {
    const { platform, store } = opened();
    for (const turn of ['7', '7', '9'])
      expect(await platform.callback({ ...callback, delay: turn === '9' ? 5 : 60 }, asked(turn))).toEqual({
        kind: 'scheduled',
      });
    const listed = await listCallbacks(store);
    expect(listed).toEqual([
      {
        id: 'CA1/9',
        contactId: 'CA1',
        queue: 'Desk',
        agent: '',
        number: '+12025550133',
        notBefore: '2025-10-06T13:00:05.000Z',
        askedAt: '2025-10-06T13:00:00.000Z',
        attempts: 2,
        retryDelay: 600,
      },
      { ...listed[0], id: 'CA1/7', notBefore: '2025-10-06T13:01:00.000Z' },
    ]);
    expect(await closeCallback(store, 'CA1/9')).toBe(true);
    expect(await closeCallback(store, 'CA1/9')).toBe(false);
    expect(await closeCallback(store, 'CA1/1')).toBe(false);
    expect(await listCallbacks(store)).toMatchObject([{ id: 'CA1/7' }]);
    // Asked once more after it was made, it is not made again.
    await platform.callback(callback, asked('9'));
    expect(await listCallbacks(store)).toHaveLength(1);
  });

  test('to what is no number are refused', async () => {
    const { platform, store } = opened();
    expect(await platform.callback({ ...callback, number: 'anonymous' }, asked())).toMatchObject({
      kind: 'failed',
    });
    expect(await listCallbacks(store)).toEqual([]);
  });
});
