import { expect, test } from 'vitest';
import { advance } from '../../src/engine/advance.ts';
import { link } from '../../src/engine/link.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { openWorld } from '../../src/simulate/backstage.ts';
import type { World } from '../../src/simulate/world.ts';
import { worldPlatform } from '../../src/simulate/world-platform.ts';
import { flows } from './fixture/desk.ts';

const [contact] = [advance(link([flows[0]!]), { id: 'twilio-CA1', channel: 'VOICE' }).snapshot];

function open(world: World) {
  const clock = virtualClock(1000);
  const asked = () => ({
    contact,
    at: clock.now() - 1000,
    turn: 'c/1',
    signal: new AbortController().signal,
  });
  return { clock, asked, ...worldPlatform(openWorld(world), clock) };
}

const invoke = {
  kind: 'invoke',
  function: 'order-status',
  parameters: {},
  timeLimit: 8000,
  asynchronous: false,
  responseType: 'STRING_MAP',
  attempt: 1,
} as const;

test.each([
  { what: 'a result', mock: { status: 'on its way' }, kind: 'returned', after: 100 },
  { what: 'a slow result', mock: [{ after: 3000, return: {} }], kind: 'returned', after: 3000 },
  { what: 'none in time', mock: [{ timeout: true }] as const, kind: 'failed', after: 8000 },
])('what a function answers takes its time on the clock: $what', async ({ mock, kind, after }) => {
  const { platform, asked, clock, guard } = open({ functions: { 'order-status': mock } });
  expect(await platform.invoke(invoke, asked())).toMatchObject({ kind });
  expect(clock.now() - 1000).toBe(after);
  expect(await guard(async () => 'done')).toBe('done');
});

test('the time that real tools take on the same clock passes once', async () => {
  const clock = virtualClock(1000);
  const tools = {
    clock,
    has: () => true,
    async answer() {
      await clock.sleep(2000);
      return { return: {}, after: 2100 };
    },
  };
  const { platform } = worldPlatform(openWorld({ tools }), clock);
  await platform.invoke(invoke, { contact, at: 0, turn: 'c/1', signal: new AbortController().signal });
  expect(clock.now()).toBe(3100);
});

test('what the world has no answer for is not lost, though the application takes it for a failure', async () => {
  const { platform, asked, guard } = open({});
  await expect(platform.invoke(invoke, asked())).rejects.toMatchObject({ code: 'unmocked' });
  await expect(guard(async () => {})).rejects.toThrow('The flow asks for the function "order-status"');
});

test.each([
  {
    text: 'my order',
    reply: {
      kind: 'intent',
      intent: 'Order',
      slots: { topic: 'order' },
      sessionAttributes: {},
      messages: [],
    },
  },
  { text: 'hm', reply: { kind: 'failed', error: 'bot_failed' } },
])('a bot hears "$text"', async ({ text, reply }) => {
  const { bots } = open({
    bots: { Desk: [{ hears: 'order', intent: 'Order', slots: { topic: 'order' } }, { hears: 'hm' }] },
  });
  const said = {
    bot: 'Desk',
    session: 's',
    begins: true,
    text,
    mode: 'speech',
    sessionAttributes: {},
    language: 'en-US',
    signal: new AbortController().signal,
  } as const;
  expect(await bots.hears(said)).toEqual(reply);
});

test('a bot that the world does not hold fails, and is told of', async () => {
  const { bots, guard } = open({});
  const signal = new AbortController().signal;
  const said = {
    bot: 'Desk',
    session: 's',
    begins: true,
    text: 'x',
    mode: 'keys',
    sessionAttributes: {},
    language: 'en-US',
    signal,
  } as const;
  expect(await bots.hears(said)).toMatchObject({ kind: 'failed' });
  const afterwards = guard(async () => {
    throw new Error('the application could not go on');
  });
  await expect(afterwards).rejects.toThrow('the bot "Desk"');
});

test('an error of the application is thrown where the world had an answer for everything', async () => {
  const { guard } = open({});
  await expect(guard(() => Promise.reject(new Error('down')))).rejects.toThrow('down');
});

test('somebody who is called and whom the world does not know is told of', async () => {
  const { person, guard } = open({ people: { '+12025550123': { name: 'Kim' } } });
  expect(await person('+12025550123')).toEqual({ name: 'Kim' });
  await expect(person('+12025550124')).rejects.toThrow();
  await expect(guard(async () => {})).rejects.toThrow('"+12025550124"');
});
