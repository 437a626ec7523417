import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { type Served, type ServeOptions, serveNode } from '../../src/serve/serve-node.ts';
import type { Service } from '../../src/serve/service.ts';
import { gate } from './gate.ts';

const echo: Service = { fetch: async (request) => new Response(await request.text()) };
const open: Served[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

async function serve(service: Service, options: Partial<ServeOptions> = {}): Promise<Served> {
  const served = await serveNode(service, { port: 0, ...options });
  open.push(served);
  return served;
}

/** A body that does not say how long it is. */
const inPieces = (pieces: readonly string[]) =>
  ({
    method: 'POST',
    duplex: 'half',
    body: new ReadableStream({
      start: (controller) => {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    }),
  }) as RequestInit;

test('answers on loopback, bodies of both kinds', async () => {
  const { url } = await serve(echo);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(url, { method: 'POST', body: 'hello' })).text()).toBe('hello');
  expect(await (await fetch(url, inPieces(['hel', 'lo']))).text()).toBe('hello');
  expect(await (await fetch(url)).text()).toBe('');
});

test('a body above the limit is not handed on, whether it says its length or not', async () => {
  let asked = 0;
  const { url } = await serve(
    {
      fetch: async () => {
        asked++;
        return new Response();
      },
    },
    { bodyLimit: 10 },
  );
  for (const init of [{ method: 'POST', body: '01234567890' }, inPieces(['012345', '67890'])]) {
    const response = await fetch(url, init);
    expect([response.status, await response.json()]).toEqual([
      413,
      { message: 'The body is larger than 10 bytes.' },
    ]);
  }
  expect(asked).toBe(0);
  expect((await fetch(url, { method: 'POST', body: '0123456789' })).status).toBe(200);
});

test('a port that is taken, and one that cannot be opened', async () => {
  const { url } = await serve(echo);
  const port = Number(new URL(url).port);
  await expect(serveNode(echo, { port })).rejects.toMatchObject({
    code: 'port_in_use',
    message: `Port ${port} of 127.0.0.1 is taken. End the program that has it, or name another port.`,
  });
  await expect(serveNode(echo, { port: 0, host: '192.0.2.1' })).rejects.toMatchObject({
    code: 'port_not_open',
  });
});

test('closing lets the request under way finish, and takes no more', async () => {
  const [asked, answered] = [gate(), gate()];
  const { url, close } = await serveNode(
    {
      fetch: async () => {
        asked.pass();
        await answered.passed;
        return new Response('done');
      },
    },
    { port: 0 },
  );
  const response = fetch(url);
  await asked.passed;
  const closed = close();
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  answered.pass();
  expect(await (await response).text()).toBe('done');
  await closed;
});

test.each([
  ['idle', false],
  ['waiting for its answer', true],
])('a connection that is kept alive and %s does not keep the port', async (_, waiting) => {
  const other = await serve(echo);
  const [asked, answered, read] = [gate(), gate(), gate()];
  const { url, close } = await serveNode(
    {
      fetch: async () => {
        asked.pass();
        await answered.passed;
        return new Response();
      },
    },
    { port: 0 },
  );
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const ended = new Promise((resolve) => socket.once('close', resolve));
  socket.once('data', read.pass);
  socket.write('GET / HTTP/1.1\r\nhost: here\r\nconnection: keep-alive\r\n\r\n');
  await asked.passed;
  if (!waiting) {
    answered.pass();
    await read.passed;
  }
  const over = new AbortController();
  const closed = Promise.all([read.passed, close(), ended]).then(() => over.abort());
  answered.pass();
  // By itself Node closes it after five seconds: long after so many requests, however slow the machine is.
  for (let request = 0; request < 100 && !over.signal.aborted; request++)
    await (await fetch(other.url)).text();
  expect(over.signal.aborted).toBe(true);
  await closed;
});

test('an answer that never ends is cut off when the grace is over', async () => {
  const clock = virtualClock();
  const asked = gate();
  const { url, close } = await serveNode(
    {
      fetch: () => {
        asked.pass();
        return new Promise(() => {});
      },
    },
    { port: 0, grace: 10_000, clock },
  );
  const response = fetch(url).catch((error: Error) => error.message);
  await asked.passed;
  await close();
  expect(await response).toBe('fetch failed');
  expect(clock.now()).toBe(10_000);
});
