import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupCommit } from '../../src/store/group-commit.ts';
import { type OpenDatabase, openDatabase } from '../../src/store/sqlite-database.ts';

let database: OpenDatabase;
let asked: string[];

beforeEach(async () => {
  database = await openDatabase(':memory:');
  database.exec('create table words (word text primary key not null)');
  asked = [];
});
afterEach(() => database.close());

/** The database, and whatever it is told about transactions. */
function telling(fails?: string) {
  return groupCommit({
    ...database,
    prepare: (sql) => database.prepare(sql),
    exec: (sql) => {
      asked.push(sql);
      if (sql === fails) throw new Error('database is locked');
      return database.exec(sql);
    },
  });
}

type Executing = ReturnType<typeof groupCommit>;
const query = (sql: string, ...parameters: unknown[]) => ({ sql, parameters }) as never;
const write = (executing: Executing, word: unknown) =>
  executing.executeQuery(query('insert into words values (?) on conflict do nothing', word));
const words = async (executing: Executing) => {
  const { rows } = await executing.executeQuery<{ word: string }>(
    query('select word from words order by word'),
  );
  return rows.map(({ word }) => word);
};

test('writes that come together are one transaction, and each hears what came of it', async () => {
  const executing = telling();
  const results = await Promise.all(['a', 'b', 'a', 'c'].map((word) => write(executing, word)));
  expect(results.map(({ numAffectedRows }) => numAffectedRows)).toEqual([1n, 1n, 0n, 1n]);
  expect(asked).toEqual(['begin immediate', 'commit']);
  expect(await words(executing)).toEqual(['a', 'b', 'c']);
});

test('a write alone needs no transaction', async () => {
  const executing = telling();
  await write(executing, 'a');
  await write(executing, 'b');
  expect(asked).toEqual([]);
  expect(await words(executing)).toEqual(['a', 'b']);
});

test('nobody reads what is not committed', async () => {
  const executing = telling();
  const writing = [write(executing, 'a'), write(executing, 'b')];
  expect(await words(executing)).toEqual([]);
  await Promise.all(writing);
  expect(await words(executing)).toEqual(['a', 'b']);
});

test('one that fails takes nobody with it', async () => {
  const executing = telling();
  const results = await Promise.allSettled(['a', null, 'b'].map((word) => write(executing, word)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(asked).toEqual(['begin immediate', 'rollback']);
  expect(await words(executing)).toEqual(['a', 'b']);
});

test('where nothing could be committed together, each is written once', async () => {
  const executing = telling('commit');
  const results = await Promise.all(['a', 'b', 'a'].map((word) => write(executing, word)));
  expect(results.map(({ numAffectedRows }) => numAffectedRows)).toEqual([1n, 1n, 0n]);
  expect(await words(executing)).toEqual(['a', 'b']);
});

test('whoever has no turn at the file hears so, and nothing is written', async () => {
  const executing = telling('begin immediate');
  const results = await Promise.allSettled(['a', 'b'].map((word) => write(executing, word)));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await words(executing)).toEqual([]);
  await write(executing, 'c');
  expect(await words(executing)).toEqual(['c']);
});
