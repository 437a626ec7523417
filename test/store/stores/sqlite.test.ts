import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/sqlite-database.ts';
import { sqliteStore } from '../../../src/store/stores/sqlite.ts';
import { bundled } from '../bundled.ts';
import { storeContract } from '../contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-sqlite-'));
let files = 0;
const freshFile = () => join(folder, `${files++}.db`);
afterAll(() => rmSync(folder, { recursive: true }));

const engine = process.getBuiltinModule('node:sqlite' as string) === undefined ? 'libsql' : 'node:sqlite';
storeContract(`SQLite in memory, ${engine}`, () => sqliteStore());
storeContract(`SQLite file, ${engine}`, () => sqliteStore({ file: freshFile() }));

test('a file is written through to the next store, and two stores see each other', async () => {
  const file = freshFile();
  const [one, other] = await Promise.all([sqliteStore({ file }), sqliteStore({ file })]);
  const [here, there] = [one.collection<number>('values'), other.collection<number>('values')];
  expect(await here.get('k')).toBeUndefined();
  await there.insert('k', 1);
  expect((await here.get('k'))?.value).toBe(1);
  const answers = await Promise.all([here.replace('k', 1, 2), there.replace('k', 1, 3)]);
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await here.get('k')).toEqual(await there.get('k'));
  await Promise.all([one.close(), other.close()]);
  const next = await sqliteStore({ file });
  expect((await next.collection('values').get('k'))?.version).toBe(2);
  await next.close();
});

// Windows has no file modes: there a new file is read by whoever reads its folder.
test.skipIf(process.platform === 'win32')('nobody else reads a new file, or those beside it', async () => {
  const file = freshFile();
  const store = await sqliteStore({ file });
  await store.collection('calls').insert('k', 1);
  const modes = [file, `${file}-wal`].map((name) => statSync(name).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
  await store.close();
});

test('a new file that another program is writing to is opened once it has done', async () => {
  const file = freshFile();
  const beside = await openDatabase(file);
  beside.exec('begin immediate');
  const opening = sqliteStore({ file });
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
  beside.exec('commit');
  beside.close();
  const store = await opening;
  expect(await store.collection('values').insert('k', 1)).toBe(true);
  await store.close();
});

test('the queries go by their indexes', async () => {
  const file = freshFile();
  await (await sqliteStore({ file })).close();
  const database = await openDatabase(file);
  const planOf = (query: string) =>
    database
      .prepare(`explain query plan ${query}`)
      .all([])
      .map((row) => (row as { detail: string }).detail)
      .join();
  expect(
    planOf(
      "select key from trunkline_records where collection = 'c' and in_group = 'g' order by ordered_by desc, key desc",
    ),
  ).toMatch(/^SEARCH .* USING .*INDEX trunkline_records_newest \(collection=\? AND in_group=\?\)$/);
  expect(planOf('delete from trunkline_records where expires_at <= 1')).toContain(
    'trunkline_records_expired',
  );
  database.close();
});

test('the order does not come from an index', async () => {
  const file = freshFile();
  const store = await sqliteStore({ file });
  const values = store.collection<null>('values');
  const database = await openDatabase(file);
  database.exec('drop index trunkline_records_newest');
  database.close();
  for (const key of ['b', 'a', 'c']) await values.insert(key, null, { group: 'g', order: 'same' });
  expect((await values.newest('g', 9)).map(({ key }) => key)).toEqual(['c', 'b', 'a']);
  await store.close();
});

test('a file that is something else is left as it is', async () => {
  const file = freshFile();
  const before = 'Dear diary, '.repeat(500);
  writeFileSync(file, before);
  await expect(sqliteStore({ file })).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringMatching(/^SQLite file .* failed: file is not a database\. Its folder/),
  });
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a file that cannot be there is told', async () => {
  const aFolder = join(folder, 'a-folder');
  mkdirSync(aFolder);
  for (const file of [join(folder, 'nowhere', 'x.db'), aFolder]) {
    await expect(sqliteStore({ file })).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining(`SQLite file ${file} failed: `),
    });
  }
});

