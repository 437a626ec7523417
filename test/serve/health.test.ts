import { expect, test } from 'vitest';
import { healthy } from '../../src/serve/health.ts';
import { wireService } from '../../src/serve/wire.ts';

const service = wireService(async () => ({ status: 418, headers: {}, body: 'the service' }));
const asked = (path: string, ready: () => Promise<boolean>, method = 'GET') =>
  healthy(service, { ready }).fetch(new Request(`http://phone.test${path}`, { method }));

test.each([
  { name: 'a program that answers is healthy, ready or not', path: '/health', ready: false, status: 200 },
  { name: 'one that is ready says so', path: '/ready', ready: true, status: 200 },
  { name: 'one that is not says so', path: '/ready', ready: false, status: 503 },
  { name: 'all else is for the service', path: '/ready/', ready: true, status: 418 },
  { name: 'and so are paths with a query', path: '/health?x=1', ready: true, status: 418 },
])('$name', async ({ path, ready, status }) => {
  expect((await asked(path, async () => ready)).status).toBe(status);
});

test('whoever cannot tell is not ready', async () => {
  expect((await asked('/ready', () => Promise.reject(new Error('the store is gone')))).status).toBe(503);
});

test('a webhook of that path is for the service', async () => {
  expect((await asked('/health', async () => true, 'POST')).status).toBe(418);
});
