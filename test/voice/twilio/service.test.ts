import { expect, test } from 'vitest';
import type { Platform } from '../../../src/action/platform.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';
import { apology, goodbye, nothing } from '../../../src/voice/twilio/standing-documents.ts';
import { type PhoneDesk, phoneDesk, platform } from './phone-desk.ts';
import {
  authToken,
  callSid,
  formOf,
  parametersFor,
  posted,
  publicUrl,
  type Sent,
  signatureOf,
  wired,
  withHeaders,
} from './signed.ts';

type More = { readonly [name: string]: string };

/** A call on a phone: sends webhooks and tells what the contact is at. */
function callOn(desk: PhoneDesk, call = callSid(1)) {
  return {
    async sends(target: string, more: More = {}) {
      const { status, body } = await desk.service.answer(wired(posted(target, parametersFor(call, more))));
      return { status, body, line: desk.lines.at(-1) };
    },
    get contact() {
      const snapshot = desk.snapshots.get(`twilio-${call}`);
      if (snapshot === undefined) throw new Error('there is no contact');
      const { step, waiting, ended, hungUp, agent, values } = snapshot;
      return { step, waiting, ended: ended?.by, hungUp, agent, from: values['CustomerEndpoint'] };
    },
  };
}

const question = (document: string) => /<(Gather|Dial|Enqueue|Redirect|Hangup|Pause)/.exec(document)?.[1];

test('a call arrives, is asked, and ends: each answer a document of XML', async () => {
  const desk = phoneDesk();
  const call = callOn(desk);
  const response = await desk.service.fetch(
    new Request(`${publicUrl}/voice`, {
      method: 'POST',
      headers: Object.fromEntries(posted('/voice', parametersFor(callSid(1))).headers),
      body: formOf(parametersFor(callSid(1))),
    }),
  );
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
  expect(await response.text()).toMatch(/^<\?xml .*action="https:\/\/phone\.example\.com\/gather\?t=1"/);
  expect(call.contact).toMatchObject({ step: 'menu', from: { Address: '+12025550100' } });
  expect((await call.sends('/gather?t=1', { Digits: '1', FinishedOnKey: '' })).body).toContain('on its way');
  expect(await call.sends('/gather?t=2')).toMatchObject({ body: expect.stringContaining('Sorry, not now.') });
  expect(question((await call.sends('/heard?t=3')).body)).toBe('Hangup');
  expect(await call.sends('/status', { CallStatus: 'completed' })).toMatchObject({ status: 204, body: '' });
  expect(call.contact.ended).toBe('flow');
});

test.each(['anonymous', '+266696687', 'client:bob', ''])(
  'a caller who calls from "%s" has no number for the flow',
  async (From) => {
    const call = callOn(phoneDesk());
    await call.sends('/voice', { From, Caller: From });
    expect(call.contact.step).toBe('menu');
    expect(call.contact.from ?? null).toBeNull();
  },
);

test('no answer sets a cookie: what is remembered of a call is in the store', async () => {
  const { service } = phoneDesk();
  for (const target of ['/voice', '/gather?t=1', '/status', '/fallback'])
    expect(
      Object.keys((await service.answer(wired(posted(target, parametersFor(callSid(1)))))).headers),
    ).toEqual(target === '/status' ? [] : ['content-type']);
});

test('what is told again gets the same bytes, and the log says so', async () => {
  const call = callOn(phoneDesk());
  for (const [target, more] of [
    ['/voice', {}],
    ['/gather?t=1', { Digits: '2' }],
    ['/dialed?t=2', { DialCallStatus: 'completed' }],
    ['/gather?t=3', { Digits: '3' }],
    ['/queued?t=4', {}],
    ['/left?t=4', { QueueResult: 'hangup', CallStatus: 'completed' }],
  ] as const) {
    const first = await call.sends(target, more);
    const again = await call.sends(target, more);
    expect(again.body, target).toBe(first.body);
    expect([first.line?.['repeated'], again.line?.['repeated']], target).toEqual([false, true]);
  }
});

