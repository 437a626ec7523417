import { expect, test } from 'vitest';
import { virtualClock } from '../../src/language/virtual-clock.ts';
import { faulty, type WireFault, wireFailures } from '../../src/simulate/wire-fault.ts';

const open = (faults: readonly WireFault[]) => {
  const clock = virtualClock();
  const done: string[] = [];
  const wire = faulty(
    async (request) => {
      done.push(`${request.method} ${new URL(request.url).pathname}`);
      return new Response('fine');
    },
    faults,
    clock,
  );
  const ask = async (method: string, path: string, limit = 5000) => {
    const { signal } = clock.deadline(limit);
    try {
      const response = await wire(new Request(`http://desk.test${path}`, { method, signal }));
      return `${response.status} after ${clock.now()}`;
    } catch (error) {
      return `${error instanceof Error ? error.message : error} after ${clock.now()}`;
    }
  };
  return { ask, done };
};

const rows: readonly (readonly [fails: NonNullable<WireFault['fails']>, answer: string, done: number])[] = [
  ['refused', 'connection refused after 0', 0],
  ['429', '429 after 0', 0],
  ['500', '500 after 0', 0],
  ['hang', 'There was no answer in 5000 ms. after 5000', 0],
  ['lost', 'connection reset after 0', 1],
];

test('there is a row for every failure', () => {
  expect(rows.map(([fails]) => fails)).toEqual([...wireFailures]);
});

test.each(rows)('%s: %s', async (fails, answer, count) => {
  const { ask, done } = open([{ fails }]);
  expect(await ask('POST', '/tickets')).toBe(answer);
  expect(done).toHaveLength(count);
});

test('a fault is for the requests that it names, and for as many as it says', async () => {
  const { ask, done } = open([{ when: 'POST /tickets', fails: '500', times: 2 }]);
  expect(await ask('GET', '/tickets')).toBe('200 after 0');
  expect(await ask('POST', '/tickets')).toBe('500 after 0');
  expect(await ask('POST', '/tickets/1/comments')).toBe('500 after 0');
  expect(await ask('POST', '/tickets')).toBe('200 after 0');
  expect(done).toEqual(['GET /tickets', 'POST /tickets']);
});

test('faults for the same request come one after the other, and a slow one passes', async () => {
  const { ask } = open([{ fails: '429', times: 1 }, { after: 900 }]);
  expect(await ask('GET', '/tickets')).toBe('429 after 0');
  expect(await ask('GET', '/tickets')).toBe('200 after 900');
});

test('nobody waits for a slow request longer than they said', async () => {
  const { ask, done } = open([{ after: 9000 }]);
  expect(await ask('GET', '/tickets', 7000)).toBe('There was no answer in 7000 ms. after 7000');
  expect(done).toEqual([]);
});
