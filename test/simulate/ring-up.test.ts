import { describe, expect, test } from 'vitest';
import { disconnect, flow, playPrompt, storeCustomerInput, storedInput, text } from '../../src/index.ts';
import { call } from '../../src/simulate/call.ts';
import type { CallOptions } from '../../src/simulate/caller.ts';
import type { OpenPhone, Phone } from '../../src/simulate/phone.ts';
import { twilioPhone } from '../../src/voice/twilio/phone.ts';
import { desk, flows, openingHours, patient } from './fixture/desk.ts';

const order = { 'order-status': { status: 'on its way' }, 'note-call': {} };
const ring = (options: CallOptions = {}) =>
  call(desk, { channel: 'twilio', phone: twilioPhone, flows, ...options });

test('a call by phone is a call: the same verbs, and what is heard is what Twilio would say', async () => {
  const caller = await ring({ world: { functions: order } });
  expect(caller.waitsFor).toBe('collect');
  await caller.hears('press 1');
  await caller.presses('1');
  expect(caller.heard).toEqual(['Your order is on its way.', 'Goodbye.']);
  expect(caller.ended).toEqual({ by: 'flow', reason: 'disconnected' });
  expect(caller.attributes).toEqual({ topic: 'order', status: 'on its way' });
  expect(caller.webhooks.map(({ path }) => path)).toEqual([
    '/voice',
    '/gather',
    '/heard',
    '/heard',
    '/status',
  ]);
  expect(caller.snapshot.id).toMatch(/^twilio-CA[0-9a-f]{32}$/);
});

test('the caller is who the options say', async () => {
  const caller = await ring({
    attributes: { tier: 'gold' },
    language: 'de-DE',
    values: { CustomerId: '42' },
  });
  expect(caller.heard[0]).toBe('Welcome, gold customer.');
  expect(caller.snapshot.values).toMatchObject({
    LanguageCode: 'de-DE',
    CustomerId: '42',
    CustomerEndpoint: { Address: '+12025550100' },
    SystemEndpoint: { Address: '+12025550199' },
  });
  const hidden = await ring({ from: null });
  expect(hidden.snapshot.values['CustomerEndpoint']).toBeNull();
});

test('a chat that begins with a phone in hand is a chat', async () => {
  const caller = await call(openingHours, {
    channel: 'chat',
    phone: twilioPhone,
    world: { hours: { Desk: 'open' } },
  });
  expect(caller.webhooks).toEqual([]);
});

test('time: a key cuts a prompt off, and silence is as long as it says', async () => {
  const caller = await ring({ world: { functions: order } });
  await caller.staysSilent({ for: 2000 });
  await expect(caller.presses('1', { at: 100 })).rejects.toMatchObject({ code: 'bad_time' });
  await caller.presses('1');
  const pressed = caller.entries.find(({ type }) => type === 'input.dtmf');
  // The menu is heard out after 4333 milliseconds.
  expect(pressed?.at).toBe(6333);
  const hasty = await ring({ world: { functions: order } });
  await hasty.presses('1', { at: 2000 });
  expect(hasty.entries.filter(({ type }) => type === 'prompt.interrupted').map(({ at }) => at)).toEqual([
    2000,
  ]);
});

test('speech at a step that takes keys is not heard', async () => {
  const caller = await call(patient, { channel: 'twilio', phone: twilioPhone });
  await caller.says('five');
  expect(caller.entries.map(({ type }) => type)).toContain('input.none');
  expect(caller.heard).toEqual(['Press 5.']);
});

const numbers = (terminator: string) =>
  flow('Numbers', {
    start: 'number',
    steps: {
      number: storeCustomerInput({
        text: 'Type your number.',
        digits: 5,
        terminator,
        next: 'thanks',
        onError: 'end',
      }),
      thanks: playPrompt({ text: text`It is ${storedInput}.`, next: 'end' }),
      end: disconnect(),
    },
  });

test.each([
  { keys: '123#', terminator: '#', entry: '123' },
  { keys: '9*12#', terminator: '#', entry: '12' },
  { keys: '12345', terminator: '#', entry: '12345' },
  { keys: '12', terminator: '#', entry: '12' },
  { keys: '12##', terminator: '##', entry: '12' },
  { keys: '1#2##', terminator: '##', entry: '1#2' },
  { keys: '9*12##', terminator: '##', entry: '12' },
  { keys: '12#', terminator: '##', entry: '12#' },
])('the keys $keys, ended by $terminator, are $entry by voice and by phone', async (row) => {
  for (const channel of ['voice', 'twilio'] as const) {
    const caller = await call(numbers(row.terminator), { channel, phone: twilioPhone });
    await caller.presses(row.keys);
    expect(caller.heard).toEqual([`It is ${row.entry}.`]);
  }
});

