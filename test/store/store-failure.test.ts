import { expect, test } from 'vitest';
import { storeFailure } from '../../src/store/store-failure.ts';

test.each([
  [new Error('connection refused.'), 'connection refused'],
  // What Node gives where a name has several addresses.
  [new AggregateError([new Error('connect ECONNREFUSED ::1:5432')]), 'connect ECONNREFUSED ::1:5432'],
  [new TypeError(), 'TypeError'],
  ['odd', 'odd'],
])('%o has its reason told, and kept', (cause, reason) => {
  const failure = storeFailure('SQLite file a.db', cause, 'Read again.');
  expect(failure).toMatchObject({
    code: 'store_unavailable',
    message: `SQLite file a.db failed: ${reason}. Read again.`,
    args: { where: 'SQLite file a.db' },
    cause,
  });
});
