import { describe, expect, test } from 'vitest';
import type { Invoke } from '../../src/action/effect.ts';
import type { Asked } from '../../src/action/platform.ts';
import type { BotReply, Said } from '../../src/bot/bot.ts';
import {
  botNamed,
  checkHours,
  checkStaffing,
  connectLex,
  disconnect,
  external,
  flow,
  fn,
  hours,
  invokeLambda,
  playPrompt,
  queue,
  setWorkingQueue,
  text,
} from '../../src/index.ts';
import { keys, silence, words } from './line.ts';
import { passed, platformWith, smallCall } from './small.ts';

const desk = queue('Desk');
const open = hours('Office');
const orderStatus = fn('order-status', { returns: ['status'] });
const heard = { kind: 'heard' } as const;
const sorry = playPrompt({ text: 'Sorry.', next: 'bye' });
const bye = disconnect();

describe('functions', () => {
  const line = flow('Orders', {
    start: 'welcome',
    steps: {
      welcome: playPrompt({ text: 'Welcome.', next: 'look' }),
      look: invokeLambda({ function: orderStatus, next: 'tell', onError: 'sorry' }),
      tell: playPrompt({ text: text`It is ${external(orderStatus).status}.`, next: 'bye' }),
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
        error: expect.stringMatching(/^TypeError at /),
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
      look: invokeLambda({ function: orderStatus, timeout: 3, next: 'tell', onError: 'sorry' }),
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
    // The hours and the metrics were read behind one and the same prompt.
    expect(call.snapshot().at).toBe(1600);
    // Twenty seconds are more than the three that the function has.
    expect(await call.answers(heard, 20_000)).toMatchObject({ said: ['Found.'] });
  });
});

/** A bot that gives these replies, one after the other, and then fails. */
function botOf(...replies: readonly BotReply[]) {
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
}

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

  test('a phone without bots takes the error exit, and the log says what is missing', async () => {
    const call = smallCall([line]);
    await call.arrives();
    expect(await call.answers(words('a ticket'))).toMatchObject({ said: ['Sorry.'] });
    expect(call.lines).toMatchObject([
      {
        level: 'warn',
        message: 'The flow asks for the bot "Desk", and there is none on this phone.',
        contactId: 'CA1',
      },
    ]);
  });

  test.each([
    ['9*12', {}, '12'],
    ['*', {}, undefined],
    ['9*1', { 'x-amz-lex:dtmf:deletion-character': '9' }, '*1'],
    ['9*1', { 'x-amz-lex:dtmf:deletion-character:*:*': '1' }, undefined],
    ['9*1', { 'x-amz-lex:dtmf:deletion-character': '' }, '1'],
  ])('of the keys %s with %j the bot reads %s', async (typed, sessionAttributes, read) => {
    const { said, bots } = botOf(ticket);
    const talk = flow('Talk', {
      start: 'ask',
      steps: {
        ask: connectLex({
          bot,
          text: 'How can I help?',
          sessionAttributes,
          when: { Ticket: 'bye' },
          onNoMatch: 'bye',
          onError: 'bye',
        }),
        bye,
      },
    });
    const call = smallCall([talk], { bots });
    await call.arrives();
    await call.answers(keys(typed));
    expect(said.map((one) => one.text)).toEqual(read === undefined ? [] : [read]);
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