test.each([
  { name: 'the third party has talked', more: { DialCallStatus: 'completed' }, step: 'menu' },
  { name: 'it was answered', more: { DialCallStatus: 'answered' }, step: 'menu' },
  { name: 'it was busy', more: { DialCallStatus: 'busy' }, step: 'bye' },
  { name: 'nobody answered', more: { DialCallStatus: 'no-answer' }, step: 'bye' },
  { name: 'it failed', more: { DialCallStatus: 'failed' }, step: 'bye' },
  { name: 'Twilio says something new', more: { DialCallStatus: 'teleported' }, step: 'bye' },
  { name: 'Twilio says nothing', more: {}, step: 'bye' },
])('a call to a third party: $name', async ({ more, step }) => {
  const call = callOn(phoneDesk());
  await call.sends('/voice');
  expect(question((await call.sends('/gather?t=1', { Digits: '2' })).body)).toBe('Dial');
  const { body } = await call.sends('/dialed?t=2', more);
  if (step === 'bye') expect(body).toContain('Sorry');
  else expect(body).toContain('You are back.');
});

test('a caller who hangs up while a third party talks is gone, and the flow does not go on', async () => {
  const call = callOn(phoneDesk());
  await call.sends('/voice');
  await call.sends('/gather?t=1', { Digits: '2' });
  await call.sends('/dialed?t=2', { DialCallStatus: 'completed', CallStatus: 'completed' });
  expect(call.contact).toMatchObject({ step: 'yard', hungUp: 'customer', ended: 'customer' });
});

/** A call that waits in the queue. */
async function queued() {
  const desk = phoneDesk();
  const call = callOn(desk);
  await call.sends('/voice');
  const { body } = await call.sends('/gather?t=1', { Digits: '3' });
  expect(body).toMatch(
    /<Enqueue waitUrl="[^"]*\/queued\?t=2" action="[^"]*\/left\?t=2">Front desk<\/Enqueue>/,
  );
  return { desk, call };
}

test('the wait in a queue is asked for again and again, and is the same', async () => {
  const { call } = await queued();
  const documents = new Set<string>();
  for (let round = 0; round < 5; round++) documents.add((await call.sends('/queued?t=2')).body);
  expect(documents.size).toBe(1);
});

test('an agent takes the caller, who hears nothing of ours, and hangs up', async () => {
  const { desk, call } = await queued();
  await call.sends('/queued?t=2');
  const agent = callSid(2);
  const line = posted('/agent?queue=Front+desk&agent=Bob+%26+Co', parametersFor(agent));
  expect((await desk.service.answer(wired(line))).body).toContain(
    `<Dial><Queue url="${publicUrl}/whisper?agent=Bob+%26+Co">Front desk</Queue></Dial>`,
  );
  const whisper = await call.sends('/whisper?agent=Bob+%26+Co', { DequeingCallSid: agent });
  expect(whisper.body).toBe(nothing);
  expect(call.contact).toMatchObject({ agent: 'Bob & Co', waiting: 'talk' });
  expect((await call.sends('/whisper?agent=Bob+%26+Co', { DequeingCallSid: agent })).line?.['repeated']).toBe(
    true,
  );
  await call.sends('/left?t=2', { QueueResult: 'bridged' });
  expect(call.contact).toMatchObject({ hungUp: 'agent' });
});

test('what an agent and a queue are called cannot break out of the document', async () => {
  const { service } = phoneDesk();
  const names = { queue: `a"<'&>b`, agent: `"/><Hangup/>` };
  const line = posted(`/agent?${new URLSearchParams(names)}`, parametersFor(callSid(2)));
  const { body } = await service.answer(wired(line));
  expect(body).toContain('>a&#34;&#60;&#39;&#38;&#62;b</Queue>');
  expect(body).not.toContain('<Hangup/>');
});

test.each([
  { result: 'bridged', more: { CallStatus: 'completed' }, hungUp: 'customer' },
  { result: 'hangup', more: {}, hungUp: 'customer' },
  { result: 'hangup', more: { CallStatus: 'failed' }, hungUp: 'customer' },
  { result: 'bridging-in-process', more: {}, hungUp: 'agent' },
  { result: 'redirected-from-bridged', more: {}, hungUp: 'agent' },
  { result: 'error', more: { QueueTime: '5' }, hungUp: 'network' },
  { result: 'system-error', more: {}, hungUp: 'network' },
  { result: 'leave', more: {}, hungUp: '' },
  { result: 'redirected', more: {}, hungUp: '' },
  { result: 'brand-new', more: {}, hungUp: '' },
])('a caller leaves the queue: $result $more.CallStatus', async ({ result, more, hungUp }) => {
  const { call } = await queued();
  await call.sends('/queued?t=2');
  await call.sends('/left?t=2', { QueueResult: result, ...(more as More) });
  expect(call.contact.hungUp).toBe(hungUp);
});

