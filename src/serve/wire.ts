import { readBody } from './read-json.ts';
import type { Service } from './service.ts';

/**
 * A request as it came, with nothing put right: what a signature is held against. A `Request` writes URLs anew, and
 * costs more than all that a short answer needs.
 */
export interface WireRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly target: string;
  /** `''` where it is absent. One that came more than once is joined with `, `. */
  header(name: string): string;
  /** Nothing where there are more bytes than the limit. */
  body(limit: number): Promise<Uint8Array | undefined>;
}

/** What is sent back. */
export interface WireResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** `''` for none. */
  readonly body: string;
}

/** A service that answers requests as they came; `serveNode()` and `lambdaFunctionUrl()` hand them over so. */
export interface WireService extends Service {
  answer(request: WireRequest): Promise<WireResponse>;
}

/** Adds `fetch()` to what answers requests as they came. */
export function wireService(answer: WireService['answer']): WireService {
  return {
    answer,
    async fetch(request) {
      const { status, headers, body } = await answer(received(request));
      return new Response(body === '' ? null : body, { status, headers });
    },
  };
}

/** Says whether a service takes requests as they came. */
export function isWireService(service: Service): service is WireService {
  return 'answer' in service;
}

function received(request: Request): WireRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    header: (name) => request.headers.get(name) ?? '',
    body: (limit) => readBody(request, limit),
  };
}
