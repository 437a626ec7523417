import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { twimlCaller } from '../../src/twiml/caller.ts';
import { calls, requestedAt, requests, sent } from './application.ts';

const prompt = '<Say>Fifteen letters</Say>';
const question = '<Gather action="/done" numDigits="1"/>';
const done = { '/done': '<Hangup/>', '/next': '<Hangup/>' };

describe('what is heard, and how long it takes', () => {
  // https://www.twilio.com/docs/voice/twiml/say, /play and /pause
  test.each([
    ['words, 15 letters a second', prompt, 1000, ['Fifteen letters']],
    ['words, three times', '<Say loop="3">Fifteen letters</Say>', 3000, ['Fifteen letters']],
    [
      'words without end are a thousand times',
      '<Say loop="0">Fifteen letters</Say>',
      1_000_000,
      ['Fifteen letters'],
    ],
    [
      'breaks',
      '<Say voice="Polly.Joanna">Fifteen<break time="2s"/> letters</Say>',
      3000,
      ['Fifteen letters'],
    ],
    [
      'marked up words',
      '<Say><prosody rate="slow">Fifteen <emphasis>letters</emphasis></prosody></Say>',
      1000,
      ['Fifteen letters'],
    ],
    ['signs', '<Say>Salt &amp; pepper &lt;</Say>', 1000, ['Salt & pepper <']],
    ['a recording', '<Play>/tune.mp3</Play>', 3000, ['/tune.mp3']],
    [
      'a recording of a known length',
      '<Play>https://x.example/long.mp3</Play>',
      7000,
      ['https://x.example/long.mp3'],
    ],
    ['keys, half a second each', '<Play digits="ww12"/>', 2000, ['ww12']],
    ['a pause', '<Pause/>', 1000, []],
    ['a long pause', '<Pause length="9"/>', 9000, []],
  ])('%s', async (_, content, length, heard) => {
    const caller = await calls(
      { '/voice': `${content}${question}`, ...done },
      { playLength: (url) => (url.includes('long') ? 7000 : 3000) },
    );
    expect(caller.heard).toEqual(heard);
    await caller.presses('1');
    expect(requestedAt(caller, '/done')).toBe(length + 1000);
  });

  test('only what was said since the caller last did something', async () => {
    const caller = await calls({
      '/voice': `<Say>One</Say>${question}`,
      '/done': '<Say>Two</Say><Say>Three</Say><Gather numDigits="1" action="/next"><Say>Four</Say></Gather>',
      '/next': '<Hangup/>',
    });
    expect(caller.heard).toEqual(['One']);
    await caller.presses('1');
    expect(caller.heard).toEqual(['Two', 'Three', 'Four']);
    await caller.presses('1');
    expect(caller.heard).toEqual([]);
  });

  test('times of keys count from the prompts of the document that plays', async () => {
    const caller = await calls({
      '/voice': `${prompt}${question}`,
      '/done': `<Gather numDigits="1" action="/next">${prompt}${prompt}</Gather>`,
      '/next': '<Hangup/>',
    });
    await caller.presses('1');
    await caller.presses('1', { at: 500 });
    expect(requestedAt(caller, '/next')).toBe(2000 + 500);
  });

  test('events are told as they happen', async () => {
    const told: string[] = [];
    const caller = await calls({ '/voice': prompt }, { onEvent: ({ type }) => told.push(type) });
    expect(told).toEqual(['request', 'verb', 'said', 'ended']);
    expect(told).toEqual(caller.log.map(({ type }) => type));
  });
});

describe('the end', () => {
  test.each([
    ['the document runs out', prompt, 'the document ran out'],
    ['an empty document', '', 'the document ran out'],
    ['a hang-up', `<Hangup/>${prompt}`, 'hung up'],
  ])('%s', async (_, content, reason) => {
    const caller = await calls({ '/voice': content });
    expect(caller.ended).toEqual({ by: 'application', reason });
    expect(caller.waitsFor).toBe('ended');
  });

  test('a verb that cannot be carried out here', async () => {
    const caller = await calls({ '/voice': '<Connect><Stream url="wss://voice.example/s"/></Connect>' });
    expect(caller.ended).toMatchObject({
      by: 'error',
      reason: '<Connect> cannot be carried out without Twilio',
    });
  });

  test('the caller hangs up at a question', async () => {
    const caller = await calls(
      { '/voice': question, '/status': '', ...done },
      { statusCallback: 'https://voice.example/status' },
    );
    await caller.hangsUp();
    expect(caller.ended).toEqual({ by: 'caller', reason: 'hung up' });
    expect(sent(caller, '/done')).toBeUndefined();
    expect(sent(caller, '/status')).toMatchObject({ CallStatus: 'completed', CallDuration: '1' });
  });

  test('a caller who hangs up in a prompt prevents what comes after it', async () => {
    const caller = await calls(
      { '/voice': `${prompt}<Redirect>/next</Redirect>`, ...done },
      { stopsAt: 'prompts' },
    );
    expect(caller.waitsFor).toBe('prompt');
    await caller.hangsUp({ at: 400 });
    expect(requests(caller).map(({ path }) => path)).toEqual(['/voice']);
    expect(caller.log.map(({ type, at }) => [type, at])).toContainEqual(['cut', 400]);
  });

  test('with stops at prompts each is waited for', async () => {
    const caller = await calls({ '/voice': `${prompt}<Pause/>${question}`, ...done }, { stopsAt: 'prompts' });
    expect(caller.waitsFor).toBe('prompt');
    await caller.staysSilent();
    expect(caller.waitsFor).toBe('pause');
    await caller.presses('1');
    expect(requestedAt(caller, '/done')).toBe(3000);
  });
});

