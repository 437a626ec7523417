import { type TwimlCaller, type TwimlCallerOptions, twimlCaller } from '../../src/twiml/caller.ts';
import type { RequestEvent } from '../../src/twiml/event.ts';

/** A document of a test: what stands in `<Response>`, or a whole response. */
export type Page =
  | string
  | Response
  | ((
      parameters: { readonly [name: string]: string },
      request: Request,
    ) => string | Response | Promise<string | Response>);

/** A response as an application gives it. */
export function twiml(content: string, status = 200): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?><Response>${content}</Response>`, {
    status,
    headers: { 'content-type': 'text/xml' },
  });
}

/** A TwiML application of a few documents, by their paths. */
export function application(pages: {
  readonly [path: string]: Page;
}): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const posted = request.method === 'POST' ? new URLSearchParams(await request.text()) : searchParams;
    const page = pages[pathname];
    const answer = typeof page === 'function' ? await page(Object.fromEntries(posted), request) : page;
    if (answer === undefined) return new Response('not found', { status: 404 });
    return typeof answer === 'string' ? twiml(answer) : answer.clone();
  };
}

export const url = 'https://voice.example/voice';

/** Calls an application of a few documents. */
export function calls(
  pages: { readonly [path: string]: Page },
  options: Partial<TwimlCallerOptions> = {},
): Promise<TwimlCaller> {
  let ids = 0;
  return twimlCaller({
    url,
    fetch: application(pages),
    id: () => (++ids).toString(16).padStart(32, '0'),
    ...options,
  });
}

/** The requests of a call, as `path?query` with some of their parameters. */
export function requests({
  log,
}: TwimlCaller): readonly (RequestEvent & { readonly at: number; readonly path: string })[] {
  return log.flatMap((event) => {
    if (event.type !== 'request') return [];
    const { pathname, search } = new URL(event.url);
    return [{ ...event, path: pathname + search }];
  });
}

/** The parameters of the last request to a path. */
export function sent(caller: TwimlCaller, path: string): { readonly [name: string]: string } | undefined {
  return requests(caller).findLast((request) => request.path === path)?.parameters;
}

/** When a path was requested first, in milliseconds since the call began. */
export function requestedAt(caller: TwimlCaller, path: string): number | undefined {
  return requests(caller).find((request) => request.path === path)?.at;
}

/** What Twilio's debugger would show. */
export function complaints({ log }: TwimlCaller): readonly (number | string)[] {
  return log.flatMap((event) =>
    event.type === 'error' || event.type === 'warning' ? [event.code ?? event.message] : [],
  );
}
