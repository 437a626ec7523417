import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-open-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([undefined, 'memory:', 'sqlite::memory:', ':memory:'])('%s is a store in memory', async (url) => {
  const store = await openStore(url);
  expect(await store.collection('values').insert('k', 1)).toBe(true);
  await store.close();
  const next = await openStore(url);
  expect(await next.collection('values').get('k')).toBeUndefined();
  await next.close();
});

test.each([
  ['a.db', (file: string) => file],
  ['a', (file: string) => file],
  ['b.db', (file: string) => `sqlite:${file}`],
  ['c.db', (file: string) => `sqlite://${file}`],
  ['d', (file: string) => `sqlite:${file}`],
])('%s is a file', async (name, urlOf) => {
  const file = join(folder, name);
  const store = await openStore(urlOf(file));
  await store.close();
  expect(existsSync(file)).toBe(true);
});

test.each([
  ['', 'An empty URL names no store'],
  ['sqlite:', 'An empty URL names no store'],
  ['sqlite://', 'An empty URL names no store'],
  ['foocret', 'What is no URL, and has no dot and no slash as a path has, names no store'],
  ['memory', 'or memory:'],
  ['mysql://u:secret@h/db', 'No store is reached by mysql:'],
  ['localhost:5432/db', 'No store is reached by localhost:'],
  ['postgres://u:se#cret@h/db', 'no URL of a PostgreSQL database'],
  ['postgres://u:secret', 'no URL of a PostgreSQL database'],
  ['dynamodb:', 'names no table'],
  ['dynamodb:desk?key=secret', 'has "key", which is nothing here'],
])('%s is no store, and the error keeps its password', async (url, words) => {
  const error = await openStore(url).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'bad_store_url', message: expect.stringContaining(words) });
  expect(JSON.stringify([error, (error as Error).message])).not.toContain('cret');
  expect(existsSync(url)).toBe(false);
});

test.each([
  ['postgres://desk:secret@127.0.0.1:1/desk', 'PostgreSQL at 127.0.0.1:1/desk failed: connect ECONNREFUSED'],
  [
    'postgresql://desk:secret@localhost:1/desk',
    'PostgreSQL at localhost:1/desk failed: connect ECONNREFUSED',
  ],
  [`postgres://desk:secret@/desk?host=${folder}`, `PostgreSQL at ${folder}/desk failed: connect ENOENT`],
  [
    'postgres://desk:secret@127.0.0.1/desk?sslrootcert=/nowhere/ca.pem&sslmode=verify-full',
    'PostgreSQL at 127.0.0.1/desk failed: ENOENT',
  ],
])('%s is told as a server that is not there', async (url, words) => {
  const error = await openStore(url).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'store_unavailable', message: expect.stringContaining(words) });
  expect((error as Error).message).not.toContain('secret');
});
