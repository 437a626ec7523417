import { expect, test } from 'vitest';
import type { LogLine } from '../../src/language/log.ts';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { type Guard, guarded } from '../../src/serve/service.ts';

const request = (key?: string, path = '/tickets') =>
  new Request(`http://here${path}`, key === undefined ? {} : { headers: { 'x-api-key': key } });

/** A service that answers 200, and what its log has. */
function behindGuard(guard: Partial<Guard> = {}, answer = async () => Response.json({ fine: true })) {
  const lines: LogLine[] = [];
  const clock = virtualClock(1000);
  let asked = 0;
  const service = guarded(
    {
      fetch: async () => {
        asked++;
        clock.moveTo(clock.now() + 12);
        return answer();
      },
    },
    {
      name: 'desk',
      apiKeys: ['key-one', 'key-two'],
      clock,
      log: (line) => lines.push(line),
      failure: () => ({ error: 'Something went wrong here.' }),
      ...guard,
    },
  );
  return { service, lines, clock, asked: () => asked };
}

test.each([
  ['no key', undefined, 403],
  ['a wrong key', 'key-three', 403],
  ['the beginning of a key', 'key-', 403],
  ['a key', 'key-one', 200],
  ['another key', 'key-two', 200],
])('%s answers as API Gateway does', async (_, key, status) => {
  const { service, asked } = behindGuard();
  const response = await service.fetch(request(key));
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual(status === 403 ? { message: 'Forbidden' } : { fine: true });
  expect(asked()).toBe(status === 403 ? 0 : 1);
});

test.each([[[]], [['']]])('without a key to ask for there is no service: %j', (apiKeys) => {
  expect(() => behindGuard({ apiKeys })).toThrow(expect.objectContaining({ code: 'no_api_key' }));
});

test('above the rate, and above the quota', async () => {
  const { service } = behindGuard({ rate: { rate: 1, burst: 2 }, quota: async () => 0 });
  expect((await service.fetch(request('key-one'))).status).toBe(200);
  expect((await service.fetch(request('wrong'))).status).toBe(403);
  expect((await service.fetch(request('key-one'))).status).toBe(200);
  const late = await service.fetch(request('key-one'));
  expect([late.status, await late.json()]).toEqual([429, { message: 'Too Many Requests' }]);
  expect((await service.fetch(request('key-two'))).status).toBe(200);

  const spent = behindGuard({ quota: async () => 90_001 });
  const refused = await spent.service.fetch(request('key-one'));
  expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([
    429,
    '91',
    { message: 'Limit Exceeded' },
  ]);
  expect(spent.asked()).toBe(0);
});

test('what a service throws stays inside, and stands in the log', async () => {
  const { service, lines } = behindGuard({}, () => Promise.reject(new Error('disk /var/db is full')));
  const response = await service.fetch(request('key-one'));
  expect([response.status, await response.text()]).toEqual([500, '{"error":"Something went wrong here."}']);
  expect(lines).toMatchObject([{ level: 'error', status: 500, problem: 'Error: disk /var/db is full' }]);
});

test('a quota that cannot be read is a failure, too', async () => {
  const { service } = behindGuard({ quota: () => Promise.reject(new Error('no store')) });
  expect((await service.fetch(request('key-one'))).status).toBe(500);
});

test('one line a request, without what identifies anything', async () => {
  const { service, lines } = behindGuard();
  const path = '/tickets/33567ee8-5b1c-4d0e-9a52-6f1f0c8d2b71/comments?caller=c_1234567890abcdef';
  const headers = { 'x-api-key': 'key-one', 'x-correlation-id': 'contact-7' };
  await service.fetch(new Request(`http://here${path}`, { headers }));
  await service.fetch(
    new Request('http://here/+12025550123', { headers: { 'x-correlation-id': 'robin@a.example' } }),
  );
  expect(lines).toEqual([
    {
      level: 'info',
      message: 'request',
      contactId: 'contact-7',
      service: 'desk',
      method: 'GET',
      path: '/tickets/{}/comments',
      status: 200,
      milliseconds: 12,
    },
    expect.objectContaining({ contactId: '', path: '/{}', status: 403, milliseconds: 0 }),
  ]);
});
