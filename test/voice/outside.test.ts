import { describe, expect, test } from 'vitest';
import {
  disconnect,
  flow,
  fn,
  invokeLambda,
  playPrompt,
  setRecordingBehavior,
  wait,
} from '../../src/index.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { monday } from './desk.ts';
import { platformWith, type SmallOptions, smallCall } from './small.ts';

const bye = disconnect();
const heard = { kind: 'heard' } as const;
const never = () => new Promise<never>(() => {});
const ask = fn('ask');

const line = flow('Line', {
  start: 'ask',
  steps: {
    ask: invokeLambda({ function: ask, next: 'well', onError: 'sorry' }),
    well: playPrompt({ text: 'Well.', next: 'bye' }),
    sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
    bye,
  },
});

/** A call of which the function gives this. */
function callWith(give: () => unknown, options: SmallOptions = {}) {
  const platform = platformWith({ invoke: async () => ({ kind: 'returned', result: give() }) });
  return smallCall([line], { ...options, platform });
}

describe('what a function gives that JSON does not have', () => {
  test.each([
    ['a date', () => ({ due: new Date(monday) }), 'Well.'],
    ['a member that is nothing', () => ({ due: undefined }), 'Well.'],
    ['a list with a hole', () => [undefined], 'Sorry.'],
    ['no number', () => Number.NaN, 'Sorry.'],
    ['a big integer', () => ({ count: 1n }), 'Sorry.'],
    ['nothing', () => undefined, 'Sorry.'],
  ])('%s: the call goes on, and is kept', async (_what, give, said) => {
    const call = callWith(give);
    expect(await call.arrives()).toMatchObject({ said: [said] });
    expect(await call.answers(heard)).toMatchObject({ waits: 'ended' });
  });

  test('a contact begins with what JSON has of it', async () => {
    const call = callWith(() => ({}), {
      begins: async () => ({ attributes: { due: new Date(monday) as never, tier: 'gold' } }),
    });
    await call.arrives();
    expect(call.snapshot().values['Attributes']).toEqual({ due: '2025-10-06T13:00:00.000Z', tier: 'gold' });
  });
});

describe('what never comes does not keep a caller waiting longer than Twilio does', () => {
  test('what a contact begins with', async () => {
    const clock = virtualClock(monday);
    const call = callWith(() => ({}), { clock, begins: never });
    const arrived = call.arrives();
    await clock.sleep(14_000);
    expect(await arrived).toMatchObject({ held: true });
    expect(await call.answers(heard)).toMatchObject({ said: ['Well.'] });
    expect(call.lines).toMatchObject([{ error: expect.stringContaining('TimeoutError') }]);
  });

  test('the end of a recording: the caller goes on, and it is tried again', async () => {
    const clock = virtualClock(monday);
    let stops = 0;
    const recorded = flow('Recorded', {
      start: 'on',
      steps: {
        on: setRecordingBehavior({ record: 'both', ivr: true, next: 'one' }),
        one: playPrompt({ text: 'One.', next: 'ask' }),
        ask: invokeLambda({ function: ask, next: 'off', onError: 'off' }),
        off: setRecordingBehavior({ record: 'nobody', ivr: false, next: 'two' }),
        two: playPrompt({ text: 'Two.', next: 'again' }),
        again: invokeLambda({ function: ask, next: 'three', onError: 'three' }),
        three: playPrompt({ text: 'Three.', next: 'bye' }),
        bye,
      },
    });
    const call = smallCall([recorded], {
      clock,
      stopRecording: () => (++stops === 1 ? never() : Promise.resolve()),
    });
    await call.arrives();
    const begun = clock.now();
    const answered = call.calls.answers('CA1', 1, heard);
    await clock.sleep(14_000);
    expect(JSON.parse((await answered)?.document ?? '')).toMatchObject({ said: ['Two.'], recorded: true });
    expect(clock.now() - begun).toBe(14_000);
    expect(JSON.parse((await call.calls.answers('CA1', 2, heard))?.document ?? '')).toMatchObject({
      said: ['Three.'],
      recorded: false,
    });
    expect(stops).toBe(2);
  });

  test('a function whose turn comes when the time is over is under way while the caller is told to wait', async () => {
    const clock = virtualClock(monday);
    let asked = 0;
    const call = smallCall([line], {
      clock,
      // What comes before takes all the time that there is.
      begins: async () => {
        await clock.sleep(9999);
        return {};
      },
      contactOf: (id) => id,
      budget: 9999,
      platform: platformWith({
        invoke: async () => {
          asked++;
          return { kind: 'returned', result: {} };
        },
      }),
    });
    expect(await call.arrives()).toMatchObject({ held: true });
    expect(asked).toBe(1);
    expect(await call.answers(heard, 9000)).toMatchObject({ said: ['Well.'] });
    expect(asked).toBe(1);
  });
});

test('nothing that a caller entered gets into the log by the words of an error', async () => {
  const call = smallCall([line], {
    platform: platformWith({
      invoke: async () => {
        throw Object.assign(new RangeError('4711 is no PIN'), { code: 'E_PIN' });
      },
    }),
  });
  expect(await call.arrives()).toMatchObject({ said: ['Sorry.'] });
  expect(call.lines).toMatchObject([
    { error: expect.stringMatching(/^RangeError E_PIN at .*outside\.test/) },
  ]);
  expect(JSON.stringify(call.lines)).not.toContain('4711');
});

test('a step that lets time pass takes its error exit, as on a phone of Amazon Connect', async () => {
  const waiting = flow('Waiting', {
    start: 'wait',
    steps: {
      wait: wait({ seconds: 60, onComplete: 'well', onError: 'sorry' }),
      well: playPrompt({ text: 'Well.', next: 'bye' }),
      sorry: playPrompt({ text: 'Sorry.', next: 'bye' }),
      bye,
    },
  });
  expect(await smallCall([waiting]).arrives()).toMatchObject({ said: ['Sorry.'] });
});
