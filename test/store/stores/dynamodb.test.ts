import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { virtualClock } from '../../../src/language/virtual-clock.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { dynamodbStore } from '../../../src/store/stores/dynamodb.ts';
import { storeContract } from '../contract.ts';
import { type DynamodbServer, dynamodbServer, type Treatment } from '../dynamodb-server.ts';

describe('DynamoDB', () => {
  let server: DynamodbServer;
  let tables = 0;
  const freshTable = () => `table-${tables++}`;
  beforeAll(async () => {
    server = await dynamodbServer();
  });
  afterAll(() => server.close());
  const open = (table = freshTable(), more: { readonly create?: boolean } = {}) =>
    dynamodbStore({ table, client: server.client(), clock: virtualClock(), ...more });

  storeContract('DynamoDB', () => open());

  const anItem = async (table: string, id: string) => {
    const documents = DynamoDBDocumentClient.from(server.client());
    return (await documents.send(new GetCommand({ TableName: table, Key: { id } }))).Item;
  };

  test('an item says when DynamoDB may take it away, in seconds', async () => {
    const table = freshTable();
    const store = await open(table);
    const values = store.collection<number>('values');
    await values.insert('k', 1, { group: 'g', order: '1', expires: 1_760_000_000_001 });
    expect(await anItem(table, 'values/k')).toMatchObject({
      value: '1',
      in_group: 'values/g',
      ordered_by: '1\0k',
      expires_at: 1_760_000_000_001,
      ttl: 1_760_000_001,
    });
    await values.replace('k', 1, 2, {});
    expect(Object.keys((await anItem(table, 'values/k')) ?? {}).toSorted()).toEqual([
      'id',
      'mark',
      'value',
      'version',
    ]);
    await store.close();
  });

  test('a long value is kept compressed, and one that is too long even so is refused and changes nothing', async () => {
    const table = freshTable();
    const store = await open(table);
    const values = store.collection<string>('values');
    await values.insert('short', 'a'.repeat(8000));
    await values.insert('long', 'a'.repeat(9000));
    expect(typeof (await anItem(table, 'values/short'))?.['value']).toBe('string');
    const long: unknown = (await anItem(table, 'values/long'))?.['value'];
    expect(long instanceof Uint8Array && long.length).toBeLessThan(100);
    const noise = randomBytes(550_000).toString('base64').slice(0, 540_000);
    // An item could hold this much, and no key beside it.
    expect(gzipSync(noise).length / 1024).toBeGreaterThan(396);
    expect(gzipSync(noise).length / 1024).toBeLessThan(400);
    const refusal = {
      code: 'bad_record',
      message: expect.stringMatching(/^A value of "values" cannot be kept: it has \d+ KB compressed/),
    };
    await expect(values.insert('noise', noise)).rejects.toMatchObject(refusal);
    await expect(values.replace('short', 1, noise)).rejects.toMatchObject(refusal);
    await expect(values.replace('short', 1, noise, {})).rejects.toMatchObject(refusal);
    expect(await values.get('noise')).toBeUndefined();
    expect((await values.get('short'))?.version).toBe(1);
    // The largest that is let through fits into an item, with the longest texts beside it.
    const texts = ['k', 'g', 'o'].map((letter) => letter.repeat(512));
    const most = randomBytes(300_000).toString('base64').slice(0, 534_000);
    const [key = '', group = '', order = ''] = texts;
    expect(await values.insert(key, most, { group, order, expires: 1 })).toBe(true);
    expect((await values.newest(group, 1))[0]?.value === most).toBe(true);
    // DynamoDB takes 1024 bytes here; its peer takes any number.
    expect((await anItem(table, `values/${key}`))?.['ordered_by']).toHaveLength(1024);
    await store.close();
  });

  test('the longest order stands before those that it begins with, whatever their keys', async () => {
    const store = await open();
    const values = store.collection<null>('values');
    const orders = ['o'.repeat(512), 'o'.repeat(511), `${'o'.repeat(510)}!`];
    for (const [index, order] of orders.entries())
      await values.insert('z'.repeat(index + 1), null, { group: 'g', order });
    await values.insert('a', null, { group: 'g', order: orders[0] ?? '' });
    const found = await values.newest('g', 9);
    expect(found.map(({ key }) => key)).toEqual(['z', 'a', 'zz', 'zzz']);
    await store.close();
  });

  test('a list that is longer than a page is read to its end', async () => {
    const store = await open();
    const values = store.collection<string>('values');
    const kept = Array.from({ length: 12 }, () => randomBytes(200_000).toString('base64'));
    for (const [index, value] of kept.entries())
      await values.insert(String.fromCharCode(97 + index), value, { group: 'g', expires: 1 });
    server.asked();
    const found = await values.newest('g', 99);
    expect(server.asked().length).toBeGreaterThan(1);
    expect(found.map(({ value }) => value).toReversed()).toEqual(kept);
    expect(await values.newest('g', 10)).toHaveLength(10);
    expect(await store.sweep(1)).toBe(12);
    await store.close();
  });

  test('each call is one request, and a read by key sees every write before it', async () => {
    const store = await open();
    const values = store.collection<number>('values');
    server.asked();
    await values.insert('k', 1);
    await values.insert('k', 1);
    await values.replace('k', 1, 2);
    await values.replace('k', 2, 3, { group: 'g' });
    await values.get('k');
    await values.newest('g', 1);
    await values.remove('k', 3);
    await store.sweep(0);
    expect(server.asked()).toEqual([
      'PutItem',
      'PutItem',
      'UpdateItem',
      'PutItem',
      'GetItem, consistent',
      'Query',
      'DeleteItem',
      'Scan, consistent',
    ]);
    await store.close();
  });

  describe('a request that goes wrong', () => {
    type Values = ReturnType<Awaited<ReturnType<typeof open>>['collection']>;
    const writes: readonly (readonly [string, (values: Values) => Promise<boolean>])[] = [
      ['PutItem', (values) => values.insert('new', 'ours')],
      ['UpdateItem', (values) => values.replace('old', 1, 'ours')],
      ['PutItem', (values) => values.replace('old', 1, 'ours', { group: 'g' })],
    ];

    test.each(writes)(
      '%s whose answer gets lost is made once, and told as made',
      async (operation, write) => {
        const store = await open();
        const values = store.collection('values');
        await values.insert('old', 'before');
        server.treat([operation, 'lost']);
        expect(await write(values)).toBe(true);
        const [old, fresh] = [await values.get('old'), await values.get('new')];
        expect([old, fresh].filter((record) => record?.value === 'ours')).toHaveLength(1);
        expect(old?.version).toBe(fresh === undefined ? 2 : 1);
        await store.close();
      },
    );

    test.each(writes)(
      '%s that lost its first attempt, and then the race, is told so',
      async (operation, write) => {
        const store = await open();
        const values = store.collection('values');
        await values.insert('old', 'before');
        await values.insert('new', 'theirs');
        await values.replace('old', 1, 'theirs');
        server.treat([operation, 'throttled']);
        expect(await write(values)).toBe(false);
        server.treat([operation, 'lost']);
        expect(await write(values)).toBe(false);
        for (const key of ['old', 'new']) expect((await values.get(key))?.value).toBe('theirs');
        await store.close();
      },
    );

    test('what cannot be known is said: the answer got lost, and others have written since', async () => {
      const table = freshTable();
      const [store, other] = [await open(table), await open(table)];
      const [values, theirs] = [store.collection('values'), other.collection('values')];
      const unknown = {
        code: 'store_unavailable',
        message: `DynamoDB table ${table} failed: an answer got lost, and the record has changed since. Whether a write took place is not certain: read the record again.`,
      };
      // The retry meets what another one has made of it meanwhile.
      const documents = DynamoDBDocumentClient.from(server.client());
      const overwritten = (id: string) =>
        documents.send(
          new UpdateCommand({
            TableName: table,
            Key: { id },
            UpdateExpression: 'SET version = version + :two, mark = :mark',
            ExpressionAttributeValues: { ':two': 2, ':mark': 'theirs' },
          }),
        );
      await theirs.insert('k', 'theirs');
      await overwritten('values/k');
      server.treat(['PutItem', 'throttled']);
      await expect(values.insert('k', 'ours')).rejects.toMatchObject(unknown);
      server.treat(['UpdateItem', 'throttled']);
      await expect(values.replace('k', 1, 'ours')).rejects.toMatchObject(unknown);
      server.treat(['DeleteItem', 'lost']);
      await expect(values.remove('k', 3)).rejects.toMatchObject(unknown);
      expect(await values.get('k')).toBeUndefined();
      await values.insert('k', 'again');
      server.treat(['DeleteItem', 'throttled']);
      expect(await values.remove('k', 2)).toBe(false);
      await Promise.all([store.close(), other.close()]);
    });

    test.each<readonly [string, Treatment]>([
      ['GetItem', 'throttled'],
      ['GetItem', 'lost'],
      ['Query', 'throttled'],
      ['Scan', 'lost'],
      ['DeleteItem', 'lost'],
    ])('%s that is %s is asked again', async (operation, treatment) => {
      const store = await open();
      const values = store.collection<number>('values');
      await values.insert('k', 1, { group: 'g', expires: 5 });
      server.treat([operation, treatment]);
      expect((await values.get('k'))?.value).toBe(1);
      expect(await values.newest('g', 1)).toHaveLength(1);
      await store.sweep(5);
      expect(await values.get('k')).toBeUndefined();
      await store.close();
    });

    test('one that stays throttled is told as a failure', async () => {
      const store = await open();
      server.treat(['PutItem', 'throttled'], ['PutItem', 'throttled'], ['PutItem', 'throttled']);
      await expect(store.collection('values').insert('k', 1)).rejects.toMatchObject({
        code: 'store_unavailable',
      });
      expect(await store.collection('values').get('k')).toBeUndefined();
      await store.close();
    });

    test('one that gets no answer is given up after five seconds, and the next one is made', async () => {
      const clock = virtualClock();
      const store = await dynamodbStore({ table: freshTable(), client: server.client(), clock });
      const values = store.collection<number>('values');
      await values.insert('k', 1);
      server.treat(['GetItem', 'hanging']);
      const asking = values.get('k');
      const refused = expect(asking).rejects.toMatchObject({
        code: 'store_unavailable',
        message: expect.stringContaining('failed: There was no answer in 5000 ms. Whether'),
      });
      await clock.sleep(4999);
      expect(await Promise.race([asking, Promise.resolve('waiting')])).toBe('waiting');
      await clock.sleep(1);
      await refused;
      expect((await values.get('k'))?.value).toBe(1);
      await store.close();
    });
  });

  describe('the table', () => {
    test('many that open it at once all find it', async () => {
      const table = freshTable();
      const stores = await Promise.all(Array.from({ length: 8 }, () => open(table)));
      const answers = await Promise.all(
        stores.map((store, index) => store.collection('values').insert('k', index)),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
      await Promise.all(stores.map((store) => store.close()));
    });

    test('it is paid for by the request, and waited for until it is ready', async () => {
      const table = freshTable();
      const clock = virtualClock();
      const [passed, creating] = [
        ['DescribeTable', 'passed'],
        ['DescribeTable', 'creating'],
      ] as const;
      server.treat(passed, creating, creating);
      const store = await dynamodbStore({ table, client: server.client(), clock });
      expect(clock.now()).toBeGreaterThanOrEqual(1500);
      const { Table } = await server.client().send(new DescribeTableCommand({ TableName: table }));
      expect(Table?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
      expect(await store.collection('values').insert('k', 1)).toBe(true);
      await store.close();
    });

    test('it is not waited for longer than a minute', async () => {
      const slow = await dynamodbServer(60_000);
      const opening = dynamodbStore({ table: 'slow', client: slow.client(), clock: virtualClock() });
      await expect(opening).rejects.toMatchObject({
        code: 'store_unavailable',
        message: expect.stringContaining('the table was not ready after 60 seconds'),
      });
      await slow.close();
    });

    test('it is not made where it is not to be', async () => {
      const table = freshTable();
      await expect(open(table, { create: false })).rejects.toMatchObject({
        code: 'store_unavailable',
        message: expect.stringMatching(
          `^DynamoDB table ${table} failed: there is no such table, and it is not to be made\\. Look at its name`,
        ),
      });
      await (await open(table)).close();
      await (await open(table, { create: false })).close();
    });

    test('a client that is set up elsewhere stays as it is', async () => {
      let ended = 0;
      const client = Object.assign(server.client(), { destroy: () => ended++ });
      await (await dynamodbStore({ table: freshTable(), client })).close();
      expect(ended).toBe(0);
    });

    test('a server that is not there is told', async () => {
      const client = server.client({ endpoint: 'http://127.0.0.1:1' });
      await expect(dynamodbStore({ table: 'desk', client })).rejects.toMatchObject({
        code: 'store_unavailable',
        message: expect.stringContaining('DynamoDB table desk failed: connect ECONNREFUSED'),
        args: { where: 'DynamoDB table desk' },
      });
    });

    test('one of somebody else is left as it is', async () => {
      const table = freshTable();
      await server.client().send(
        new CreateTableCommand({
          TableName: table,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        }),
      );
      await expect(open(table)).rejects.toMatchObject({
        code: 'store_unavailable',
        message: expect.stringContaining('it has other keys or indexes than ours'),
      });
    });

    test('its URL opens it', async () => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
      try {
        const table = freshTable();
        const url = `dynamodb:${table}?region=eu-central-1&endpoint=${encodeURIComponent(server.endpoint)}`;
        await expect(openStore(`${url}&create=false`)).rejects.toMatchObject({ code: 'store_unavailable' });
        await (await open(table)).close();
        const store = await openStore(url);
        expect(await store.collection('values').insert('k', 1)).toBe(true);
        await store.close();
      } finally {
        vi.unstubAllEnvs();
      }
    });
  });
});

test.each([
  ['dynamodb:', 'names no table'],
  ['dynamodb://desk', 'names no table'],
  ['dynamodb://host/desk', 'names no table'],
  ['dynamodb:ab', 'names no table'],
  ['dynamodb:a table', 'names no table'],
  ['postgres:desk', 'names no table'],
  ['no url at all', 'names no table'],
  ['dynamodb:desk?regoin=eu', 'has "regoin", which is nothing here'],
  ['dynamodb:desk?create=yes', 'says neither true nor false for "create"'],
  ['dynamodb:desk?endpoint=localhost', 'has an endpoint that is no address of a server'],
  ['dynamodb:desk?endpoint=http:', 'has an endpoint that is no address of a server'],
])('%s is no URL of a table', async (url, words) => {
  await expect(dynamodbStore({ url })).rejects.toMatchObject({
    code: 'bad_store_url',
    message: expect.stringContaining(`The URL of a DynamoDB table ${words}`),
  });
});
