import type { Clock } from '../language/clock.ts';
import type { Log } from '../language/log.ts';
import { type GatewayOptions, gateway } from './gateway.ts';

/** Something that answers requests: on a port with `serveNode()`, or called as it is. */
export interface Service {
  fetch(request: Request): Promise<Response>;
}

/** What stands around a service. */
export interface Guard extends GatewayOptions {
  readonly clock: Clock;
  /** Told of every request: method, path without what identifies anything, status, milliseconds. */
  readonly log: Log;
  /** What the log calls the service. */
  readonly name: string;
  /** The body of the answer when the service throws. It gets nothing of the error. */
  readonly failure: (request: Request) => object;
}

/**
 * A service as the world outside reaches it: API key, rate and quota before it, a log line behind it, and 500 for
 * whatever it throws. The id in the log is that of `x-correlation-id`.
 */
export function guarded(service: Service, { log, name, failure, ...options }: Guard): Service {
  const { clock } = options;
  const refuse = gateway(options);
  return {
    fetch: async (request) => {
      const begun = clock.now();
      let problem: string | undefined;
      let response: Response;
      try {
        response = (await refuse(request)) ?? (await service.fetch(request));
      } catch (error) {
        problem = error instanceof Error ? `${error.name}: ${error.message}` : 'thrown';
        response = Response.json(failure(request), { status: 500 });
      }
      log({
        level: response.status >= 500 ? 'error' : 'info',
        message: 'request',
        contactId: correlationOf(request),
        service: name,
        method: request.method,
        path: shapeOf(new URL(request.url).pathname),
        status: response.status,
        milliseconds: clock.now() - begun,
        ...(problem === undefined ? {} : { problem }),
      });
      return response;
    },
  };
}

function correlationOf(request: Request): string {
  const id = request.headers.get('x-correlation-id') ?? '';
  return /^[\w-]{1,100}$/.test(id) ? id : '';
}

/** A path with `{}` for everything that is no plain word: `/tickets/{}/comments`. */
function shapeOf(path: string): string {
  return path
    .slice(0, 200)
    .split('/')
    .map((part) => (/^[a-z_.-]*$/.test(part) ? part : '{}'))
    .join('/');
}
