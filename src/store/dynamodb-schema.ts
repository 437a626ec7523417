import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Clock } from '../language/clock.ts';

/** The index that lists the items of a group. */
export const newestIndex = 'trunkline-newest';

/** Milliseconds between two looks at a table that is being made, and how long that may last. */
const pause = 500;
const patience = 60_000;

/** Which table has to be there, and whether it may be made. */
export interface Making {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly table: string;
  readonly create: boolean;
  readonly clock: Clock;
}

/** Waits until the table can be used. Of many that make it at once, one does. */
export async function tableReady({ client, table, create, clock }: Making): Promise<void> {
  let found = await described(client, table);
  if (found === undefined) {
    if (!create) throw new Error('there is no such table, and it is not to be made');
    await made(client, table);
  }
  const until = clock.now() + patience;
  while (found === undefined || found.TableStatus === 'CREATING') {
    if (clock.now() >= until) throw new Error(`the table was not ready after ${patience / 1000} seconds`);
    await clock.sleep(pause);
    found = await described(client, table);
  }
  if (!isOurs(found)) throw new Error('the table is there, but it has other keys or indexes than ours');
}

async function described(client: Making['client'], table: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: table }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function made(client: Making['client'], table: string): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['id', 'in_group', 'ordered_by'].map((name) => ({
          AttributeName: name,
          AttributeType: 'S',
        })),
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [
          {
            IndexName: newestIndex,
            KeySchema: [
              { AttributeName: 'in_group', KeyType: 'HASH' },
              { AttributeName: 'ordered_by', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

function isOurs({ KeySchema = [], GlobalSecondaryIndexes = [] }: TableDescription): boolean {
  const index = GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === newestIndex);
  const names = [KeySchema, index?.KeySchema ?? []].map((keys) =>
    keys.map(({ AttributeName }) => AttributeName).join(),
  );
  return names.join(' ') === 'id in_group,ordered_by';
}