test.each(['queue-full', 'system-error', 'error'])(
  'a queue that does not take the caller: %s',
  async (QueueResult) => {
    const { call } = await queued();
    expect((await call.sends('/left?t=2', { QueueResult })).body).toContain('Sorry, not now.');
  },
);

test.each([
  { status: 'completed', hungUp: 'customer' },
  { status: 'canceled', hungUp: 'customer' },
  { status: 'busy', hungUp: 'customer' },
  { status: 'no-answer', hungUp: 'customer' },
  { status: 'failed', hungUp: 'network' },
  { status: 'in-progress', hungUp: '' },
  { status: 'ringing', hungUp: '' },
  { status: 'brand-new', hungUp: '' },
])('the status $status, twice and late', async ({ status, hungUp }) => {
  const call = callOn(phoneDesk());
  await call.sends('/voice');
  for (let told = 0; told < 2; told++)
    expect(await call.sends('/status', { CallStatus: status })).toMatchObject({ status: 204, body: '' });
  expect(call.contact.hungUp).toBe(hungUp);
  await call.sends('/status', { CallStatus: 'ringing' });
  expect(call.contact.hungUp).toBe(hungUp);
});

test.each(['completed', 'canceled', 'busy', 'no-answer', 'failed'])(
  'the end of a call that is not known leaves its mark, and nothing else: %s',
  async (CallStatus) => {
    const desk = phoneDesk();
    expect((await callOn(desk).sends('/status', { CallStatus })).status).toBe(204);
    expect(desk.writes).toBe(1);
    expect(await desk.store.collection('early-hang-ups').get(callSid(1))).toMatchObject({
      value: { notice: { kind: 'hangup' } },
    });
  },
);

test.each(['ringing', 'in-progress', 'brand-new', ''])(
  'any other status of a call that is not known is taken, and nothing is written: %s',
  async (CallStatus) => {
    const desk = phoneDesk();
    expect((await callOn(desk).sends('/status', { CallStatus })).status).toBe(204);
    expect(desk.writes).toBe(0);
  },
);

test('a recording is written down without its address', async () => {
  const { status, line } = await callOn(phoneDesk()).sends('/recording', {
    RecordingSid: `RE${'a'.repeat(32)}`,
    RecordingStatus: 'completed',
    RecordingDuration: '12',
    RecordingUrl: 'https://recordings.example.com/secret',
  });
  expect(status).toBe(204);
  expect(line).toMatchObject({
    recording: `RE${'a'.repeat(32)}`,
    recordingStatus: 'completed',
    recordedSeconds: 12,
  });
  expect(JSON.stringify(line)).not.toContain('secret');
});

test.each(['/gather?t=1', '/heard?t=7', '/dialed?t=2', '/queued?t=2', '/left?t=2'])(
  'a call that is not known is told goodbye: %s',
  async (target) => {
    const desk = phoneDesk();
    expect(await callOn(desk).sends(target)).toMatchObject({ status: 200, body: goodbye });
    expect(desk.writes).toBe(0);
  },
);

test('a turn that the URL does not name is none', async () => {
  const call = callOn(phoneDesk());
  await call.sends('/voice');
  expect(await call.sends('/gather')).toMatchObject({ status: 400, body: '' });
});

test('parameters that are new at Twilio are signed and taken', async () => {
  const { service } = phoneDesk();
  const sent = posted('/voice', parametersFor(callSid(1), { BrandNew: 'yes', 'Brand.New-Too_2': '' }));
  expect((await service.answer(wired(sent))).status).toBe(200);
});

test('what Twilio sends by GET has its parameters in the query', async () => {
  const desk = phoneDesk();
  const target = `/voice?${formOf(parametersFor(callSid(1)))}`;
  const sent: Sent = {
    method: 'GET',
    target,
    headers: [['x-twilio-signature', signatureOf(authToken, publicUrl + target, [])]],
    body: '',
  };
  expect((await desk.service.answer(wired(sent))).body).toContain('<Gather');
});

test('a body that is signed by its hash is let in with its hash', async () => {
  const body = formOf(parametersFor(callSid(1)));
  const hash = await crypto.subtle.digest('SHA-256', Buffer.from(body));
  const target = `/voice?bodySHA256=${Buffer.from(hash).toString('hex')}`;
  const right = posted(target, []);
  const { service } = phoneDesk();
  expect((await service.answer(wired({ ...right, body }))).status).toBe(200);
  expect((await service.answer(wired({ ...right, body: `${body}&x=1` }))).status).toBe(403);
});

