import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  ScanCommand,
  type ScanCommandOutput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Item, itemOf, packed, rowOf, within } from './dynamodb-item.ts';
import { newestIndex } from './dynamodb-schema.ts';
import type { Row, Table } from './table.ts';

/** How many expired items are taken away at the same time. */
const sweptAtOnce = 25;

/** Items of a DynamoDB table: one request a call, but for the pages of `newest` and `sweep`. */
export function dynamodbTable(
  where: string,
  client: Pick<DynamoDBDocumentClient, 'send'>,
  TableName: string,
): Omit<Table, 'close'> {
  const find = async (id: string) => {
    const answer = await client.send(new GetCommand({ TableName, Key: { id }, ConsistentRead: true }));
    return answer.Item as Item | undefined;
  };

  /**
   * Says whether a write was made. Where its answer got lost, the client has made it again and was refused because of
   * its own first attempt: then the item has this mark, or one that is newer than this version.
   */
  const isMade = async (
    writing: Promise<unknown>,
    { id, mark, version }: Pick<Item, 'id' | 'version'> & { readonly mark?: string },
  ): Promise<boolean> => {
    try {
      await writing;
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if ((error.$metadata.attempts ?? 1) === 1) return false;
      const found = await find(id);
      if (found !== undefined && found.mark === mark) return true;
      if (found !== undefined && found.version <= version) return false;
      throw new Error('an answer got lost, and the record has changed since', { cause: error });
    }
  };

  const removal = (id: string, ConditionExpression: string, values: { readonly [name: string]: number }) =>
    client.send(
      new DeleteCommand({ TableName, Key: { id }, ConditionExpression, ExpressionAttributeValues: values }),
    );

  return {
    where,
    get: async (collection, key) => {
      const found = await find(within(collection, key));
      return found && rowOf(collection, found);
    },
    insert: async (collection, key, value, place) => {
      const item = await itemOf(collection, { key, version: 1, value }, randomUUID(), place);
      const condition = { ConditionExpression: 'attribute_not_exists(id)' };
      return isMade(client.send(new PutCommand({ TableName, Item: item, ...condition })), item);
    },
    replace: async (collection, key, version, value, place) => {
      const mark = randomUUID();
      const ConditionExpression = 'version = :version';
      if (place !== undefined) {
        const item = await itemOf(collection, { key, version: version + 1, value }, mark, place);
        const values = { ':version': version };
        return isMade(
          client.send(
            new PutCommand({ TableName, Item: item, ConditionExpression, ExpressionAttributeValues: values }),
          ),
          item,
        );
      }
      const id = within(collection, key);
      const command = new UpdateCommand({
        TableName,
        Key: { id },
        ConditionExpression,
        UpdateExpression: 'SET version = :next, #value = :value, mark = :mark',
        ExpressionAttributeNames: { '#value': 'value' },
        ExpressionAttributeValues: {
          ':version': version,
          ':next': version + 1,
          ':value': await packed(collection, value),
          ':mark': mark,
        },
      });
      return isMade(client.send(command), { id, mark, version: version + 1 });
    },
    remove: (collection, key, version) => {
      const id = within(collection, key);
      const writing = removal(id, 'version = :version', { ':version': version });
      // Whatever is there still, however new, was not removed.
      return isMade(writing, { id, version: Number.POSITIVE_INFINITY });
    },
    newest: async (collection, group, limit) => {
      const rows: Row[] = [];
      let from: QueryCommandOutput['LastEvaluatedKey'];
      do {
        const page: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName,
            IndexName: newestIndex,
            KeyConditionExpression: 'in_group = :group',
            ExpressionAttributeValues: { ':group': within(collection, group) },
            ScanIndexForward: false,
            Limit: limit - rows.length,
            ExclusiveStartKey: from,
          }),
        );
        const { Items = [] } = page;
        rows.push(...(await Promise.all(Items.map((item) => rowOf(collection, item as Item)))));
        from = page.LastEvaluatedKey;
      } while (from !== undefined && rows.length < limit);
      return rows;
    },
    sweep: async (now) => {
      const condition = 'expires_at <= :now';
      const values = { ':now': now };
      let swept = 0;
      const take = async ({ id }: Pick<Item, 'id'>) => {
        try {
          // It may have been moved since it was found.
          await removal(id, condition, values);
          swept++;
        } catch (error) {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
        }
      };
      let from: ScanCommandOutput['LastEvaluatedKey'];
      do {
        const page: ScanCommandOutput = await client.send(
          new ScanCommand({
            TableName,
            FilterExpression: condition,
            ExpressionAttributeValues: values,
            ProjectionExpression: 'id',
            ConsistentRead: true,
            ExclusiveStartKey: from,
          }),
        );
        const { Items = [] } = page;
        for (let index = 0; index < Items.length; index += sweptAtOnce) {
          await Promise.all(Items.slice(index, index + sweptAtOnce).map((item) => take(item as Item)));
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return swept;
    },
  };
}
