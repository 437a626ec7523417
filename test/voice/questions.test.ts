import { describe, expect, test } from 'vitest';
import type { Invoke } from '../../src/action/effect.ts';
import type { Asked } from '../../src/action/platform.ts';
import type { BotReply, Said } from '../../src/bot/bot.ts';
import {
  botNamed,
  checkHours,
  checkStaffing,
  connectLex,
  createCallback,
  disconnect,
  endFlow,
  external,
  flow,
  fn,
  hours,
  invokeLambda,
  loopPrompts,
  playPrompt,
  queue,
  setCustomerQueueFlow,
  setDisconnectFlow,
  setRecordingBehavior,
  setWorkingQueue,
  text,
  transferToPhoneNumber,
  transferToQueue,
} from '../../src/index.ts';
import { keys, silence, words } from './line.ts';
import { passed, platformWith, smallCall } from './small.ts';

const desk = queue('Desk');
const open = hours('Office');
const status = fn('order-status', { returns: ['status'] });
const heard = { kind: 'heard' } as const;
const sorry = playPrompt({ text: 'Sorry.', next: 'bye' });
const bye = disconnect();

describe('functions', () => {
  const line = flow('Orders', {
    start: 'welcome',
    steps: {
      welcome: playPrompt({ text: 'Welcome.', next: 'look' }),
      look: invokeLambda({ function: status, next: 'tell', onError: 'sorry' }),
      tell: playPrompt({ text: text`It is ${external(status).status}.`, next: 'bye' }),
      sorry,
      bye,
    },
  });

  test('nothing is asked before the prompt in front of it has been heard', async () => {
    const asked: Asked[] = [];
    const call = smallCall([line], {
      platform: platformWith({
        invoke: async (_effect, about) => {
          asked.push(about);
          return { kind: 'returned', result: { status: 'here' } };
        },
      }),
    });
    expect(await call.arrives()).toMatchObject({ said: ['Welcome.'], waits: 'finish' });
    expect(asked).toEqual([]);
    expect(await call.answers(heard, 700)).toMatchObject({ said: ['It is here.'], waits: 'finish' });
    expect(asked).toMatchObject([{ turn: '2', at: 700 }]);
    expect(await call.answers(heard)).toMatchObject({ said: [], waits: 'ended' });
  });

  test('a hang-up in the prompt prevents it', async () => {
    const call = smallCall([line]);
    await call.arrives();
    expect(await call.happens({ id: 'h', kind: 'hangup', by: 'customer' })).toMatchObject({ waits: 'ended' });
    expect(passed(call.entries)).toEqual(['welcome']);
  });

  test('a platform that rejects has failed, and somebody hears of it once', async () => {
    const call = smallCall([line], {
      platform: platformWith({
        invoke: async () => {
          throw new TypeError('fetch failed for +12025550100');
        },
      }),
    });
    await call.arrives();
    expect(await call.answers(heard)).toMatchObject({ said: ['Sorry.'] });
    expect(call.lines).toEqual([
      {
        level: 'warn',
        message: 'A question was not answered.',
        contactId: 'CA1',
        error: 'TypeError: fetch failed for [digits]',
      },
    ]);
  });

  test('a throttled call is made again, under another name', async () => {
    const turns: string[] = [];
    const call = smallCall([line], {
      platform: platformWith({
        invoke: async ({ attempt }: Invoke, { turn }) => {
          turns.push(turn);
          return attempt < 3
            ? { kind: 'failed', error: 'throttled' }
            : { kind: 'returned', result: { status: 'here' } };
        },
      }),
    });
    await call.arrives();
    expect(await call.answers(heard)).toMatchObject({ said: ['It is here.'] });
    expect(turns).toEqual(['2', '3', '4']);
  });
});

describe('what only reads', () => {
  const line = flow('Hours', {
    start: 'welcome',
    steps: {
      welcome: playPrompt({ text: 'Welcome to us, the desk.', next: 'open' }),
      open: checkHours({ hours: open, open: 'queue', closed: 'closed', onError: 'sorry' }),
      queue: setWorkingQueue({ queue: desk, next: 'staffed', onError: 'sorry' }),
      staffed: checkStaffing({ metric: 'staffed', yes: 'look', no: 'closed', onError: 'sorry' }),
      look: invokeLambda({ function: status, timeout: 3, next: 'tell', onError: 'sorry' }),
      tell: playPrompt({ text: 'Found.', next: 'bye' }),
      closed: playPrompt({ text: 'We are closed.', next: 'bye' }),
      sorry,
      bye,
    },
  });
  const reading = {
    hours: async () => ({ kind: 'hours', open: true }) as const,
    metrics: async () => {
      const metrics = { staffed: 1, available: 1, online: 1, waiting: 0, oldest: 0 };
      return { kind: 'metrics', metrics } as const;
    },
  };

  test('is asked at once, and the prompts before it are said with those behind it', async () => {
    const call = smallCall([line], {
      platform: platformWith({ ...reading, hours: async () => ({ kind: 'hours', open: false }) }),
    });
    expect(await call.arrives()).toMatchObject({
      said: ['Welcome to us, the desk.', 'We are closed.'],
      waits: 'finish',
    });
    expect(call.entries.filter(({ type }) => type.startsWith('prompt.'))).toMatchObject([
      { type: 'prompt.started', at: 0 },
      { type: 'prompt.finished', at: 1600 },
    ]);
  });

  test('a function behind it waits for the prompts, and its time begins when it is asked', async () => {
    const call = smallCall([line], {
      platform: platformWith({
        ...reading,
        invoke: async () => ({ kind: 'returned', result: {} }),
      }),
    });
    expect(await call.arrives()).toMatchObject({ said: ['Welcome to us, the desk.'], waits: 'invoke' });
    // Twenty seconds are more than the three that the function has.
    expect(await call.answers(heard, 20_000)).toMatchObject({ said: ['Found.'] });
  });
});