test('a name that stands in a form three times is signed with all of its values', async () => {
  const [one, two, three] = [
    ['Extra', '1'],
    ['Extra', '2'],
    ['Extra', '3'],
  ] as const;
  const parameters = parametersFor(callSid(1));
  const { service } = phoneDesk();
  const sent = posted('/voice', [...parameters, three, one, two]);
  const other = { ...sent, body: formOf([...parameters, one, two]) };
  expect((await service.answer(wired(other))).status).toBe(403);
  expect((await service.answer(wired(sent))).status).toBe(200);
});

test.each([
  { name: 'of the old token', authTokens: ['new', authToken], status: 200 },
  { name: 'of the new one', authTokens: [authToken, 'old'], status: 200 },
  { name: 'of a third', authTokens: ['new', 'old'], status: 403 },
])('while one token replaces another, a signature $name', async ({ authTokens, status }) => {
  expect((await callOn(phoneDesk({ authTokens })).sends('/voice')).status).toBe(status);
});

test('any account is taken where none is named', async () => {
  const desk = phoneDesk({ anyAccount: true });
  const other = { AccountSid: `AC${'1'.repeat(32)}` };
  expect((await callOn(desk).sends('/voice', other)).status).toBe(200);
  expect((await callOn(phoneDesk()).sends('/voice', other)).status).toBe(403);
  expect((await callOn(desk).sends('/voice', { AccountSid: 'AC1' })).status).toBe(400);
});

test.each([
  { name: 'under a prefix that a proxy leaves on', target: '/phone/voice' },
  { name: 'under one that it takes off', target: '/voice' },
])('a public URL with a path, $name', async ({ target }) => {
  const { service } = phoneDesk({ publicUrl: `${publicUrl}/phone/` });
  const sent = posted('/voice', parametersFor(callSid(1)), `${publicUrl}/phone/voice`);
  expect((await service.answer(wired({ ...sent, target }))).status).toBe(200);
});

test('a request of the same call above the rate is refused, and another call is not', async () => {
  const desk = phoneDesk({ rate: { rate: 1, burst: 3 } });
  const call = callOn(desk);
  await call.sends('/voice');
  const answers = [];
  for (let asked = 0; asked < 4; asked++) answers.push((await call.sends('/gather?t=1')).status);
  expect(answers).toEqual([200, 200, 429, 429]);
  expect((await callOn(desk, callSid(2)).sends('/voice')).status).toBe(200);
  expect((await call.sends('/fallback', { ErrorCode: '11200' })).status).toBe(200);
  desk.clock.moveTo(desk.clock.now() + 1000);
  expect((await call.sends('/gather?t=1')).status).toBe(200);
});

test('a caller whose call is not known is turned away, and the log warns of it', async () => {
  const { status, line } = await callOn(phoneDesk()).sends('/gather?t=1', { Digits: '1' });
  expect(status).toBe(200);
  expect(line).toMatchObject({ level: 'warn', problem: 'no such call' });
});

test.each([
  { target: '/gather?t=99', problem: 'turn 99 is not there yet: the call is at turn 2' },
  { target: '/heard?t=3', problem: 'turn 3 is not there yet: the call is at turn 2' },
])(
  'a turn that is ahead of its call moves nothing, and the log says where the call is: $target',
  async (row) => {
    const desk = phoneDesk();
    const call = callOn(desk);
    await call.sends('/voice');
    await call.sends('/gather?t=1', { Digits: '2' });
    const { writes } = desk;
    const { body, line } = await call.sends(row.target, { Digits: '1' });
    expect([body, desk.writes]).toEqual([goodbye, writes]);
    expect(line).toMatchObject({ level: 'warn', problem: row.problem });
    expect(question((await call.sends('/dialed?t=2', { DialCallStatus: 'completed' })).body)).toBe('Gather');
  },
);

test('a call that is over has no turns to come, and the log says so', async () => {
  const desk = phoneDesk();
  const call = callOn(desk);
  await call.sends('/voice');
  await call.sends('/status', { CallStatus: 'completed' });
  expect((await call.sends('/gather?t=9', { Digits: '1' })).line).toMatchObject({
    problem: 'the call is over',
  });
});

