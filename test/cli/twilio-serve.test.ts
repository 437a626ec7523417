import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Collection } from '../../src/store/store.ts';
import { keepCallback } from '../../src/voice/callbacks.ts';
import { authToken, callSid, parametersFor, posted, publicUrl, sendTo } from '../voice/twilio/signed.ts';
import { config, folderOf, orderLine, project, trunkline } from './trunkline.ts';

const bin = resolve(import.meta.dirname, '../../dist/bin/trunkline.js');
const orderTools = resolve(import.meta.dirname, '../fulfillment/bindings/order-tools.ts');

const words = ['twilio', 'serve', '--public-url', `${publicUrl}/`, '--port', '0', '--json'];

interface Started {
  readonly url: string;
  readonly metrics?: string;
}

/** A server in a folder, when it has said where it is. */
async function serving(cwd: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  const child: ChildProcess = spawn(process.execPath, [bin, ...words, ...more], {
    cwd,
    env: { PATH: process.env.PATH, TWILIO_AUTH_TOKEN: authToken, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout === null || child.stderr === null) throw new Error('There is no output.');
  const told = text(child.stderr);
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === '}') break;
  }
  const started = JSON.parse(lines.join('\n')) as Started;
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  return {
    started,
    told,
    ended,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    ask: (target: string, parameters: { readonly [name: string]: string } = {}) =>
      sendTo(started.url, posted(target, parametersFor(callSid(1), parameters))),
  };
}

