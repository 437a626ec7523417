import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { WireRequest, WireResponse, WireService } from './wire.ts';

/** A server of this machine in front of a service that takes requests as they came. */
export function wireServer(service: WireService): Server {
  return createServer((incoming, outgoing) => {
    service.answer(requestOf(incoming)).then(
      (response) => send(outgoing, response),
      // Nobody is left to be answered where the connection broke; all else is a mistake of the service.
      () => send(outgoing, { status: 500, headers: {}, body: '' }),
    );
  });
}

function requestOf(incoming: IncomingMessage): WireRequest {
  const { method = '', url = '', headers } = incoming;
  return {
    method,
    target: url,
    header: (name) => {
      const value = headers[name] ?? '';
      return typeof value === 'string' ? value : value.join(', ');
    },
    body: (limit) => bytesOf(incoming, limit),
  };
}

function bytesOf(incoming: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    incoming.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size > limit) resolve(undefined);
      else chunks.push(chunk);
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}

function send(outgoing: ServerResponse, { status, headers, body }: WireResponse): void {
  const close = status === 413 ? { connection: 'close' } : {};
  const length = status === 204 ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  outgoing.writeHead(status, { ...headers, ...length, ...close });
  outgoing.end(body);
}
