import {
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { attemptsAtOnce } from '../at-once.ts';

/** What the peer was asked. */
export interface LexRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly [member: string]: unknown };
}

/** An answer of the peer: what it says, an error of Lex by its name, or none at all. */
export type LexAnswer =
  | { readonly says: object }
  | { readonly error: string; readonly status: number }
  | 'nothing';

/** Lex on loopback, on the wire as its client speaks to it: JSON over HTTP/2. */
export interface LexPeer {
  readonly endpoint: string;
  readonly asked: readonly LexRequest[];
  client(): LexRuntimeV2Client;
  close(): Promise<void>;
}

/** Answers one request after the other, and the last answer from then on. */
export async function lexPeer(...answers: readonly LexAnswer[]): Promise<LexPeer> {
  const asked: LexRequest[] = [];
  const sessions: ServerHttp2Session[] = [];
  const clients: LexRuntimeV2Client[] = [];
  const server = createServer();
  server.on('session', (session) => sessions.push(session));
  const answered = async (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    stream.on('error', () => undefined);
    const body = JSON.parse(await text(stream)) as LexRequest['body'];
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? 'nothing';
    asked.push({ path: String(headers[':path']), headers, body });
    if (answer === 'nothing') return;
    const isError = 'error' in answer;
    stream.respond({
      ':status': isError ? answer.status : 200,
      'content-type': 'application/json',
      ...(isError ? { 'x-amzn-errortype': answer.error } : {}),
    });
    stream.end(JSON.stringify(isError ? { message: 'You said 4111' } : answer.says));
  };
  // A client that gives up may leave half of its request behind.
  server.on('stream', (stream, headers) => {
    answered(stream, headers).catch(() => stream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    asked,
    client: () => {
      const client = new LexRuntimeV2Client({
        endpoint,
        region: 'eu-central-1',
        credentials: { accessKeyId: 'id', secretAccessKey: 'key' },
        retryStrategy: attemptsAtOnce(),
      });
      clients.push(client);
      return client;
    },
    close: async () => {
      for (const client of clients) client.destroy();
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
