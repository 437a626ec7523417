import { describe, expect, test } from 'vitest';
import {
  createCallback,
  disconnect,
  endFlow,
  flow,
  fn,
  invokeLambda,
  loopPrompts,
  playPrompt,
  queue,
  setCustomerQueueFlow,
  setDisconnectFlow,
  setRecordingBehavior,
  setWorkingQueue,
  transferToPhoneNumber,
  transferToQueue,
} from '../../src/index.ts';
import { passed, platformWith, smallCall } from './small.ts';

const desk = queue('Desk');
const heard = { kind: 'heard' } as const;
const sorry = playPrompt({ text: 'Sorry.', next: 'bye' });
const bye = disconnect();

function transfer(resume: boolean) {
  return flow('Transfer', {
    start: 'call',
    steps: {
      call: resume
        ? transferToPhoneNumber({
            number: '+12025550111',
            resume,
            next: 'back',
            onCallFailed: 'busy',
            onTimeout: 'nobody',
            onError: 'sorry',
          })
        : transferToPhoneNumber({ number: '+12025550111', resume, next: 'back', onError: 'sorry' }),
      back: playPrompt({ text: 'Back.', next: 'bye' }),
      busy: playPrompt({ text: 'Busy.', next: 'bye' }),
      nobody: playPrompt({ text: 'Nobody.', next: 'bye' }),
      sorry,
      bye,
    },
  });
}

describe('third parties', () => {
  test.each([
    [true, 'completed', 'Back.'],
    [true, 'busy', 'Busy.'],
    [true, 'no-answer', 'Nobody.'],
    [true, 'failed', 'Busy.'],
    [false, 'busy', 'Sorry.'],
  ] as const)('with resume %s, %s leads to %s', async (resume, status, said) => {
    const call = smallCall([transfer(resume)]);
    expect(await call.arrives()).toMatchObject({ waits: 'dial' });
    expect(await call.answers({ kind: 'dialed', status })).toMatchObject({ said: [said] });
  });

  test('a talk without a way back ends the contact; a word that makes no sense is a call that failed', async () => {
    const call = smallCall([transfer(false)]);
    await call.arrives();
    expect(await call.answers({ kind: 'dialed', status: 'completed' })).toMatchObject({ waits: 'ended' });
    const confused = smallCall([transfer(true)]);
    await confused.arrives();
    expect(await confused.answers(heard)).toMatchObject({ said: ['Busy.'] });
  });
});

describe('queues', () => {
  const waiting = flow('Waiting', {
    type: 'CUSTOMER_QUEUE',
    start: 'music',
    steps: {
      music: loopPrompts({
        prompts: [{ text: 'Please wait.' }],
        interruptAfter: 60,
        onInterrupt: 'book',
        onError: 'quiet',
      }),
      book: createCallback({ queue: desk, next: 'out', onError: 'quiet' }),
      out: transferToPhoneNumber({ number: '+12025550111', resume: false, next: 'quiet', onError: 'quiet' }),
      quiet: endFlow(),
    },
  });
  const after = flow('After', {
    start: 'thanks',
    steps: { thanks: playPrompt({ text: 'Thanks.', next: 'end', onError: 'end' }), end: disconnect() },
  });
  const line = flow('Line', {
    start: 'queue',
    steps: {
      queue: setWorkingQueue({ queue: desk, next: 'music', onError: 'sorry' }),
      music: setCustomerQueueFlow({ flow: waiting, next: 'after', onError: 'sorry' }),
      after: setDisconnectFlow({ flow: after, next: 'join', onError: 'sorry' }),
      join: transferToQueue({ onFull: 'full', onError: 'sorry' }),
      full: playPrompt({ text: 'All lines are busy.', next: 'bye' }),
      sorry,
      bye,
    },
  });
  const flows = [line, waiting, after];
  const answered = { id: 'a', kind: 'agent-answered', agent: 'Ada' } as const;
  const over = { id: 'o', kind: 'hangup', by: 'agent' } as const;

  test('a caller waits, an agent answers and leaves, and the disconnect flow has the last word', async () => {
    const call = smallCall(flows);
    expect(await call.arrives()).toMatchObject({ waits: 'enqueue', where: 'call' });
    expect(await call.answers({ kind: 'queued' })).toMatchObject({ waits: 'play-around', where: 'queue' });
    expect(await call.happens(answered)).toMatchObject({ waits: 'talk' });
    expect(call.snapshot()).toMatchObject({ agent: 'Ada', waiting: 'talk' });
    expect(await call.happens(over)).toMatchObject({ said: ['Thanks.'], where: 'call' });
    expect(await call.answers(heard)).toMatchObject({ waits: 'ended' });
  });

  test.each([
    ['QueueAtCapacity', 'All lines are busy.'],
    ['failed', 'Sorry.'],
  ] as const)('a queue that refuses with %s', async (error, said) => {
    const call = smallCall(flows);
    await call.arrives();
    expect(await call.answers({ kind: 'refused', error })).toMatchObject({ said: [said], where: 'call' });
  });

  test('an agent who is faster than the word of the queue', async () => {
    const call = smallCall(flows);
    await call.arrives();
    expect(await call.happens(answered)).toMatchObject({ waits: 'talk', where: 'call' });
    expect(call.snapshot().agent).toBe('Ada');
  });

  test('the end of a talk whose beginning was never told', async () => {
    const call = smallCall(flows);
    await call.arrives();
    await call.answers({ kind: 'queued' });
    expect(await call.happens(over)).toMatchObject({ said: ['Thanks.'] });
    expect(call.snapshot().agent).toBe('unknown');
  });

  test('the flow calls somebody else: the caller leaves the queue first', async () => {
    const call = smallCall(flows, {
      platform: platformWith({ callback: async () => ({ kind: 'scheduled' }) }),
    });
    await call.arrives();
    await call.answers({ kind: 'queued' });
    expect(await call.answers(heard, 60_000)).toMatchObject({ waits: 'dial', where: 'queue' });
    expect(await call.happens({ id: 'l', kind: 'left-queue' })).toMatchObject({
      waits: 'dial',
      where: 'call',
    });
    expect(passed(call.entries).filter((step) => step === 'out')).toHaveLength(1);
  });
});

test('a recording begins with the document that says so, and is stopped when the flow turns it off', async () => {
  const stopped: string[] = [];
  const line = flow('Recorded', {
    start: 'on',
    steps: {
      on: setRecordingBehavior({ record: 'both', ivr: true, next: 'one' }),
      one: playPrompt({ text: 'One.', next: 'look' }),
      look: invokeLambda({ function: fn('order-status'), next: 'off', onError: 'off' }),
      off: setRecordingBehavior({ record: 'nobody', ivr: false, next: 'two' }),
      two: playPrompt({ text: 'Two.', next: 'bye' }),
      bye,
    },
  });
  const call = smallCall([line], {
    stopRecording: async (id) => {
      stopped.push(id);
    },
  });
  expect(await call.arrives()).toMatchObject({ said: ['One.'], recorded: false });
  expect(stopped).toEqual([]);
  expect(await call.answers(heard)).toMatchObject({ said: ['Two.'], recorded: false });
  expect(stopped).toEqual(['CA1']);
});
