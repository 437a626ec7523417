import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type CodeOf, type Fetch, type HttpCall, httpCaller } from '../../src/backends/http-call.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';

const answer = z.object({ rooms: z.array(z.string()) });
type Rooms = z.output<typeof answer>;
const fine = () => Response.json({ rooms: ['a'], extra: 1 });
const broken = () =>
  Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNRESET 10.0.0.7') }));
const status =
  (code: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status: code, headers });

type Reply = (request: Request) => Response | Promise<Response>;

const hang = () => new Promise<Response>(() => {});
const conflicts: CodeOf = (at, { error }) => (at === 409 && typeof error === 'string' ? error : undefined);

/** A service that gives these answers in turn, the last one from then on. */
function calling(
  replies: readonly Reply[],
  { random = () => 1, codeOf = () => undefined }: { random?: () => number; codeOf?: CodeOf } = {},
) {
  const clock = virtualClock(Date.parse('2025-10-06T13:00:00Z'));
  const start = clock.now();
  const requests: Request[] = [];
  const moments: number[] = [];
  const fetch: Fetch = async (request) => {
    requests.push(request.clone());
    moments.push(clock.now() - start);
    const reply = replies[Math.min(requests.length, replies.length) - 1];
    return reply === undefined ? fine() : reply(request);
  };
  const caller = httpCaller(
    { url: 'https://host/stage/', apiKey: 'secret-key', fetch, clock, random },
    codeOf,
  );
  const call = (given: Partial<HttpCall<Rooms>> = {}) =>
    caller({ name: 'rooms', path: '/rooms', reads: true, answer, context: {}, ...given });
  return { call, clock, requests, moments };
}

const write = { body: { name: 'Robin' }, reads: false };

describe('what is sent', () => {
  test('a read', async () => {
    const { call, requests } = calling([fine]);
    const query = { caller: 'a b&c', ref: undefined };
    const context = { key: 'k1', contactId: 'contact-7' };
    expect(await call({ query, context })).toEqual({ rooms: ['a'] });
    const [sent] = requests;
    expect([sent?.method, sent?.url]).toEqual(['GET', 'https://host/stage/rooms?caller=a+b%26c']);
    expect(Object.fromEntries(sent?.headers ?? [])).toEqual({
      'x-api-key': 'secret-key',
      'x-correlation-id': 'contact-7',
    });
  });

  test('a write, with its key', async () => {
    const { call, requests } = calling([fine]);
    await call({ ...write, context: { key: 'k1', contactId: 'no header\ncan carry this' } });
    const [sent] = requests;
    expect([sent?.method, await sent?.text()]).toEqual(['POST', '{"name":"Robin"}']);
    expect(Object.fromEntries(sent?.headers ?? [])).toEqual({
      'content-type': 'application/json',
      'idempotency-key': 'k1',
      'x-api-key': 'secret-key',
    });
  });

  test('nothing follows a redirect, which would take the API key along', async () => {
    const { call, requests } = calling([status(302, {}, { location: 'https://elsewhere/' })]);
    await expect(call()).rejects.toMatchObject({ code: 'upstream', args: { status: 302 } });
    expect([requests.length, requests[0]?.redirect]).toEqual([1, 'manual']);
  });
});

describe('what comes back', () => {
  test.each([
    ['401', status(401, { message: 'Unauthorized' }), 'auth', { status: 401, said: 'Unauthorized' }],
    ['403', status(403, { message: 'Forbidden' }), 'auth', { status: 403, said: 'Forbidden' }],
    ['429', status(429, { message: 'Too Many Requests' }), 'throttled', { status: 429 }],
    [
      '500 of the service',
      status(500, { error: 'Went wrong.' }),
      'upstream',
      { status: 500, said: 'Went wrong.' },
    ],
    ['502 in HTML', status(502, '<html>nginx</html>'), 'upstream', { status: 502 }],
    ['a status that nobody knows', status(418), 'upstream', { status: 418 }],
    ['a word of the service', status(409, { error: 'slot_taken' }), 'slot_taken', { said: 'slot_taken' }],
    ['a parameter', status(400, { error: 'bad', parameter: 'date' }), 'upstream', { parameter: 'date' }],
    ['members of a wrong kind', status(400, { error: 1, parameter: [] }), 'upstream', { status: 400 }],
    ['no JSON', status(200, 'fine'), 'upstream', { wrong: ['all of it: invalid_type'] }],
    ['another form', status(200, { rooms: [1] }), 'upstream', { wrong: ['rooms.0: invalid_type'] }],
    ['a broken connection', broken, 'upstream', { call: 'rooms' }],
  ])('%s', async (_, reply, code, args) => {
    const { call } = calling([reply], { codeOf: conflicts });
    const error = await call().catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ name: 'TrunklineError', code, args });
    expect(`${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}`).not.toMatch(
      /secret-key|10\.0\.0\.7|nginx/,
    );
  });
});

