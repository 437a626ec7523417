import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { type Served, serveNode } from '../../src/serve/serve-node.ts';
import { isWireService, type WireResponse, wireService } from '../../src/serve/wire.ts';
import { gate } from './gate.ts';

const open: Served[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

/** Tells what reached it, with a limit of ten bytes. */
const mirror = wireService(async ({ method, target, header, body }) => {
  const bytes = await body(10);
  if (bytes === undefined) return { status: 413, headers: {}, body: '' };
  const text = [method, target, header('x-one'), header('absent'), Buffer.from(bytes).toString('latin1')];
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(text) };
});

async function serve(answer = mirror.answer): Promise<string> {
  const served = await serveNode(wireService(answer), { port: 0, clock: virtualClock() });
  open.push(served);
  return served.url;
}

/** What comes back for bytes that are written to a port. */
function exchange(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write(text);
  });
}

const lastLine = (answer: string) => JSON.parse(answer.slice(answer.lastIndexOf('\r\n') + 2));

test('target, headers and bytes reach the service as they came', async () => {
  const head =
    "POST /a/../b//c?x=O'Brien&y=%7e HTTP/1.1\r\nhost: h\r\nX-One: 1\r\nx-one: 2\r\nconnection: close\r\n";
  const answer = await exchange(await serve(), `${head}content-length: 3\r\n\r\nabc`);
  expect(lastLine(answer)).toEqual(['POST', "/a/../b//c?x=O'Brien&y=%7e", '1, 2', '', 'abc']);
});

test('a body in pieces is one body', async () => {
  const head = 'POST / HTTP/1.1\r\nhost: h\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n';
  const answer = await exchange(await serve(), `${head}2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n`);
  expect(lastLine(answer)[4]).toBe('abcde');
});

test.each([
  { name: 'that says its length', text: 'content-length: 11\r\n\r\n01234567890' },
  { name: 'in pieces', text: 'transfer-encoding: chunked\r\n\r\n6\r\n012345\r\n5\r\n67890\r\n0\r\n\r\n' },
])('a body above the limit, $name, is answered with 413 and the connection is closed', async ({ text }) => {
  const answer = await exchange(await serve(), `POST / HTTP/1.1\r\nhost: h\r\n${text}`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toMatch(/^connection: close\r$/im);
});

test.each([
  { status: 200, body: 'Grüße' },
  { status: 204, body: '' },
  { status: 403, body: '' },
])('a port and fetch() answer $status alike', async ({ status, body }) => {
  const response: WireResponse = { status, headers: { 'content-type': 'text/plain;charset=UTF-8' }, body };
  const url = await serve(async () => response);
  for (const answer of [await fetch(url), await wireService(async () => response).fetch(new Request(url))]) {
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      status,
      'text/plain;charset=UTF-8',
      body,
    ]);
  }
});

test('by fetch() the service sees the same', async () => {
  const request = new Request('http://h/a?b=%20', { method: 'POST', headers: { 'X-One': '1' }, body: 'abc' });
  expect(await (await mirror.fetch(request)).json()).toEqual(['POST', '/a?b=%20', '1', '', 'abc']);
  const large = new Request('http://h/', { method: 'POST', body: '01234567890' });
  expect((await mirror.fetch(large)).status).toBe(413);
});

test('a service that breaks is a 500 and nothing more', async () => {
  const url = await serve(async () => {
    throw new Error('secret');
  });
  const response = await fetch(url);
  expect([response.status, await response.text()]).toEqual([500, '']);
});

test('closing lets a slow turn finish, and takes no other', async () => {
  const [asked, allowed] = [gate(), gate()];
  const slow = wireService(async () => {
    asked.pass();
    await allowed.passed;
    return { status: 200, headers: {}, body: 'the whole turn' };
  });
  // The grace of close() is on this clock, which does not move by itself.
  const clock = { ...virtualClock(), sleep: (_: number, signal?: AbortSignal) => aborted(signal) };
  const served = await serveNode(slow, { port: 0, clock });
  const turn = fetch(served.url).then((response) => response.text());
  await asked.passed;
  const closed = served.close();
  await expect(fetch(served.url)).rejects.toThrow('fetch failed');
  allowed.pass();
  expect(await turn).toBe('the whole turn');
  await closed;
});

test('only what takes requests as they came is one', () => {
  expect([isWireService(mirror), isWireService({ fetch: mirror.fetch })]).toEqual([true, false]);
});

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