test('a call that is past is told so', async () => {
  const desk = phoneDesk();
  const call = callOn(desk);
  await call.sends('/voice');
  desk.clock.moveTo(desk.clock.now() + 3 * 86_400_000);
  expect((await call.sends('/gather?t=1')).line).toMatchObject({ problem: 'the call is past' });
});

test.each([
  { name: 'the usual one', target: '/voice', route: '/voice', path: '/voice' },
  { name: 'one that is not there', target: '/voise?From=%2B12025550100', route: 'other', path: '/voise' },
  { name: 'one that is not signed', target: '/.env?a=1', signed: false, route: 'other', path: '/.env' },
  {
    name: 'one with a number',
    target: '/calls/+1-202-555-0100#a',
    signed: false,
    route: 'other',
    path: '/calls/[digits]',
  },
  {
    name: 'a long one that ends with a number',
    target: `/${'a/'.repeat(98)}12025550100`,
    signed: false,
    route: 'other',
    path: `/${'a/'.repeat(98)}[di`,
  },
  {
    name: 'a whole address',
    target: 'https://a.example/b?c=d',
    signed: false,
    route: 'other',
    path: 'https://a.example/b',
  },
])('the log has route and path of a request, and not its query: $name', async (row) => {
  const { target, signed = true, route, path } = row;
  const desk = phoneDesk();
  const sent = posted(target, parametersFor(callSid(1)));
  await desk.service.answer(wired(signed ? sent : { ...sent, headers: [] }));
  expect(desk.lines.at(-1)).toMatchObject({ route, path });
});

test('what breaks inside is a 500 without a word of it, and the log says where and not what', async () => {
  const store = memoryStore();
  const broken = {
    ...store,
    collection: () => ({
      get: async () => {
        throw new TypeError('the entry 4711 of +12025550100');
      },
    }),
  };
  const { status, body, line } = await callOn(phoneDesk({ store: broken as never })).sends('/voice');
  expect([status, body]).toEqual([500, '']);
  expect(line).toMatchObject({
    level: 'error',
    status: 500,
    problem: expect.stringMatching(/^TypeError .*at /),
  });
  expect(JSON.stringify(line)).not.toMatch(/4711|2025550100/);
});

test('a platform that fails is no broken request', async () => {
  const failing: Platform = {
    ...platform,
    invoke: async () => {
      throw new Error('gone');
    },
  };
  const call = callOn(phoneDesk({ platform: failing }));
  await call.sends('/voice');
  expect((await call.sends('/gather?t=1', { Digits: '1' })).body).toContain('Sorry, not now.');
});

test('no line of the log has a number or an entry in it', async () => {
  const desk = phoneDesk();
  const call = callOn(desk);
  await call.sends('/voice');
  await call.sends('/gather?t=1', { Digits: '9' });
  await desk.service.answer(
    wired(
      withHeaders(posted('/gather?t=2', parametersFor(callSid(1), { Digits: '4711' })), {
        'x-twilio-signature': 'x',
      }),
    ),
  );
  expect(JSON.stringify(desk.lines)).not.toMatch(/2025550|4711|"9"/);
  expect(desk.lines.map(({ status }) => status)).toEqual([200, 200, 403]);
});

test.each([
  { name: 'no token', options: { authTokens: [] }, code: 'no_auth_token' },
  { name: 'an empty token', options: { authTokens: [authToken, ''] }, code: 'no_auth_token' },
  { name: 'a token with a line end', options: { authTokens: [`${authToken}\n`] }, code: 'no_auth_token' },
  { name: 'no URL', options: { publicUrl: 'phone' }, code: 'bad_public_url' },
  {
    name: 'a URL of something else',
    options: { publicUrl: 'ftp://phone.example.com' },
    code: 'bad_public_url',
  },
  { name: 'a URL with a query', options: { publicUrl: `${publicUrl}?a=1` }, code: 'bad_public_url' },
  { name: 'a URL with a fragment', options: { publicUrl: `${publicUrl}#rc=2` }, code: 'bad_public_url' },
  {
    name: 'a URL with a password',
    options: { publicUrl: 'https://a:b@phone.example.com' },
    code: 'bad_public_url',
  },
])('no service with $name', ({ options, code }) => {
  expect(() => phoneDesk(options)).toThrow(expect.objectContaining({ code }));
});

test('the documents that always stand ready are whole', () => {
  expect([apology, goodbye]).toEqual([
    expect.stringMatching(/<Hangup\/><\/Response>$/),
    expect.stringMatching(/<Hangup\/><\/Response>$/),
  ]);
});