describe('what is tried again', () => {
  test.each([
    ['429', status(429)],
    ['503', status(503)],
    ['500', status(500)],
    ['a broken connection', broken],
  ])('%s, twice', async (_, reply) => {
    for (const given of [{}, { ...write, context: { key: 'k1' } }]) {
      expect(await calling([reply, reply, fine]).call(given)).toEqual({ rooms: ['a'] });
      const { call, requests } = calling([reply]);
      await expect(call(given)).rejects.toThrow();
      expect(requests.length).toBe(3);
    }
  });

  test.each([
    ['400', status(400), {}],
    ['403', status(403), {}],
    ['404', status(404), {}],
    ['an answer of a wrong form', status(200), {}],
    ['a write without a key', status(500), write],
    ['a write without a key that is throttled', status(429), write],
    ['a write without a key whose connection broke', broken, write],
  ])('%s is not', async (_, reply, given) => {
    const { call, requests } = calling([reply]);
    await expect(call(given)).rejects.toThrow();
    expect(requests.length).toBe(1);
  });

  test.each([
    ['a broken connection', broken, status(429), 'upstream'],
    ['500', status(500), status(429), 'upstream'],
    ['500', status(500), status(403), 'upstream'],
    ['429', status(429), status(403), 'auth'],
    ['500', status(500), status(409, { error: 'slot_taken' }), 'slot_taken'],
  ])('%s, and then somebody who lets nobody in: the first may have done it', async (_, first, then, code) => {
    const { call } = calling([first, then], { codeOf: conflicts });
    await expect(call({ ...write, context: { key: 'k1' } })).rejects.toMatchObject({ code });
  });

  test('D7: the waits are 0.1 s and 0.2 s, together 0.3 s and not 0.7 s', async () => {
    const { call, moments } = calling([status(500)]);
    await expect(call()).rejects.toThrow();
    expect(moments).toEqual([0, 100, 300]);
  });

  test('full jitter: the waits are anything from nothing to that', async () => {
    const drawn = [0.5, 0.25];
    const { call, moments } = calling([status(500)], { random: () => drawn.shift() ?? 0 });
    await expect(call()).rejects.toThrow();
    expect(moments).toEqual([0, 50, 100]);
  });

  test.each([
    ['2', [0, 2000, 4000]],
    ['Mon, 06 Oct 2025 13:00:03 GMT', [0, 3000, 3200]],
    ['Mon, 06 Oct 2025 12:00:00 GMT', [0, 100, 300]],
    ['soon', [0, 100, 300]],
    ['4', [0, 4000]],
    ['7', [0]],
  ])('Retry-After: %s is kept, as far as the seven seconds go', async (after, expected) => {
    const { call, moments, clock } = calling([status(429, {}, { 'retry-after': after })]);
    const start = clock.now();
    await expect(call()).rejects.toMatchObject({ code: 'throttled' });
    expect(moments).toEqual(expected);
    expect(clock.now() - start).toBe(expected.at(-1));
  });
});

describe('when nobody waits any more', () => {
  test('a call that gets no answer ends with the deadline of whoever calls, although the service hears nothing', async () => {
    const { call, clock, requests } = calling([hang]);
    const { signal } = clock.deadline(2500);
    const outcome = expect(call({ context: { signal } })).rejects.toMatchObject({
      code: 'upstream',
      message: 'rooms: there was no answer in time.',
    });
    await clock.sleep(2500);
    await outcome;
    expect(requests.length).toBe(1);
  });

  test('and after seven seconds without one', async () => {
    const { call, clock } = calling([hang]);
    const start = clock.now();
    const outcome = call().catch(() => clock.now() - start);
    await clock.sleep(8000);
    expect(await outcome).toBe(7000);
  });

  test('a body that stops half way is no answer either', async () => {
    const { call, clock } = calling([() => new Response(new ReadableStream())]);
    const { signal } = clock.deadline(1000);
    const outcome = expect(call({ context: { signal } })).rejects.toMatchObject({ code: 'upstream' });
    await clock.sleep(1000);
    await outcome;
  });

  test('an abort during a wait tells what the wait was for', async () => {
    const { call, clock, requests } = calling([status(429, {}, { 'retry-after': '5' })]);
    const { signal } = clock.deadline(1000);
    await expect(call({ context: { signal } })).rejects.toMatchObject({ code: 'throttled' });
    expect(requests.length).toBe(1);
  });

  test('a call that comes too late is not sent', async () => {
    const { call, requests } = calling([fine]);
    await expect(call({ context: { signal: AbortSignal.abort() } })).rejects.toMatchObject({
      code: 'upstream',
    });
    expect(requests.length).toBe(0);
  });
});

test.each([
  ['no address', { url: 'host/stage' }, 'bad_url'],
  ['a password in the address', { url: 'https://robin:secret-word@host' }, 'bad_url'],
  ['an address of another kind', { url: 'postgres://robin:secret-word@host' }, 'bad_url'],
  ['no API key', { apiKey: '' }, 'bad_api_key'],
  ['an API key in two lines', { apiKey: 'secret-word\nsecret-word' }, 'bad_api_key'],
])('%s is said at once, and not repeated', (_, wrong, code) => {
  const clock = virtualClock();
  const access = { url: 'https://host', apiKey: 'k', clock, random: () => 0, ...wrong };
  const thrown = (() => {
    try {
      return httpCaller(access, () => undefined);
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toMatchObject({ code });
  expect(String(thrown)).not.toContain('secret-word');
});