test('a talk with a third party goes on by itself, and so do prompts', async () => {
  const outside = flows.find(({ name }) => name === 'Outside') ?? desk;
  const world = { people: { '+12025550123': { answers: 4000, talks: 30_000 } } };
  const caller = await call(outside, { channel: 'twilio', phone: twilioPhone, world });
  expect(caller.ended).toMatchObject({ by: 'flow' });
  expect(caller.entries.at(-1)?.at).toBe(34_000);
});

test('the application is closed once, when the contact is over', async () => {
  let closed = 0;
  const phone: OpenPhone = async (setting) => {
    const opened = await twilioPhone(setting);
    return { ...opened, close: async () => void (closed += 1) };
  };
  const caller = await ring({ phone, world: { functions: order } });
  expect(closed).toBe(0);
  await caller.presses('1');
  expect(closed).toBe(1);
});

/** A caller in line. */
const waiting = async (people?: { readonly Desk: object }) => {
  const caller = await ring({ world: people === undefined ? {} : { people } });
  await caller.presses('0');
  return caller;
};

describe('in a queue', () => {
  test('an agent takes the call, and hangs up when the talk is over', async () => {
    const caller = await waiting({ Desk: { answers: 5000, talks: 9000, name: 'Kim' } });
    expect(caller.waitsFor).toBe('play-around');
    await caller.staysSilent();
    expect(caller.waitsFor).toBe('talk');
    const answered = caller.entries.find((entry) => entry.type === 'agent.answered');
    expect(answered).toMatchObject({ agent: 'Kim' });
    await caller.hangsUp('agent');
    expect(caller.ended).toEqual({ by: 'agent', reason: 'hangup' });
  });

  test('who hangs up hears what is being said out, and need not know who answers; who waits does', async () => {
    const gone = await waiting();
    await gone.hangsUp();
    expect(gone.ended).toEqual({ by: 'customer', reason: 'hangup' });
    expect(gone.transcript).toContain('You are in line.');
    const patientOne = await waiting();
    await expect(patientOne.staysSilent()).rejects.toMatchObject({ code: 'unmocked' });
  });

  test('a full one refuses', async () => {
    const caller = await ring({ world: { queues: { Desk: { full: true } } } });
    await caller.presses('0');
    expect(caller.heard).toEqual(['Goodbye.']);
  });
});

test('what the world does not hold fails the call, though the flow goes on', async () => {
  const caller = await ring();
  await expect(caller.presses('1')).rejects.toMatchObject({ code: 'unmocked' });
});

test.each([
  { what: 'keys that there are not', act: 'x', code: 'bad_keys' },
  { what: 'keys before the prompt', act: '1', at: -1, code: 'bad_time' },
])('$what', async ({ act, at, code }) => {
  const caller = await ring();
  await expect(caller.presses(act, at === undefined ? {} : { at })).rejects.toMatchObject({ code });
});

const answering =
  (change: (phone: Phone, request: Request) => Promise<Response>): OpenPhone =>
  async (setting) => {
    const phone = await twilioPhone(setting);
    return { ...phone, fetch: (request) => change(phone, request) };
  };
const twiml = (body: string) =>
  new Response(`<Response>${body}</Response>`, { headers: { 'content-type': 'text/xml' } });

describe('an application that does not answer as it should', () => {
  const wrong = [
    {
      what: 'fails',
      phone: answering(async () => new Response('', { status: 500 })),
      message: /Twilio would complain of the application \(11200\): .*status 500/,
    },
    {
      what: 'signs with another token',
      phone: async (setting: Parameters<OpenPhone>[0]) => ({
        ...(await twilioPhone(setting)),
        authToken: 'x',
      }),
      message: /status 403/,
    },
    {
      what: 'says what Twilio does not know',
      phone: answering(async () => twiml('<Shout>Hello</Shout>')),
      message: /Twilio would complain of the application.*Shout/,
    },
    {
      what: 'answers without a contact',
      phone: answering(async () => twiml('<Say>Hello</Say><Hangup/>')),
      message: 'The application took the call, and no contact began.',
    },
    {
      what: 'hangs up on a contact that goes on',
      phone: answering(async (phone, request) => {
        const { pathname } = new URL(request.url);
        if (pathname === '/status') return new Response(null, { status: 204 });
        const answer = await phone.fetch(request);
        return pathname === '/voice' ? twiml('<Hangup/>') : answer;
      }),
      message: 'The call is over (hung up), and the contact goes on.',
    },
  ];

  test.each(wrong)('$what', async ({ phone, message }) => {
    await expect(ring({ phone, world: { functions: order } })).rejects.toThrow(message);
    await expect(ring({ phone, world: { functions: order } })).rejects.toMatchObject({ code: 'cannot_play' });
  });
});

test('nobody answers the phone', async () => {
  await expect(call(desk, { channel: 'twilio', flows })).rejects.toMatchObject({ code: 'no_phone' });
});
