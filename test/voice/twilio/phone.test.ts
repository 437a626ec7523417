import { expect, test } from 'vitest';
import type { Entry } from '../../../src/action/entry.ts';
import type { Bots } from '../../../src/bot/bot.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { serveNode } from '../../../src/serve/serve-node.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { type TwimlCallerOptions, twimlCaller } from '../../../src/twiml/caller.ts';
import { twimlProblems } from '../../../src/twiml/validate.ts';
import { type TwilioPhoneSetting, twilioPhone } from '../../../src/voice/twilio/phone.ts';
import { apology, document, goodbye, nothing } from '../../../src/voice/twilio/standing-documents.ts';
import { desk, platform } from './phone-desk.ts';

const bots: Bots = { hears: async () => ({ kind: 'failed', error: 'nobody' }) };

/** A caller on a phone of the desk. */
async function ringUp(setting: Partial<TwilioPhoneSetting> = {}, options: Partial<TwimlCallerOptions> = {}) {
  const clock = virtualClock(Date.UTC(2026, 0, 5));
  const entries: Entry[] = [];
  const phone = await twilioPhone({
    flow: desk,
    platform,
    bots,
    clock,
    watch: (_, more) => void entries.push(...more),
    ...setting,
  });
  const caller = await twimlCaller({
    ...phone,
    clock,
    people: { '+12025550123': { talks: 5000 } },
    queues: (name) =>
      name === 'Front desk'
        ? { answers: 30_000, talks: 5000, agent: phone.agentUrl(name, 'Bob') }
        : undefined,
    ...options,
  });
  const warnings = () => caller.log.filter(({ type }) => type === 'warning' || type === 'error');
  return { phone, caller, entries, warnings };
}

test('a caller of Twilio hears the flow, presses keys and hangs up', async () => {
  const { caller, entries, warnings } = await ringUp();
  expect(caller.heard).toEqual(['For your order, press 1. For the yard, press 2. For us, press 3.']);
  await caller.presses('1');
  expect(caller.heard[0]).toBe('It is on its way.');
  await caller.hangsUp();
  expect(entries.at(-1)).toMatchObject({ type: 'contact.ended', by: 'customer' });
  expect(warnings()).toEqual([]);
});

test('a third party, an agent, and nobody: every webhook has its route', async () => {
  const { caller, entries, warnings } = await ringUp();
  await caller.presses('2');
  for (let step = 0; step < 5 && !caller.heard.includes('You are back.'); step++) await caller.staysSilent();
  expect(caller.heard).toContain('You are back.');
  await caller.presses('3');
  for (let step = 0; step < 20 && caller.ended === undefined; step++) await caller.staysSilent();
  expect(entries.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['queue.entered', 'agent.answered', 'contact.hungup', 'contact.ended']),
  );
  expect(entries.find(({ type }) => type === 'agent.answered')).toMatchObject({ agent: 'Bob' });
  const paths = caller.log.flatMap((event) => ('url' in event ? [new URL(event.url).pathname] : []));
  expect(new Set(paths)).toEqual(
    new Set(['/voice', '/gather', '/dialed', '/queued', '/agent', '/whisper', '/left', '/status']),
  );
  expect(warnings()).toEqual([]);
});

test('nobody gets in who does not have the token of this phone', async () => {
  const { phone } = await ringUp();
  const clock = virtualClock();
  const { authToken: other } = await twilioPhone({ flow: desk, platform, bots, clock });
  const stranger = await twimlCaller({ ...phone, authToken: other, clock });
  expect(stranger.ended).toMatchObject({ by: 'error' });
  expect(stranger.heard.join(' ')).not.toContain('press 1');
});

test('over real HTTP it is the same phone', async () => {
  const clock = virtualClock(Date.UTC(2026, 0, 5));
  const served = await serveNode(
    { fetch: (request) => phone.fetch(request) },
    { port: 0, clock: virtualClock() },
  );
  const phone = await twilioPhone({ flow: desk, platform, bots, clock, publicUrl: served.url });
  const caller = await twimlCaller({
    url: phone.url,
    authToken: phone.authToken,
    statusCallback: phone.statusCallback,
    clock,
  });
  await caller.presses('1');
  expect(caller.heard[0]).toBe('It is on its way.');
  await caller.hangsUp();
  await served.close();
});

test('a store that was handed in stays open', async () => {
  let closed = 0;
  const store = { ...memoryStore(), close: async () => void closed++ };
  const { phone } = await ringUp({ store });
  await phone.close();
  expect(closed).toBe(0);
});

test.each([
  { name: 'nothing', text: nothing, place: { whisper: true } },
  { name: 'goodbye', text: goodbye, place: {} },
  { name: 'the apology', text: apology, place: {} },
  {
    name: 'back to the begin',
    text: document('<Redirect>https://phone.example.com/voice</Redirect>'),
    place: {},
  },
  {
    name: 'the line of an agent',
    text: document('<Dial><Queue url="https://phone.example.com/whisper?agent=Bob">a&#38;b</Queue></Dial>'),
    place: {},
  },
])('Twilio has nothing to say against $name', ({ text, place }) => {
  expect(twimlProblems(text, place)).toEqual([]);
});
