import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { attemptsAtOnce } from '../at-once.ts';

const require = createRequire(import.meta.url);
const dynalite = require('dynalite') as (options: { readonly createTableMs: number }) => Server;

/** What becomes of a request. */
export type Treatment =
  | 'passed'
  /** It is done, and its answer never comes. */
  | 'lost'
  | 'throttled'
  /** A table that is asked for is not ready. */
  | 'creating'
  | 'hanging';

/** DynamoDB's peer dynalite on loopback, behind a line on which answers get lost. */
export interface DynamodbServer {
  readonly endpoint: string;
  /** A client whose attempts follow each other at once. Nobody has to destroy it. */
  client(config?: DynamoDBClientConfig): DynamoDBClient;
  /** Each request takes the first of these, by its operation; when there are none left, all are passed. */
  treat(...treatments: readonly (readonly [operation: string, treatment: Treatment])[]): void;
  /** The operations that were asked for since the last call, and which of them read what was written just before. */
  asked(): readonly string[];
  close(): Promise<void>;
}

export async function dynamodbServer(createTableMs = 0): Promise<DynamodbServer> {
  const real = dynalite({ createTableMs });
  const realPort = await listening(real);
  let planned: readonly (readonly [string, Treatment])[] = [];
  let asked: readonly string[] = [];
  const clients: DynamoDBClient[] = [];
  const pass = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const body = await buffer(incoming);
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const { ConsistentRead = false } = JSON.parse(body.toString()) as { readonly ConsistentRead?: boolean };
    asked = [...asked, ConsistentRead ? `${operation}, consistent` : operation];
    const [first] = planned;
    const treatment = first?.[0] === operation ? first[1] : 'passed';
    if (first?.[0] === operation) planned = planned.slice(1);
    if (treatment === 'hanging') return;
    if (treatment === 'creating') {
      answer.end('{"Table":{"TableStatus":"CREATING"}}');
      return;
    }
    if (treatment === 'throttled') {
      answer.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      answer.end('{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}');
      return;
    }
    const { method, url: path, headers } = incoming;
    const passed = request({ port: realPort, host: '127.0.0.1', method, path, headers });
    passed.end(body);
    const [reply] = (await once(passed, 'response')) as [IncomingMessage];
    const text = await buffer(reply);
    if (treatment === 'lost') {
      incoming.socket.destroy();
      return;
    }
    answer.writeHead(reply.statusCode ?? 500, reply.headers);
    answer.end(text);
  };
  // A client that gives up may leave half of its request behind.
  const between = createServer((incoming, answer) => {
    pass(incoming, answer).catch(() => incoming.socket.destroy());
  });
  const endpoint = `http://127.0.0.1:${await listening(between)}`;
  return {
    endpoint,
    client: (config) => {
      const made = new DynamoDBClient({
        endpoint,
        region: 'eu-central-1',
        credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
        retryStrategy: attemptsAtOnce(),
        ...config,
      });
      clients.push(made);
      return made;
    },
    treat: (...treatments) => {
      planned = treatments;
    },
    asked: () => {
      const all = asked;
      asked = [];
      return all;
    },
    close: async () => {
      for (const client of clients) client.destroy();
      for (const server of [between, real]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
