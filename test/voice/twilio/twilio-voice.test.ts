import { afterEach, expect, test } from 'vitest';
import {
  attribute,
  disconnect,
  endFlow,
  flow,
  flowNamed,
  invokeModule,
  module,
  playPrompt,
  returnFromModule,
  setCustomerQueueFlow,
  setDisconnectFlow,
  setWhisperFlow,
  transferToFlow,
} from '../../../src/index.ts';
import type { LogLine } from '../../../src/language/log.ts';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { lambdaFunctionUrl } from '../../../src/serve/lambda-function-url.ts';
import { type Served, serveNode } from '../../../src/serve/serve-node.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { type TwilioVoiceOptions, twilioVoice } from '../../../src/voice/twilio/twilio-voice.ts';
import { gate } from '../../serve/gate.ts';
import { desk } from './phone-desk.ts';
import { authToken, callSid, parametersFor, posted, publicUrl, type Sent, sendTo, wired } from './signed.ts';

const open: Served[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

function phone(options: Partial<TwilioVoiceOptions> = {}) {
  const lines: LogLine[] = [];
  const voice = twilioVoice({
    flow: desk,
    functions: { 'order-status': () => ({ status: 'on its way' }) },
    store: memoryStore(),
    publicUrl,
    authTokens: [authToken],
    clock: virtualClock(Date.UTC(2026, 0, 5)),
    log: (line) => void lines.push(line),
    ...options,
  });
  return { voice, lines };
}

const arrival = posted('/voice', parametersFor(callSid(1)));
const order = posted('/gather?t=1', parametersFor(callSid(1), { Digits: '1' }));

/** A function that answers when it is let. */
function slowFunction() {
  const [asked, allowed] = [gate(), gate()];
  const answer = async () => {
    asked.pass();
    await allowed.passed;
    return { status: 'on its way' };
  };
  return { asked: asked.passed, finish: allowed.pass, functions: { 'order-status': answer } };
}

test('a call over real HTTP and over the function URL of a Lambda function is the same', async () => {
  const served = await serveNode(phone().voice, { port: 0, clock: virtualClock() });
  open.push(served);
  const invoke = lambdaFunctionUrl(phone().voice);
  const byLambda = ({ method, target, headers, body }: Sent, base64: boolean) => {
    const [rawPath = '', rawQueryString = ''] = target.split('?');
    return invoke({
      rawPath,
      rawQueryString,
      headers: Object.fromEntries(headers),
      body: base64 ? Buffer.from(body).toString('base64') : Buffer.from(body).toString(),
      isBase64Encoded: base64,
      requestContext: { http: { method } },
    });
  };
  for (const [sent, base64] of [
    [arrival, false],
    [order, true],
    [{ ...order, target: '/gather?t=2' }, false],
  ] as const) {
    const { status, type, text } = await sendTo(served.url, sent);
    expect(await byLambda(sent, base64)).toEqual({
      statusCode: status,
      headers: type === '' ? {} : { 'content-type': type },
      body: text,
      isBase64Encoded: false,
    });
  }
});

test('the log warns of flows that calls are led to and that are missing, and calls are answered', async () => {
  const bye = disconnect();
  const part = module('Part', {
    start: 'on',
    steps: {
      on: invokeModule({ module: flowNamed('Inner') as never, next: 'back', onError: 'back' }),
      back: returnFromModule(),
    },
  });
  const main = flow('Main', {
    attributes: ['next'],
    start: 'hello',
    steps: {
      hello: playPrompt({ text: 'Hello.', next: 'whisper' }),
      whisper: setWhisperFlow({ for: 'agent', flow: flowNamed('Whisper'), next: 'queue', onError: 'bye' }),
      queue: setCustomerQueueFlow({ flow: flowNamed('Waiting'), next: 'last', onError: 'bye' }),
      last: setDisconnectFlow({ flow: flowNamed('Survey'), next: 'part', onError: 'bye' }),
      part: invokeModule({ module: part, next: 'there', onError: 'bye' }),
      there: transferToFlow({ flow: attribute('next'), onError: 'bye' }),
      again: transferToFlow({ flow: flowNamed('Survey'), onError: 'other' }),
      other: transferToFlow({ flow: flowNamed('Other'), onError: 'bye' }),
      bye,
    },
  });
  const waiting = flow('Waiting', { type: 'CUSTOMER_QUEUE', start: 'end', steps: { end: endFlow() } });
  const { voice, lines } = phone({ flow: main, flows: [part, waiting] });
  expect(lines).toEqual(
    [
      'Step "last" of "Main" leads to "Survey", which is not among the flows of the phone: calls end there. Add it to flows.',
      'Step "other" of "Main" leads to "Other", which is not among the flows of the phone: calls end there. Add it to flows.',
      'Step "on" of "Part" leads to "Inner", which is not among the flows of the phone: calls end there. Add it to flows.',
    ].map((message) => ({ level: 'warn', message, contactId: '' })),
  );
  expect((await voice.answer(wired(arrival))).body).toContain('Hello.');
});

test('it counts what it does', async () => {
  const { voice } = phone();
  for (const sent of [arrival, arrival, order, { ...order, target: '/gather?t=9' }])
    await voice.answer(wired(sent));
  const text = await voice.metrics();
  for (const line of [
    'trunkline_twilio_requests_total{route="/voice",status="200"} 2',
    'trunkline_twilio_requests_total{route="/gather",status="200"} 1',
    'trunkline_twilio_requests_total{route="other",status="403"} 1',
    'trunkline_twilio_request_seconds_count{route="/voice"} 2',
    'trunkline_twilio_refused_total{reason="signature"} 1',
    'trunkline_twilio_documents_total{repeated="false"} 2',
    'trunkline_twilio_documents_total{repeated="true"} 1',
    'trunkline_twilio_functions_total{outcome="returned"} 1',
    'trunkline_twilio_held_total 0',
  ])
    expect(text).toContain(`${line}\n`);
});

test('labels are ours: nothing from outside becomes one', async () => {
  const { voice } = phone();
  for (const target of ['/a', '/b', '/c', '/.env'])
    await voice.answer(wired(posted(target, parametersFor(callSid(1)))));
  for (const method of ['GET', 'PUT', 'X-1', 'X-2']) await voice.answer(wired({ ...arrival, method }));
  const routes = (await voice.metrics()).match(/requests_total\{route="[^"]*"/g);
  expect(new Set(routes)).toEqual(new Set(['requests_total{route="other"']));
});

test('two phones of one program count apart', async () => {
  const [one, other] = [phone().voice, phone().voice];
  await one.answer(wired(arrival));
  expect(await one.metrics()).toContain('documents_total{repeated="false"} 1');
  expect(await other.metrics()).not.toContain('documents_total{');
});

test('a function that takes long is counted where the caller is told to wait', async () => {
  const clock = virtualClock(Date.UTC(2026, 0, 5));
  const status = () => clock.sleep(2000).then(() => ({ status: 'on its way' }));
  const { voice } = phone({ clock, budget: 1000, functions: { 'order-status': status } });
  await voice.answer(wired(arrival));
  expect((await voice.answer(wired(order))).body).toContain('One moment, please.');
  expect(await voice.metrics()).toContain('trunkline_twilio_held_total 1\n');
});

test('a phone that closes is not ready, and lets the turns under way finish', async () => {
  const clock = { ...virtualClock(Date.UTC(2026, 0, 5)), sleep: () => new Promise<void>(() => {}) };
  const slow = slowFunction();
  const { voice } = phone({ functions: slow.functions, clock });
  const served = await serveNode(voice, { port: 0, clock: virtualClock() });
  const status = async (path: string) => (await fetch(served.url + path)).status;
  expect([await status('/health'), await status('/ready')]).toEqual([200, 200]);
  await sendTo(served.url, arrival);
  const turn = sendTo(served.url, order);
  await slow.asked;
  let isClosed = false;
  const closed = voice.close().then(async () => {
    isClosed = true;
    await served.close();
  });
  expect([await status('/health'), await status('/ready'), isClosed]).toEqual([200, 503, false]);
  slow.finish();
  expect((await turn).text).toContain('It is on its way.');
  await closed;
});

/** A phone whose caller hears the hold line, since a function takes long. */
async function holding() {
  const clock = virtualClock(Date.UTC(2026, 0, 5));
  const slow = slowFunction();
  const { voice, lines } = phone({ clock, budget: 1000, functions: slow.functions });
  await voice.answer(wired(arrival));
  const turn = voice.answer(wired(order));
  await slow.asked;
  clock.moveTo(clock.now() + 1000);
  expect((await turn).body).toContain('One moment, please.');
  return { clock, slow, voice, lines };
}

test('a phone that closes lets a function finish whose caller hears the hold line', async () => {
  const { clock, slow, voice, lines } = await holding();
  const before = lines.length;
  let isClosed = false;
  const closed = voice.close().then(() => {
    isClosed = true;
  });
  await clock.sleep(2000);
  expect(isClosed).toBe(false);
  slow.finish();
  await closed;
  expect(lines.slice(before)).toEqual([]);
  expect(await voice.metrics()).toContain('trunkline_twilio_functions_total{outcome="returned"} 1\n');
});

test('it waits for no function longer than its grace, and the log says what was being asked', async () => {
  const { clock, slow, voice, lines } = await holding();
  const begun = clock.now();
  const closed = voice.close(3000).then(() => clock.now() - begun);
  await clock.sleep(60_000);
  expect(await closed).toBe(3000);
  expect(lines.at(-1)).toMatchObject({
    level: 'warn',
    message: 'The phone was closed while something was under way.',
    underWay: 0,
    questions: expect.stringMatching(/^twilio-CA\w+\/2$/),
  });
  slow.finish();
});

test('nor for a request, and what a server that is gone has left is under way as well', async () => {
  const own = memoryStore();
  const clock = virtualClock(Date.UTC(2026, 0, 5));
  const mute = {
    ...own,
    collection: <Value>(name: string) => ({
      ...own.collection<Value>(name),
      newest: () => new Promise<never>(() => {}),
    }),
  };
  const slow = slowFunction();
  const { voice, lines } = phone({ clock, store: mute, functions: slow.functions });
  await voice.answer(wired(arrival));
  void voice.answer(wired(order));
  void voice.recover();
  await slow.asked;
  const closed = voice.close(500);
  await clock.sleep(500);
  await closed;
  expect(lines.at(-1)).toMatchObject({
    underWay: 2,
    questions: expect.stringMatching(/^twilio-CA\w+\/\d+$/),
  });
  slow.finish();
});

test('a store that fails, or that does not answer, is not ready', async () => {
  const store = memoryStore();
  const failing = {
    ...store,
    collection: () => ({ ...store.collection('x'), get: () => Promise.reject(new Error()) }),
  };
  const mute = {
    ...store,
    collection: () => ({ ...store.collection('x'), get: () => new Promise(() => {}) }),
  };
  for (const broken of [failing, mute]) {
    const clock = virtualClock(Date.UTC(2026, 0, 5));
    const { voice } = phone({ store: broken as unknown as typeof store, clock });
    const ready = voice.fetch(new Request(`${publicUrl}/ready`));
    clock.moveTo(clock.now() + 2000);
    expect((await ready).status).toBe(503);
  }
});

test('a second phone on the same store goes on where the first one stopped', async () => {
  const store = memoryStore();
  const first = phone({ store }).voice;
  const second = phone({ store }).voice;
  const begun = await first.answer(wired(arrival));
  expect(await second.answer(wired(arrival))).toEqual(begun);
  expect((await second.answer(wired(order))).body).toContain('It is on its way.');
});

test('a flow that no call begins with is refused', () => {
  const waiting = flow('Waiting', { type: 'CUSTOMER_QUEUE', start: 'bye', steps: { bye: disconnect() } });
  expect(() => phone({ flow: waiting })).toThrow(
    /"Waiting" is of the type CUSTOMER_QUEUE, and no call begins/,
  );
});

test.each([15_000, 60_000, Number.NaN])('a budget of %d is refused: Twilio does not wait', (budget) => {
  expect(() => phone({ budget })).toThrow(/Twilio waits 15000 for an answer/);
});