test('it says what to set at Twilio, and what callers will not get', async () => {
  const child = spawn(
    process.execPath,
    [bin, 'twilio', 'serve', '--public-url', publicUrl, '--port', '0', '--metrics-port', '0'],
    {
      cwd: folderOf(project),
      env: { PATH: process.env.PATH, TWILIO_AUTH_TOKEN: authToken },
    },
  );
  const [out, err] = [text(child.stdout), text(child.stderr)];
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect((await out).replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:…')).toMatchInlineSnapshot(`
    ""Order line" answers the phone at http://127.0.0.1:…. At Twilio, set for the number, each with POST:
      voice URL        https://phone.example.com/voice
      fallback URL     https://phone.example.com/fallback
      status callback  https://phone.example.com/status
    This sets them: trunkline twilio setup --number <number> --public-url https://phone.example.com
    Metrics: http://127.0.0.1:…/metrics
    "
  `);
  expect(await err).toContain(
    'Nothing in the project answers lookup-caller: these steps take their error exit. Name them under twilio.functions in trunkline.config.ts,',
  );
});

test('calls are answered, go on after a restart, and are logged without what tells callers apart', async () => {
  const cwd = folderOf(project);
  const first = await serving(cwd);
  const begun = await first.ask('/voice', { CallStatus: 'ringing' });
  expect(begun).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' });
  expect(begun.text).toContain(`${publicUrl}/heard?t=1</Redirect>`);
  const forged = await sendTo(first.started.url, {
    ...posted('/voice', parametersFor(callSid(2))),
    headers: [['x-twilio-signature', 'forged']],
  });
  expect(forged.status).not.toBe(200);
  first.kill('SIGKILL');
  await first.ended;

  const second = await serving(cwd);
  expect((await second.ask('/heard?t=1')).text).toContain('Sorry.');
  expect(await second.ask('/voice', { CallStatus: 'ringing' })).toEqual(begun);
  expect((await second.ask('/status', { CallStatus: 'completed' })).status).toBe(204);
  second.kill('SIGINT');
  expect(await second.ended).toEqual([0, null]);
  const log = (await second.told)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  expect(log.filter(({ message }) => message === 'request')).toEqual(
    ['/heard', '/voice', '/status'].map((path) =>
      expect.objectContaining({ level: 'info', path, contactId: `twilio-${callSid(1)}` }),
    ),
  );
  expect(log.every(({ time }) => new Date(time).toISOString() === time)).toBe(true);
  expect(log.at(-1)?.message).toBe('Told to stop. What is under way is answered first.');
  expect((await first.told) + (await second.told)).not.toMatch(/2025550|token-of-the-account/);
});

const at = (url: string) => fetch(url, { headers: { connection: 'close' } });

test('health and metrics', async () => {
  const server = await serving(folderOf(project), ['--metrics-port', '0', '--host', 'localhost']);
  const { url, metrics = '' } = server.started;
  expect([url, metrics]).toEqual([
    expect.stringMatching(/^http:\/\/localhost:\d+$/),
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/),
  ]);
  expect((await at(`${url}/health`)).status).toBe(200);
  expect((await at(`${url}/ready`)).status).toBe(200);
  await server.ask('/voice');
  const counted = await at(metrics);
  expect(counted.headers.get('content-type')).toBe('text/plain; version=0.0.4');
  expect(await counted.text()).toContain('trunkline_twilio_requests_total{route="/voice",status="200"} 1');
  expect((await at(metrics.replace('/metrics', '/'))).status).toBe(404);
  expect((await at(`${url}/metrics`)).status).not.toBe(200);
});

test('what has expired is swept away', async () => {
  const cwd = folderOf(project);
  const kept = async <Done>(work: (records: Collection<number>) => Promise<Done>) => {
    const store = await openStore(`sqlite:${cwd}/trunkline.db`);
    try {
      return await work(store.collection<number>('kept'));
    } finally {
      await store.close();
    }
  };
  await kept((records) => records.insert('old', 1, { expires: 1 }));
  await kept((records) => records.insert('new', 1, { expires: Number.MAX_SAFE_INTEGER }));
  const server = await serving(cwd);
  server.kill('SIGTERM');
  expect(await server.ended).toEqual([0, null]);
  const left = await kept(async (records) => [await records.get('old'), (await records.get('new'))?.value]);
  expect(left).toEqual([undefined, 1]);
});

const spokenAndQueued = `import { disconnect, flow, playPrompt, promptNamed, queue, setWorkingQueue, transferToQueue } from 'trunkline';

export const desk = flow('Desk', {
  start: 'hello',
  steps: {
    hello: playPrompt({ prompt: promptNamed('hello'), next: 'news', onError: 'news' }),
    news: playPrompt({ prompt: promptNamed('news'), next: 'queue', onError: 'queue' }),
    queue: setWorkingQueue({ queue: queue('Service desk'), next: 'wait', onError: 'bye' }),
    wait: transferToQueue({ onFull: 'bye', onError: 'bye' }),
    bye: disconnect(),
  },
});
`;

test('recordings and queues are what the configuration says, and one that it does not know is told of', async () => {
  const twilio =
    "{ recordings: { hello: 'https://calls.example.com/hello.mp3' }, queues: { 'Service desk': 'desk' } }";
  const told = `import { defineConfig } from 'trunkline';

export const config = defineConfig({ flows: ['flows/*.ts'], twilio: ${twilio} });
`;
  const server = await serving(folderOf({ 'trunkline.config.ts': told, 'flows/desk.ts': spokenAndQueued }));
  const { text: first } = await server.ask('/voice');
  expect(first).toContain('<Play>https://calls.example.com/hello.mp3</Play>');
  expect((await server.ask('/heard?t=1')).text).toMatch(/<Enqueue [^>]+>desk<\/Enqueue>/);
  server.kill('SIGTERM');
  expect(await server.ended).toEqual([0, null]);
  const lines = (await server.told).split('\n');
  expect(lines[0]).toMatch(
    /^flows\/desk\.ts {2}note {2}recording_on_twilio {2}flow "Desk", step "news".*recording news/,
  );
  expect(lines[1]).toBe('"trunkline check --on twilio" tells the rest: 1 note.');
  expect(lines[2]).toMatch(/^\{/);
});

test('functions that are no tools are what the configuration says', async () => {
  const functions = "'lookup-caller': async (_, { Details }) => ({ name: Details.ContactData.Channel })";
  const told = config.replace('functions:', `twilio: { functions: { ${functions} } },\n  functions:`);
  const server = await serving(folderOf({ ...project, 'trunkline.config.ts': told }));
  await server.ask('/voice');
  await server.ask('/heard?t=1');
  expect((await server.ask('/gather?t=2', { Digits: '1' })).text).toContain('Hello VOICE.');
  server.kill('SIGTERM');
  await server.ended;
  expect(await server.told).not.toContain('lookup-caller');
});

/** A project whose flow asks a tool that answers only when the test lets it. */
async function slowProject() {
  const server = createServer();
  const asked = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slow = `import { defineConfig } from 'trunkline';
import { orderTools } from '${orderTools}';

export const config = defineConfig({
  flows: ['flows/*.ts'],
  twilio: { flow: 'Order line', holdLine: 'A moment.' },
  tools: async () => {
    const { fulfillment } = orderTools();
    const call = async (asked) => {
      await fetch('${url}');
      return fulfillment.call(asked);
    };
    return { fulfillment: { ...fulfillment, call }, close: async () => {} };
  },
});
`;
  const flow = orderLine.replace(
    "fn('lookup-caller', { returns: ['name'] })",
    "fn('order_status', { returns: ['name'] })",
  );
  return {
    cwd: folderOf({ 'trunkline.config.ts': slow, 'flows/order-line.ts': flow }),
    asked,
  };
}

/** Until a server takes no connections any more, as when it has been told to stop. */
async function closed(url: string): Promise<void> {
  const open = () =>
    at(`${url}/health`).then(
      () => true,
      () => false,
    );
  while (await open());
}

test('told to stop, it still answers what is under way', async () => {
  const { cwd, asked } = await slowProject();
  const server = await serving(cwd);
  await server.ask('/voice');
  const turn = server.ask('/heard?t=1');
  const [, answer] = await asked;
  server.kill('SIGTERM');
  await closed(server.started.url);
  answer.end('{}');
  expect((await turn).text).toContain('For your order, press 1.');
  expect(await server.ended).toEqual([0, null]);
});

test('told a second time, it stops at once', async () => {
  const { cwd, asked } = await slowProject();
  const server = await serving(cwd);
  await server.ask('/voice');
  const turn = server.ask('/heard?t=1').catch(() => 'cut');
  await asked;
  server.kill('SIGTERM');
  await closed(server.started.url);
  server.kill('SIGINT');
  expect(await server.ended).toEqual([null, 'SIGINT']);
  expect(await turn).toBe('cut');
});

test.each([
  { words: [], env: { TWILIO_AUTH_TOKEN: '' }, err: /TWILIO_AUTH_TOKEN is not set, so nobody could tell/ },
  { words: [], env: { TWILIO_AUTH_TOKEN: ' , ' }, err: /TWILIO_AUTH_TOKEN is not set/ },
  { words: [], env: { TWILIO_ACCOUNT_SID: 'AC1' }, err: /TWILIO_ACCOUNT_SID must be AC and 32 digits/ },
  // Twilio writes it small in every request, so with this one no request would be taken.
  { words: [], env: { TWILIO_ACCOUNT_SID: `AC${'F'.repeat(32)}` }, err: /in small letters/ },
  { words: ['--port', '70000'], err: /--port takes a number up to 65535/ },
  { words: ['--metrics-port', 'x'], err: /--metrics-port takes a number up to 65535/ },
  { words: ['--public-url', 'http://calls.example.com'], err: /begins with http:, so what callers press/ },
  { words: ['--public-url', 'https://calls.example.com/?a=b'], err: /has a query or a fragment/ },
  {
    words: [],
    env: { DATABASE_URL: 'nonsense' },
    err: /DATABASE_URL names where calls are kept\. What is no/,
  },
  { words: [], env: { DATABASE_URL: 'mysql://h/d' }, err: /DATABASE_URL .* No store is reached by mysql:/ },
  { words: ['--flow', 'Order lien'], err: /Did you mean "Order line"\?/ },
  { words: ['--script', '1'], err: /--script does nothing in "twilio serve"/ },
])('trunkline twilio serve $words $env is wrong usage', async ({ words: given, env = {}, err }) => {
  const ran = await trunkline(['twilio', 'serve', '--public-url', publicUrl, ...given], {
    cwd: folderOf(project),
    env: { TWILIO_AUTH_TOKEN: authToken, ...env },
  });
  expect(ran.err).toMatch(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});

test.each([
  { words: ['twilio', 'srve'], err: /there is no "twilio srve"\. Did you mean "serve"\?/ },
  { words: ['twilio'], err: /missing required argument/ },
  { words: ['twilio', 'serve'], err: /Say where Twilio reaches "trunkline twilio serve"/ },
  { words: ['twilio', 'serve', '--publc-url', 'x'], err: /Did you mean --public-url\?/ },
])('trunkline $words is wrong usage', async ({ words: given, err }) => {
  const ran = await trunkline(given, { cwd: folderOf(project) });
  expect(ran.err).toMatch(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});

test('a store that cannot be opened is a problem, and the setting is named', async () => {
  const ran = await trunkline(['twilio', 'callbacks'], {
    cwd: folderOf(project),
    env: { DATABASE_URL: 'postgres://127.0.0.1:1/calls' },
  });
  expect(ran.err).toMatch(
    /DATABASE_URL names where calls are kept\. PostgreSQL at 127\.0\.0\.1:1.* failed: /,
  );
  expect(ran).toMatchObject({ code: 1, out: '' });
});

test('without a project nobody answers', async () => {
  const env = { TWILIO_AUTH_TOKEN: authToken };
  const ran = await trunkline(['twilio', 'serve', '--public-url', publicUrl], { cwd: folderOf(), env });
  expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('There is no trunkline.config.ts') });
});

test.each([
  { twilio: '{ flw: "Order line" }', err: /twilio has no place for "flw"\. Did you mean "flow"\?/ },
  { twilio: '{ flow: "" }', err: /twilio\.flow must be a text/ },
  { twilio: '{ callerId: "0100" }', err: /twilio\.callerId must be a number with its country code/ },
  { twilio: '{ recordings: { hello: "hello.mp3" } }', err: /twilio\.recordings\['hello'\] must be the URL/ },
  {
    twilio: '{ functions: { lookup: {} } }',
    err: /twilio\.functions\['lookup'\] must be a function that gives/,
  },
  { twilio: '{ queues: { Desk: 7 } }', err: /twilio\.queues\['Desk'\] must be a text/ },
  { twilio: '{ bots: {} }', err: /twilio\.bots must be a function that opens the bots/ },
])('the configuration twilio: $twilio is refused', async ({ twilio, err }) => {
  const files = {
    ...project,
    'trunkline.config.ts': config.replace('functions:', `twilio: ${twilio},\n  functions:`),
  };
  const ran = await trunkline(['check'], { cwd: folderOf(files) });
  expect(ran.err).toMatch(err);
  expect(ran).toMatchObject({ code: 3, out: '' });
});

test('callbacks wait in a list until they are made, with their numbers where these are asked for', async () => {
  const cwd = folderOf(project);
  const list = async (...more: readonly string[]) => trunkline(['twilio', 'callbacks', ...more], { cwd });
  expect(await list()).toEqual({ code: 0, out: 'No callback waits.\n', err: '' });
  const store = await openStore(`sqlite:${cwd}/trunkline.db`);
  const asked = {
    kind: 'callback',
    queue: 'Service desk',
    agent: '',
    number: '+12025550123',
    delay: 60,
    attempts: 1,
    retryDelay: 600,
  } as const;
  await keepCallback(store, asked, { id: 'c-1' } as Parameters<typeof keepCallback>[2], '4', 0);
  await store.close();
  expect(await list()).toEqual({
    code: 1,
    out: '1970-01-01T00:01:00.000Z  …23  Service desk  c-1/4\n',
    err: '',
  });
  expect((await list('--numbers')).out).toContain('  +12025550123  ');
  expect(JSON.parse((await list('--json')).out)).toMatchObject({
    callbacks: [{ id: 'c-1/4', number: '…23', due: true }],
  });
  expect(await list('--made', 'c-1/4')).toEqual({ code: 0, out: '', err: '' });
  expect(await list('--made', 'c-1/4')).toMatchObject({ code: 1, err: /has been made/ });
  expect((await list()).code).toBe(0);
});

test.each(['calls.db', 'sqlite:calls.db'])(
  'callbacks of %s, which is not there, are not none',
  async (url) => {
    const cwd = folderOf(project);
    const { code, out, err } = await trunkline(['twilio', 'callbacks'], { cwd, env: { DATABASE_URL: url } });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('DATABASE_URL names calls.db, and there is no such file');
  },
);

test('a flow with errors answers nobody', async () => {
  const menu = { Identifier: 'menu', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };
  const broken = { Version: '2019-10-30', StartAction: 'menue', Metadata: {}, Actions: [menu] };
  const { code, out, err } = await trunkline(
    ['twilio', 'serve', '--public-url', publicUrl, '--port', '0', '--flow', 'broken'],
    {
      cwd: folderOf({
        'trunkline.config.ts': "export const config = { flows: ['broken.json'] };",
        'broken.json': JSON.stringify(broken),
      }),
      env: { TWILIO_AUTH_TOKEN: authToken },
    },
  );
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('missing_target');
  expect(err).toContain('"broken" does not answer while it has errors.');
});
