import { type AddressInfo, connect, createServer } from 'node:net';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresStore } from '../../../src/store/stores/postgres.ts';
import { storeContract } from '../contract.ts';
import { type PostgresServer, postgresServer, whyNoServer } from '../postgres-server.ts';

/** Milliseconds. A machine with much else to do takes its time to start a server. */
const patience = 300_000;
const title = whyNoServer === undefined ? 'PostgreSQL' : `PostgreSQL, skipped: ${whyNoServer}`;

describe.skipIf(whyNoServer !== undefined)(title, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await postgresServer();
  }, patience);
  afterAll(() => server.close(), patience);

  storeContract('PostgreSQL', async () => postgresStore({ url: await server.fresh() }));

  test('many that open an empty database at once all find their tables', async () => {
    const url = await server.fresh();
    const stores = await Promise.all(Array.from({ length: 8 }, () => postgresStore({ url })));
    const answers = await Promise.all(
      stores.map((store, index) => store.collection('values').insert('k', index)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    const found = await Promise.all(stores.map((store) => store.collection('values').get('k')));
    expect(new Set(found.map((record) => record?.value))).toEqual(new Set([answers.indexOf(true)]));
    await Promise.all(stores.map((store) => store.close()));
  });

  test('what was written is there for the next one, and in this schema alone', async () => {
    const url = await server.fresh();
    const first = await postgresStore({ url });
    await first.collection('values').insert('k', 'kept', { group: 'g' });
    await first.close();
    const second = await postgresStore({ url });
    expect(await second.collection('values').newest('g', 1)).toEqual([
      { key: 'k', version: 1, value: 'kept' },
    ]);
    await second.close();
    const elsewhere = await postgresStore({ url: await server.fresh() });
    expect(await elsewhere.collection('values').get('k')).toBeUndefined();
    await elsewhere.close();
  });

  test('a connection that has gone silent is given up, and the next statement has another', async () => {
    const url = new URL((await server.fresh()).replace('///', '//localhost/'));
    const socket = `${url.searchParams.get('host')}/.s.PGSQL.${url.searchParams.get('port') ?? '5432'}`;
    let isSilent = false;
    const between = createServer((client) => {
      const postgres = connect(socket);
      let isOff = false;
      client.on('data', (bytes) => {
        isOff ||= isSilent;
        if (!isOff) postgres.write(bytes);
      });
      postgres.on('data', (bytes) => client.write(bytes));
      // Either may be gone when something is written to it.
      for (const end of [client, postgres]) end.on('error', () => end.destroy());
      client.on('close', () => postgres.destroy());
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    url.searchParams.set('host', '127.0.0.1');
    url.searchParams.set('port', `${(between.address() as AddressInfo).port}`);
    const pool = new Pool({ connectionString: url.href, max: 1 });
    // Only what gets no answer is given up after a moment: all else takes the time that it takes.
    const ask = pool.query.bind(pool) as (query: object) => Promise<unknown>;
    const query = (text: string, values: unknown) =>
      ask({ text, values, ...(isSilent ? { query_timeout: 300 } : {}) });
    pool.query = query as typeof pool.query;
    const store = await postgresStore({ pool });
    const values = store.collection('values');
    await values.insert('k', 0);
    isSilent = true;
    await expect(values.get('k')).rejects.toMatchObject({ code: 'store_unavailable' });
    isSilent = false;
    expect(await values.get('k')).toMatchObject({ value: 0 });
    await store.close();
    await pool.end();
    between.close();
  });

  test('a store whose connections are cut says so to who is waiting, and works on', async () => {
    const url = await server.fresh();
    const store = await postgresStore({ url });
    const values = store.collection('values');
    await values.insert('k', 0);
    const ours = new URL(url).searchParams.get('application_name');
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${ours}'`;
    await server.run(cut);
    await expect
      .poll(() => values.get('k').catch(() => undefined), { timeout: patience })
      .toMatchObject({ value: 0 });
    const asked = Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => values.insert(`k${index}`, index)),
    );
    await server.run(cut);
    for (const answer of await asked) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'store_unavailable' });
    }
    // A connection that is cut while nobody uses it may be handed out before it is known to be.
    let tries = 0;
    await expect
      .poll(() => values.insert(`after ${tries++}`, 1).catch(() => undefined), { timeout: patience })
      .toBe(true);
    await store.close();
  });

  test('connections that are set up elsewhere stay open', async () => {
    const pool = new Pool({ connectionString: await server.fresh() });
    const store = await postgresStore({ pool });
    expect(await store.collection('values').insert('k', 1)).toBe(true);
    await store.close();
    const { rows } = await pool.query('select value from trunkline_records');
    expect(rows).toEqual([{ value: '1' }]);
    await pool.end();
  });

  test('a user who may not make tables is told so', async () => {
    const url = new URL(await server.fresh());
    await server.run('create role reader login');
    url.searchParams.set('user', 'reader');
    await expect(postgresStore({ url: url.href })).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('lets this user make tables'),
    });
    await server.run('drop role reader');
  });
});
