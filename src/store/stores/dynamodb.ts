import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../language/clock.ts';
import { TrunklineError } from '../../language/error.ts';
import { systemClock } from '../../language/system-clock.ts';
import { untilAborted } from '../../language/until-aborted.ts';
import type { Store } from '../store.ts';
import { storeFailure } from '../store-failure.ts';
import { tableStore } from '../table-store.ts';

/** Milliseconds for a request, all of its attempts included. */
const patience = 5000;

/** Where the records are. */
export type DynamodbSetting = (
  | {
      /**
       * `dynamodb:<table>`, with `?region=eu-central-1`, `endpoint=http://127.0.0.1:8000` for another server than
       * that of the region, and `create=false` where a missing table is not to be made. Without a region, it is that
       * of the environment.
       */
      readonly url: string;
    }
  | {
      readonly table: string;
      /** A client that is set up elsewhere. Closing the store leaves it open. */
      readonly client: DynamoDBClient;
      /** Makes a table that is missing. @default true */
      readonly create?: boolean;
    }
) & {
  /** @default the time of the machine */
  readonly clock?: Clock;
};

/**
 * A store in a table of Amazon DynamoDB. The table is made when it is missing, and paid for by the request.
 *
 * - A write is one conditional request, and a read by key sees every write before it. `newest` reads an index, which
 *   follows a moment later, mostly within a second: what was just written may be missing there.
 * - A value has up to 396 KB, compressed where it is longer than 8 KB.
 * - `sweep` reads the whole table. Switch on its time to live for the attribute `ttl` instead, which costs nothing:
 *   `aws dynamodb update-time-to-live --table-name desk --time-to-live-specification Enabled=true,AttributeName=ttl`.
 * - The role needs `dynamodb:DescribeTable`, `GetItem`, `PutItem`, `UpdateItem` and `DeleteItem` for the table,
 *   `Query` for its index `trunkline-newest`, `Scan` where it sweeps, and `CreateTable` where the table is to be made.
 *
 * @throws {TrunklineError} `bad_store_url` for a URL that cannot be read, `store_unavailable` for a table that cannot
 * be reached or made, or is not one of ours.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
 *
 * @example
 * const store = await dynamodbStore({ url: 'dynamodb:desk?region=eu-central-1' });
 * await store.collection('tickets').insert('INC0000001', { state: 'open' });
 * await store.close();
 */
export async function dynamodbStore(setting: DynamodbSetting): Promise<Store> {
  const named = 'url' in setting ? addressIn(setting.url) : setting;
  const { clock = systemClock } = setting;
  const where = `DynamoDB table ${named.table}`;
  const [{ DynamoDBClient: Client }, { DynamoDBDocumentClient }, { tableReady }, { dynamodbTable }] =
    await Promise.all([
      import('@aws-sdk/client-dynamodb'),
      import('@aws-sdk/lib-dynamodb'),
      import('../dynamodb-schema.ts'),
      import('../dynamodb-table.ts'),
    ]);
  const client = 'client' in named ? named.client : new Client(named.reached);
  const close = async () => {
    if (!('client' in named)) client.destroy();
  };
  try {
    await tableReady({
      client: inTime(client, clock),
      clock,
      table: named.table,
      create: named.create ?? true,
    });
    const documents = inTime(DynamoDBDocumentClient.from(client), clock);
    return tableStore({ ...dynamodbTable(where, documents, named.table), close });
  } catch (error) {
    await close();
    throw storeFailure(
      where,
      error,
      'Look at its name and region, and whether this role may read, write and make it.',
    );
  }
}

interface Address {
  readonly table: string;
  readonly create: boolean;
  /** What the client is made with. */
  readonly reached: { readonly region?: string; readonly endpoint?: string };
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
function addressIn(url: string): Address {
  const { protocol, pathname: table, searchParams } = new URL(URL.canParse(url) ? url : 'none:');
  const { region, endpoint, create = 'true', ...others } = Object.fromEntries(searchParams);
  const [unknown] = Object.keys(others);
  const problem =
    protocol !== 'dynamodb:' || !/^[\w.-]{3,255}$/.test(table)
      ? 'names no table, which has 3 to 255 letters, digits, underscores, hyphens and points'
      : unknown !== undefined
        ? `has "${unknown}", which is nothing here`
        : create !== 'true' && create !== 'false'
          ? 'says neither true nor false for "create"'
          : endpoint !== undefined && !(/^https?:/.test(endpoint) && URL.canParse(endpoint))
            ? 'has an endpoint that is no address of a server'
            : undefined;
  if (problem !== undefined) {
    throw new TrunklineError(
      'bad_store_url',
      `The URL of a DynamoDB table ${problem}. ` +
        'It has the form dynamodb:<table>?region=<region>&endpoint=<address>&create=false, where all after the table can be left out.',
    );
  }
  return {
    table,
    create: create === 'true',
    reached: {
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint }),
    },
  };
}

/** A client that gives up in time. By itself, one waits for an answer as long as the connection lasts. */
function inTime<Client extends { readonly send: DynamoDBClient['send'] }>(
  client: Client,
  clock: Clock,
): Pick<Client, 'send'> {
  const send = async (command: Parameters<DynamoDBClient['send']>[0]) => {
    const { signal, clear } = clock.deadline(patience);
    try {
      return await untilAborted(signal, client.send(command, { abortSignal: signal }));
    } finally {
      clear();
    }
  };
  return { send: send as Client['send'] };
}