test('what goes wrong later is told, and the next call is made', async () => {
  const file = freshFile();
  const store = await sqliteStore({ file });
  await store.collection('values').insert('k', 1);
  const beside = await openDatabase(file);
  beside.exec('alter table trunkline_records rename to elsewhere');
  await expect(store.collection('values').get('k')).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('read the record again'),
    args: { where: `SQLite file ${file}` },
  });
  beside.exec('alter table elsewhere rename to trunkline_records');
  expect(await store.collection('values').get('k')).toMatchObject({ value: 1 });
  beside.close();
  await store.close();
});

test('opening says nothing on the console, and leaves warnings as they were', async () => {
  const { emitWarning } = process;
  const warnings: unknown[] = [];
  // What else runs in this process may be warned of, too.
  const hear = (warning: unknown) => {
    if (/sqlite/i.test(String(warning))) warnings.push(warning);
  };
  process.on('warning', hear);
  await (await sqliteStore()).close();
  await new Promise((done) => setImmediate(done));
  process.off('warning', hear);
  expect(warnings).toEqual([]);
  expect(process.emitWarning).toBe(emitWarning);
});

const endOf = async (writer: ChildProcessWithoutNullStreams) => {
  const [[code], said, complaints] = await Promise.all([
    once(writer, 'close'),
    text(writer.stdout),
    text(writer.stderr),
  ]);
  return { code: code as number | null, said, complaints };
};
const numbersIn = (said: string) => (/won (\d+), lost (\d+)/.exec(said) ?? []).slice(1).map(Number);

describe('several programs on one file', () => {
  let program: string;
  beforeAll(async () => {
    program = await bundled(fileURLToPath(new URL('../writer.ts', import.meta.url)), folder);
  });
  const start = (file: string, name: string, writes: number) =>
    spawn(process.execPath, [program, file, name, String(writes)], { stdio: 'pipe' });

  test('four write 500 times each, and none of it is lost', async () => {
    const file = freshFile();
    const names = ['a', 'b', 'c', 'd'];
    const writers = names.map((name) => start(file, name, 500));
    const ending = Promise.all(writers.map(endOf));
    await Promise.all(writers.map(({ stdout }) => once(stdout, 'data')));
    for (const { stdin } of writers) stdin.end('!');
    const ends = await ending;
    expect(ends.map(({ code, complaints }) => ({ code, complaints }))).toEqual(
      names.map(() => ({ code: 0, complaints: '' })),
    );
    const store = await sqliteStore({ file });
    const counts = store.collection<number>('counts');
    expect(await counts.get('shared')).toEqual({ key: 'shared', version: 1000, value: 1000 });
    for (const name of names) expect(await counts.get(name)).toEqual({ key: name, version: 125, value: 125 });
    const marks = store.collection<{ by: string }>('marks');
    const owners = await Promise.all(
      Array.from({ length: 125 }, async (_, index) => (await marks.get(`mark-${index * 4 + 3}`))?.value.by),
    );
    const results = ends.map(({ said }) => numbersIn(said));
    expect(results.map(([won]) => won)).toEqual(
      names.map((name) => owners.filter((owner) => owner === name).length),
    );
    expect(owners).not.toContain(undefined);
    const lost = results.reduce((sum, [, races = 0]) => sum + races, 0);
    console.log(`four programs, one SQLite file: 2000 writes, none lost, ${lost} replaces made again`);
    await store.close();
  });

  test('one that is killed leaves a sound file, with all that it had written', async () => {
    const file = freshFile();
    let counted = 0;
    for (const writes of [1, 2, 7, 30, 111]) {
      const writer = start(file, 'a', 1_000_000);
      const end = endOf(writer);
      writer.stdin.end('!');
      let said = '';
      writer.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.split('\n').length > writes + 1) writer.kill('SIGKILL');
      });
      await end;
      // Beside `ready`, and what follows the last line.
      const done = said.split('\n').length - 2;
      const database = await openDatabase(file);
      expect(database.prepare('pragma integrity_check').all([])).toMatchObject([{ integrity_check: 'ok' }]);
      database.close();
      const store = await sqliteStore({ file });
      const shared = await store.collection<number>('counts').get('shared');
      await store.close();
      const least = counted + Math.ceil(done / 2);
      expect(shared?.value).toBeGreaterThanOrEqual(least);
      // The write that it was killed after, before it could say so.
      expect(shared?.value).toBeLessThanOrEqual(least + 1);
      counted = shared?.value ?? 0;
    }
  });
});