describe('bots', () => {
  const bot = botNamed('Desk');
  const line = flow('Talk', {
    start: 'ask',
    steps: {
      ask: connectLex({
        bot,
        text: 'How can I help?',
        sessionAttributes: { channel: 'phone' },
        when: { Ticket: 'done' },
        onNoMatch: 'sorry',
        onError: 'sorry',
      }),
      done: playPrompt({ text: 'Done.', next: 'bye' }),
      sorry,
      bye,
    },
  });
  const botOf = (...replies: readonly BotReply[]) => {
    const said: Said[] = [];
    const left = [...replies];
    return {
      said,
      bots: {
        hears: async (heardNow: Said) => {
          said.push(heardNow);
          return left.shift() ?? ({ kind: 'failed', error: 'no more' } as const);
        },
      },
    };
  };
  const ticket: BotReply = {
    kind: 'intent',
    intent: 'Ticket',
    slots: {},
    sessionAttributes: {},
    messages: [{ as: 'text', content: 'All right.' }],
  };

  test('a bot that asks keeps the question open; its last words are said before the flow goes on', async () => {
    const { said, bots } = botOf({ kind: 'asks', messages: [{ as: 'text', content: 'Which one?' }] }, ticket);
    const call = smallCall([line], { bots });
    expect(await call.arrives()).toMatchObject({ waits: 'converse', prompt: 'How can I help?', asks: null });
    expect(await call.answers(words('a ticket'))).toMatchObject({ waits: 'converse', asks: ['Which one?'] });
    expect(await call.answers(keys('2'))).toMatchObject({ said: ['All right.', 'Done.'] });
    const session = 'CA1:1';
    expect(said).toMatchObject([
      { session, begins: true, text: 'a ticket', mode: 'speech', sessionAttributes: { channel: 'phone' } },
      { session, begins: false, text: '2', mode: 'keys', language: 'en-US' },
    ]);
  });

  test('who is not understood is asked again twice, and then taken at their word', async () => {
    const { said, bots } = botOf(ticket);
    const call = smallCall([line], { bots });
    await call.arrives();
    expect(await call.answers(words('mm', 0.2))).toMatchObject({ waits: 'converse', misheard: 1 });
    expect(await call.answers(words('mmm', 0.2))).toMatchObject({ waits: 'converse', misheard: 2 });
    expect(said).toEqual([]);
    expect(await call.answers(words('ticket', 0.2))).toMatchObject({ said: ['All right.', 'Done.'] });
    expect(said).toMatchObject([{ text: 'ticket', begins: true }]);
  });

  test.each([
    ['silence', silence],
    ['a key that ends nothing', keys('', true)],
    ['no words', words('  ')],
  ])('%s is silence', async (_what, answer) => {
    const { said, bots } = botOf(ticket);
    const call = smallCall([line], { bots });
    await call.arrives();
    expect(await call.answers(answer)).toMatchObject({ said: ['Sorry.'] });
    expect(said).toEqual([]);
  });

  test('without bots, and with one that fails, the error exit is taken', async () => {
    const without = smallCall([line]);
    await without.arrives();
    expect(await without.answers(words('a ticket'))).toMatchObject({ said: ['Sorry.'] });
    const failing = smallCall([line], { bots: botOf().bots });
    await failing.arrives();
    expect(await failing.answers(words('a ticket'))).toMatchObject({ said: ['Sorry.'] });
  });
});

describe('third parties', () => {
  const line = (resume: boolean) =>
    flow('Transfer', {
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

  test.each([
    [true, 'completed', 'Back.'],
    [true, 'busy', 'Busy.'],
    [true, 'no-answer', 'Nobody.'],
    [true, 'failed', 'Busy.'],
    [false, 'busy', 'Sorry.'],
  ] as const)('with resume %s, %s leads to %s', async (resume, status, said) => {
    const call = smallCall([line(resume)]);
    expect(await call.arrives()).toMatchObject({ waits: 'dial' });
    expect(await call.answers({ kind: 'dialed', status })).toMatchObject({ said: [said] });
  });

  test('a talk without a way back ends the contact; a word that makes no sense is a call that failed', async () => {
    const call = smallCall([line(false)]);
    await call.arrives();
    expect(await call.answers({ kind: 'dialed', status: 'completed' })).toMatchObject({ waits: 'ended' });
    const confused = smallCall([line(true)]);
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
    const call = smallCall(flows, { platform: platformWith({ callback: async () => ({ kind: 'scheduled' }) }) });
    await call.arrives();
    await call.answers({ kind: 'queued' });
    expect(await call.answers(heard, 60_000)).toMatchObject({ waits: 'dial', where: 'queue' });
    expect(await call.happens({ id: 'l', kind: 'left-queue' })).toMatchObject({ waits: 'dial', where: 'call' });
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
      look: invokeLambda({ function: status, next: 'off', onError: 'off' }),
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