describe('silence', () => {
  const pages = {
    '/voice': `<Gather action="/done" numDigits="1" timeout="4">${prompt}</Gather><Redirect>/next</Redirect>`,
    '/next': `<Gather action="/done" numDigits="1" timeout="4">${prompt}</Gather>`,
    '/done': '<Hangup/>',
  };

  test('for some time, counted from the end of the prompts: the next key comes when it is over', async () => {
    const caller = await calls(pages);
    await caller.staysSilent({ for: 3000 });
    await caller.presses('1');
    expect(requestedAt(caller, '/done')).toBe(4000);
  });

  test('a silence as long as the time-out is one', async () => {
    const caller = await calls(pages);
    await caller.staysSilent({ for: 4000 });
    expect(requestedAt(caller, '/next')).toBe(5000);
  });

  test('whatever times out on the way times out', async () => {
    const caller = await calls(pages);
    await caller.staysSilent({ for: 8000 });
    expect(caller.heard).toEqual(['Fifteen letters']);
    expect(requestedAt(caller, '/next')).toBe(5000);
    await caller.presses('1');
    expect(requestedAt(caller, '/done')).toBe(9000);
  });
});

describe('what cannot be done', () => {
  test.each([
    [
      'keys that a phone has not',
      async () => (await calls({ '/voice': question })).presses('1a'),
      'bad_keys',
    ],
    [
      'a time before the prompt',
      async () => (await calls({ '/voice': question })).presses('1', { at: -1 }),
      'bad_time',
    ],
    [
      'a silence of no length',
      async () => (await calls({ '/voice': question })).staysSilent({ for: Number.NaN }),
      'bad_time',
    ],
    ['anything after the end', async () => (await calls({ '/voice': '' })).presses('1'), 'call_over'],
    ['an address that is none', () => twimlCaller({ url: 'voice.example' }), 'bad_url'],
    [
      'a callback that is none',
      () => twimlCaller({ url: 'https://voice.example', statusCallback: 'status' }),
      'bad_url',
    ],
    [
      'keys in a talk',
      async () => {
        const voice = '<Enqueue waitUrl="">support</Enqueue>';
        return (await calls({ '/voice': voice }, { queues: { support: { answers: 0 } } })).presses('1');
      },
      'not_listening',
    ],
    [
      'a * in a talk where nothing says that it ends it',
      async () => {
        const voice = '<Dial action="/done">+12025550123</Dial>';
        const people = { '+12025550123': { answers: 0 } };
        return (await calls({ '/voice': voice, ...done }, { people })).presses('*');
      },
      'not_listening',
    ],
    [
      'keys in a queue that asks nothing',
      async () => {
        const voice = '<Enqueue waitUrl="/wait">support</Enqueue>';
        return (await calls({ '/voice': voice, '/wait': prompt })).presses('1');
      },
      'not_listening',
    ],
    [
      'waiting where nobody ever comes',
      async () => (await calls({ '/voice': '<Enqueue waitUrl="">support</Enqueue>' })).staysSilent(),
      'never_ends',
    ],
    ['a redirect to itself', () => calls({ '/voice': '<Redirect/>' }), 'never_ends'],
    [
      'a circle of redirects',
      () => calls({ '/voice': '<Redirect>/b</Redirect>', '/b': '<Redirect>/voice</Redirect>' }),
      'never_ends',
    ],
    [
      'a wait document without anything',
      () => calls({ '/voice': '<Enqueue waitUrl="/w">q</Enqueue>', '/w': '' }),
      'never_ends',
    ],
    ['a circle of prompts', () => calls({ '/voice': `${prompt}<Redirect/>` }), 'never_ends'],
  ])('%s', async (_, doing, code) => {
    await expect(doing()).rejects.toMatchObject({ name: 'TrunklineError', code });
  });

  test('a circle is found where every request takes its time, too', async () => {
    const clock = virtualClock();
    const slow = async () => {
      await clock.sleep(20);
      return '<Redirect/>';
    };
    await expect(calls({ '/voice': slow }, { clock })).rejects.toMatchObject({ code: 'never_ends' });
  });

  test('many questions are no circle', async () => {
    const caller = await calls({ '/voice': '<Gather numDigits="1" finishOnKey=""/>' });
    for (let asked = 0; asked < 60; asked++) await caller.presses('1');
    expect(requests(caller)).toHaveLength(61);
  });

  test('a circle says where it is', async () => {
    await expect(calls({ '/voice': '<Redirect>/b</Redirect>', '/b': '<Redirect/>' })).rejects.toThrow(
      /^https:\/\/voice\.example\/b is requested again and again and nothing is heard: 50 requests in a row\./,
    );
  });
});

test('who answers may be asked of a function', async () => {
  const asked: string[] = [];
  const caller = await calls(
    { '/voice': '<Dial action="/done">+12025550123</Dial>', ...done },
    {
      people: async (name) => {
        asked.push(name);
        return { dial: 'busy', answers: 0 };
      },
    },
  );
  expect(asked).toEqual(['+12025550123']);
  expect(sent(caller, '/done')).toMatchObject({ DialCallStatus: 'busy' });
});
