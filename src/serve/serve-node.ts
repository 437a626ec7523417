import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Clock } from '../language/clock.ts';
import { TrunklineError } from '../language/error.ts';
import { systemClock } from '../language/system-clock.ts';
import { readBody } from './read-json.ts';
import type { Service } from './service.ts';
import { isWireService } from './wire.ts';
import { wireServer } from './wire-node.ts';

/** Where a service is put, and what it takes. */
export interface ServeOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** @default '127.0.0.1', which nobody outside this machine reaches */
  readonly host?: string;
  /** The largest body that is taken, in bytes, where the service sets no limit itself. Larger ones are answered with 413. @default 1 MiB */
  readonly bodyLimit?: number;
  /** How long `close()` waits for answers under way, in milliseconds. @default 10 000 */
  readonly grace?: number;
  readonly clock?: Clock;
}

/** A service on a port. */
export interface Served {
  /** Without the last slash. */
  readonly url: string;
  /** Takes no more requests, lets those under way finish, and closes every connection. */
  close(): Promise<void>;
}

/**
 * Puts a service on a port of this machine.
 *
 * @throws {TrunklineError} `port_in_use`, `port_not_open`.
 * @example
 * ```ts
 * const { url, close } = await serveNode(service, { port: 8081 });
 * ```
 */
export async function serveNode(
  service: Service,
  { port, host = '127.0.0.1', bodyLimit = 1_048_576, grace = 10_000, clock = systemClock }: ServeOptions,
): Promise<Served> {
  const server = isWireService(service) ? wireServer(service) : adaptorServer(service, bodyLimit);
  let closing = false;
  // A connection that is kept alive is idle, and can be closed, only after its answer.
  server.on('request', (_, response) => {
    response.once('close', () => {
      if (closing) server.closeIdleConnections();
    });
  });
  await listening(server, port, host);

  const address = server.address();
  const open = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${open}`,
    close: async () => {
      const finished = new AbortController();
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const late = clock.sleep(grace, finished.signal).then(
        () => server.closeAllConnections(),
        () => {},
      );
      await closed;
      finished.abort();
      await late;
    },
  };
}

function adaptorServer(service: Service, bodyLimit: number): Server {
  return createAdaptorServer({
    fetch: async (request) => {
      const taken = await withinLimit(request, bodyLimit);
      return taken === undefined ? tooLarge(bodyLimit) : service.fetch(taken);
    },
    overrideGlobalObjects: false,
  }) as Server;
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new TrunklineError(
              'port_in_use',
              `Port ${port} of ${host} is taken. End the program that has it, or name another port.`,
              { port, host },
              cause,
            )
          : new TrunklineError(
              'port_not_open',
              `Port ${port} of ${host} cannot be opened: ${cause.code ?? cause.message}. Name another port, or another host.`,
              { port, host },
              cause,
            ),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** A body that does not say how long it is, is read to know it. */
async function withinLimit(request: Request, limit: number): Promise<Request | undefined> {
  const length = request.headers.get('content-length');
  if (length !== null) return Number(length) > limit ? undefined : request;
  if (request.body === null) return request;
  const body = await readBody(request, limit);
  if (body === undefined) return undefined;
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body });
}

function tooLarge(limit: number): Response {
  return Response.json(
    { message: `The body is larger than ${limit} bytes.` },
    { status: 413, headers: { connection: 'close' } },
  );
}
