import { afterAll, describe, expect, test } from 'vitest';
import {
  disconnect,
  flow,
  flowNamed,
  fn,
  invokeLambda,
  loopPrompts,
  playPrompt,
  queue,
  setDisconnectFlow,
  setWorkingQueue,
  transferToPhoneNumber,
  transferToQueue,
} from '../../src/index.ts';
import { caller, deskCalls, openServer, sharedBy, staffFor } from './desk.ts';
import { mustBeSound } from './invariants.ts';
import { type Deliver, playCall, send } from './line.ts';
import { passed, platformWith, smallCall } from './small.ts';

const over = { id: 'h', kind: 'hangup', by: 'customer' } as const;

let hangUps = 0;
afterAll(() => console.log(`hang-ups: ${hangUps}`));

describe.each(Object.keys(deskCalls) as (keyof typeof deskCalls)[])('%s', (name) => {
  test.each(['once', 'twice at once, at two servers'])(
    'ends wherever the caller hangs up, told %s',
    async (way) => {
      const play = async (hangUpAfter: number) => {
        const shared = sharedBy();
        const options = { staffed: staffFor(name) };
        const [one, other] = [openServer(shared, options), openServer(shared, options)];
        let requests = 0;
        const deliver: Deliver = async (sent) => {
          shared.clock.moveTo(shared.clock.now() + 2000);
          if (requests++ !== hangUpAfter) return send(one.calls, sent);
          const notice = { call: 'CA1', notice: over };
          hangUps++;
          if (way === 'once') return send(one.calls, notice);
          const [reply, second] = await Promise.all([send(one.calls, notice), send(other.calls, notice)]);
          expect(second?.document).toBe(reply?.document);
          return reply;
        };
        const call = await playCall(deliver, { call: 'CA1', script: deskCalls[name], from: caller });
        await mustBeSound(shared.store, 'CA1');
        return { call, one };
      };
      const { call: whole } = await play(-1);
      for (let after = 1; after < whole.sent.length; after++) {
        const { call, one } = await play(after);
        expect(call.last.waits).toBe('ended');
        expect(call.sent).toHaveLength(after + 1);
        // Whatever comes behind it finds the call over.
        const late = await one.calls.answers('CA1', after + 1, { kind: 'heard' });
        expect(late).toEqual({ document: call.documents.at(-1), repeated: true });
        expect(await one.calls.happens('CA1', { ...over, id: 'again' })).toEqual(late);
        expect(await one.calls.last('CA1')).toEqual(late);
      }
    },
  );
});

describe('a disconnect flow with nobody there', () => {
  const log = fn('log-it');
  const bye = disconnect();
  const note = invokeLambda({ function: log, next: 'last', onError: 'last' });
  const main = flow('Main', {
    start: 'after',
    steps: {
      after: setDisconnectFlow({ flow: flowNamed('After'), next: 'say', onError: 'say' }),
      say: playPrompt({ text: 'A long story.', next: 'bye' }),
      bye,
    },
  });
  const flows = {
    'calls a function': flow('After', { start: 'note', steps: { note, last: bye } }),
    'wants somebody else on the line': flow('After', {
      start: 'call',
      steps: {
        call: transferToPhoneNumber({ number: '+12025550111', resume: false, next: 'last', onError: 'note' }),
        note,
        last: bye,
      },
    }),
    'wants to queue': flow('After', {
      start: 'queue',
      steps: {
        queue: setWorkingQueue({ queue: queue('Desk'), next: 'join', onError: 'last' }),
        join: transferToQueue({ onFull: 'last', onError: 'note' }),
        note,
        last: bye,
      },
    }),
    'goes round for ever': flow('After', {
      start: 'note',
      steps: { note: invokeLambda({ function: log, next: 'note', onError: 'note' }) },
    }),
    'plays music for ever': flow('After', {
      start: 'music',
      steps: {
        music: loopPrompts({
          prompts: [{ text: 'La.' }],
          interruptAfter: 30,
          onInterrupt: 'music',
          onError: 'music',
        }) as never,
      },
    }),
  };

  test.each(Object.entries(flows))('that %s', async (what, after) => {
    let calls = 0;
    const call = smallCall([main, after], {
      budget: 2000,
      platform: platformWith({
        invoke: async () => {
          // Longer than a caller would wait, but nobody does.
          if (++calls === 1) await call.clock.sleep(2500);
          return { kind: 'returned', result: {} };
        },
      }),
    });
    await call.arrives();
    expect(await call.happens(over)).toMatchObject({ waits: 'ended', said: [], held: false });
    if (what.includes('for ever')) expect(call.snapshot().ended?.reason).toBe('never_ends');
    else expect(passed(call.entries)).toContain('last');
    if (!what.includes('music') && !what.includes('round')) expect(calls).toBe(1);
  });
});

test('what was heard before a hang-up is told, and the rest is not', async () => {
  const line = flow('Long', {
    start: 'one',
    steps: {
      one: playPrompt({ text: 'Fifteen letters', next: 'two' }),
      two: playPrompt({ text: 'Fifteen letters', next: 'three' }),
      three: playPrompt({ text: 'Fifteen letters', next: 'bye' }),
      bye: disconnect(),
    },
  });
  const call = smallCall([line]);
  await call.arrives();
  await call.happens(over, 1500);
  expect(call.entries.filter(({ type }) => type.startsWith('prompt.'))).toMatchObject([
    { type: 'prompt.started', step: 'one', at: 0 },
    { type: 'prompt.finished', step: 'one', at: 1000 },
    { type: 'prompt.started', step: 'two', at: 1000 },
    { type: 'prompt.interrupted', step: 'two', at: 1500 },
  ]);
});
