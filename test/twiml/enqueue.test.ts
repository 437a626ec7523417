import { describe, expect, test } from 'vitest';
import type { TwimlQueue } from '../../src/twiml/world.ts';
import { calls, complaints, requestedAt, requests, sent } from './application.ts';

const enqueue = '<Enqueue waitUrl="/wait" action="/left">support</Enqueue>';
const pages = {
  '/voice': enqueue,
  '/left': '<Hangup/>',
  '/next': '<Hangup/>',
  '/wait': '<Say>Fifteen letters</Say>',
};
const queue = (support: TwimlQueue) => ({ queues: { support } });

// Each fact: https://www.twilio.com/docs/voice/twiml/enqueue
describe('enqueue', () => {
  test('the wait document is requested again whenever it runs out, with what Twilio knows of the queue', async () => {
    const caller = await calls(pages, queue({ ahead: 2 }));
    expect(caller.waitsFor).toBe('queue');
    await caller.staysSilent();
    await caller.staysSilent();
    const waits = requests(caller).filter(({ path }) => path === '/wait');
    expect(waits.map(({ at, parameters }) => [at, parameters['QueueTime']])).toEqual([
      [0, '0'],
      [1000, '1'],
      [2000, '2'],
    ]);
    expect(waits[0]?.parameters).toMatchObject({
      QueuePosition: '3',
      CurrentQueueSize: '3',
      MaxQueueSize: '1000',
      AvgQueueTime: '0',
      QueueSid: expect.stringMatching(/^QU[0-9a-f]{32}$/),
    });
  });

  test('a redirect is followed, and then the wait URL comes again', async () => {
    const caller = await calls({
      ...pages,
      '/wait': '<Say>Fifteen letters</Say><Redirect>/more</Redirect>',
      '/more': '<Play>https://voice.example/tune.mp3</Play>',
    });
    await caller.staysSilent();
    await caller.staysSilent();
    expect(requests(caller).map(({ path, at }) => [path, at])).toEqual([
      ['/voice', 0],
      ['/wait', 0],
      ['/more', 1000],
      ['/wait', 4000],
    ]);
  });

  test('an agent takes the caller: the bridge ends, and then the action is told', async () => {
    const caller = await calls(pages, queue({ answers: 2500, talks: 10_000 }));
    for (const wait of ['queue', 'queue', 'queue']) {
      expect(caller.waitsFor).toBe(wait);
      await caller.staysSilent();
    }
    expect(caller.waitsFor).toBe('talk');
    expect(sent(caller, '/left')).toBeUndefined();
    await caller.staysSilent();
    expect(sent(caller, '/left')).toMatchObject({ QueueResult: 'bridged', CallStatus: 'in-progress' });
    expect(requestedAt(caller, '/left')).toBe(12_500);
  });

  test('the line of the agent dials the queue, and the caller hears the whisper first', async () => {
    const caller = await calls(
      {
        ...pages,
        '/agent':
          '<Say>Fifteen letters</Say><Dial action="/agent-done"><Queue url="/whisper">support</Queue></Dial>',
        '/agent-done': '<Hangup/>',
        '/whisper': '<Say>You are next in.</Say>',
      },
      queue({ answers: 500, talks: 10_000, agent: 'https://voice.example/agent?agent=ann' }),
    );
    await caller.staysSilent();
    expect(caller.heard).toEqual(['You are next in.']);
    expect(caller.waitsFor).toBe('talk');
    await caller.staysSilent();
    const [voice, , agent, whisper, done, left] = requests(caller);
    expect(agent).toMatchObject({ path: '/agent?agent=ann', leg: 'agent', at: 500 });
    expect(agent?.parameters['CallSid']).not.toBe(voice?.parameters['CallSid']);
    expect(agent?.parameters).toMatchObject({ From: 'client:agent', To: '+12025550199' });
    expect(whisper).toMatchObject({ path: '/whisper', leg: 'caller', at: 1500 });
    expect(whisper?.parameters).toMatchObject({
      CallSid: voice?.parameters['CallSid'],
      DequeingCallSid: agent?.parameters['CallSid'],
      QueueTime: '2',
    });
    expect([done?.path, left?.path]).toEqual(['/agent-done', '/left']);
    expect(sent(caller, '/agent-done')).toMatchObject({
      DialCallStatus: 'completed',
      DialCallDuration: '10',
    });
  });

  test('an agent whose line dials another queue takes nobody', async () => {
    const caller = await calls(
      { ...pages, '/agent': '<Dial timeout="1"><Queue>sales</Queue></Dial>' },
      queue({ answers: 500, agent: 'https://voice.example/agent' }),
    );
    await caller.staysSilent();
    expect(caller.waitsFor).toBe('queue');
    expect(complaints(caller)).toEqual([expect.stringContaining('did not dial the queue "support"')]);
  });

  test('a caller who leaves goes to the action, or else to the next verb', async () => {
    const wait = { '/wait': '<Say>Fifteen letters</Say><Leave/>' };
    const told = await calls({ ...pages, ...wait });
    await told.staysSilent();
    expect(sent(told, '/left')).toMatchObject({ QueueResult: 'leave', QueueTime: '1' });
    expect(sent(told, '/next')).toBeUndefined();

    const voice = '<Enqueue waitUrl="/wait">support</Enqueue><Redirect>/next</Redirect>';
    const silent = await calls({ ...pages, ...wait, '/voice': voice });
    await silent.staysSilent();
    expect(requestedAt(silent, '/next')).toBe(1000);
  });

  test('a key in the queue can lead out of it', async () => {
    const caller = await calls({
      ...pages,
      '/wait':
        '<Say>Fifteen letters</Say><Gather numDigits="1" action="/key"><Play>https://voice.example/a.mp3</Play></Gather>',
      '/key': '<Leave/>',
    });
    await caller.presses('1');
    expect(sent(caller, '/key')).toMatchObject({ Digits: '1' });
    expect(sent(caller, '/left')).toMatchObject({ QueueResult: 'leave' });
  });

  test('a full queue takes nobody', async () => {
    const caller = await calls(pages, queue({ full: true }));
    expect(sent(caller, '/left')).toMatchObject({ QueueResult: 'queue-full' });
    expect(sent(caller, '/left')).not.toHaveProperty('QueueSid');
    expect(sent(caller, '/wait')).toBeUndefined();
  });

  test('a wait document that hangs up ends the call, and the action is told', async () => {
    const caller = await calls({ ...pages, '/wait': '<Say>Fifteen letters</Say><Hangup/>' });
    await caller.staysSilent();
    expect(sent(caller, '/left')).toMatchObject({ QueueResult: 'hangup', CallStatus: 'completed' });
    expect(caller.ended).toEqual({ by: 'application', reason: 'hung up' });
  });

  test('as many callers as may wait are a full queue', async () => {
    const caller = await calls(
      { ...pages, '/voice': '<Enqueue maxQueueSize="2" waitUrl="/wait" action="/left">support</Enqueue>' },
      queue({ ahead: 2 }),
    );
    expect(sent(caller, '/left')).toMatchObject({ QueueResult: 'queue-full' });
  });

  test('a caller who hangs up: the action is told, and nothing of it is carried out', async () => {
    const caller = await calls({ ...pages, '/left': '<Say>Still there?</Say>' });
    await caller.hangsUp({ at: 400 });
    expect(sent(caller, '/left')).toMatchObject({ QueueResult: 'hangup', CallStatus: 'completed' });
    expect(caller.heard).toEqual([]);
    expect(caller.ended).toEqual({ by: 'caller', reason: 'hung up' });
  });

  test('a caller who hangs up in the talk was bridged', async () => {
    const caller = await calls(pages, queue({ answers: 0 }));
    expect(caller.waitsFor).toBe('talk');
    await caller.hangsUp();
    expect(sent(caller, '/left')).toMatchObject({ QueueResult: 'bridged', CallStatus: 'completed' });
  });

  test('a wait document that is none puts the caller out, with an error', async () => {
    const caller = await calls({ ...pages, '/wait': '<Dial>+12025550123</Dial>' });
    expect(sent(caller, '/left')).toMatchObject({ QueueResult: 'error' });
  });

  test('a recording is a wait document too', async () => {
    const caller = await calls({
      ...pages,
      '/wait': new Response('sound', { headers: { 'content-type': 'audio/mpeg' } }),
    });
    expect(caller.heard).toEqual(['https://voice.example/wait']);
  });

  test('an empty waitUrl is silence: nothing is requested', async () => {
    const caller = await calls(
      { ...pages, '/voice': '<Enqueue waitUrl="" action="/left">support</Enqueue>' },
      queue({ answers: 5000, talks: 1000 }),
    );
    expect(caller.waitsFor).toBe('queue');
    await caller.staysSilent();
    expect(caller.waitsFor).toBe('talk');
    expect(requests(caller).map(({ path }) => path)).toEqual(['/voice']);
  });
});
