import type * as z from 'zod';
import type { Clock } from '../language/clock.ts';
import type { JsonObject } from '../language/document.ts';
import { TrunklineError } from '../language/error.ts';
import { isFields } from '../language/shape.ts';
import { untilAborted } from '../language/until-aborted.ts';
import { type BackendCall, notLetIn } from './backend-call.ts';

/** What carries a request: `fetch` itself, or a service in the same program. */
export type Fetch = (request: Request) => Promise<Response>;

/** How to reach a service over HTTP. */
export interface HttpAccess {
  /** Where it stands, without the last slash: `https://host/stage`. */
  readonly url: string;
  /** Sent as `x-api-key`. Never part of an error. */
  readonly apiKey: string;
  /** @default globalThis.fetch */
  readonly fetch?: Fetch;
  readonly clock: Clock;
  /** From 0 to below 1. It spreads the waits before a call is made again. */
  readonly random: () => number;
}

/** One call: a GET, or a POST where it has a body. */
export interface HttpCall<Answer> {
  /** What errors call it. */
  readonly name: string;
  /** Begins with a slash; what stands in it is encoded already. */
  readonly path: string;
  readonly query?: { readonly [name: string]: string | undefined };
  readonly body?: JsonObject;
  /** It changes nothing, and so may be made again. Others may where the context has a key. */
  readonly reads: boolean;
  /** What the body of a good answer has to be. Members that it does not know are left out. */
  readonly answer: z.ZodType<Answer>;
  readonly context: BackendCall;
}

/** The code of an answer that is no success; undefined where the service has no word of its own for it. */
export type CodeOf = (status: number, body: JsonObject) => string | undefined;

interface Failure {
  readonly error: TrunklineError;
  /** The same call can do better in a moment. */
  readonly passing: boolean;
  /** The service may have done its work all the same. */
  readonly unclear: boolean;
  /** Milliseconds that the service asks to wait. */
  readonly after: number;
}

const tries = 3;
const firstWait = 100;
const limit = 7000;

/**
 * Makes calls to one service: JSON in, JSON out, held against a schema. A call that may be repeated is made up to three
 * times when the answer is 429 or 5xx or the connection breaks, after up to 0.1 s and up to 0.2 s, or what `Retry-After`
 * asks for. Nothing goes on after 7 seconds, and a wait that would is not begun.
 *
 * Rejects with a `TrunklineError`: what `codeOf` says, `auth` for 401 and 403 and `throttled` for 429 where no try before
 * may have done the work, and `upstream` for what else is no success, no answer, or no answer that fits. `args` has the
 * `call`, the `status` where there was an answer, what the service `said`, and the `parameter` that it named.
 *
 * @example
 * ```ts
 * const call = httpCaller({ url, apiKey, clock: systemClock, random: Math.random }, () => undefined);
 * const { rooms } = await call({
 *   name: 'rooms',
 *   path: '/rooms',
 *   reads: true,
 *   answer: z.object({ rooms: z.array(z.string()) }),
 *   context: { signal, contactId },
 * });
 * ```
 * @throws {TrunklineError} `bad_url`, `bad_api_key` at once.
 */
export function httpCaller(
  { url, apiKey, fetch = globalThis.fetch, clock, random }: HttpAccess,
  codeOf: CodeOf,
): <Answer>(call: HttpCall<Answer>) => Promise<Answer> {
  // Not repeated either: an address can hold a password.
  if (!isAddress(url))
    throw new TrunklineError(
      'bad_url',
      'The url of the service is no address, or has a user in it. Write one such as https://host/stage.',
    );
  // The platform's own error for such a header would repeat the key.
  if (!visible.test(apiKey))
    throw new TrunklineError(
      'bad_api_key',
      'The API key is empty, or has characters that no header can carry. Give it as it was handed out, without spaces.',
    );

  const requestOf = (call: HttpCall<unknown>, signal: AbortSignal): Request => {
    const address = new URL(url.replace(/\/$/, '') + call.path);
    for (const [name, value] of Object.entries(call.query ?? {}))
      if (value !== undefined) address.searchParams.set(name, value);
    const { key, contactId = '' } = call.context;
    const headers = new Headers({ 'x-api-key': apiKey });
    if (!call.reads && key !== undefined) headers.set('idempotency-key', key);
    if (visible.test(contactId)) headers.set('x-correlation-id', contactId);
    // A redirect that is followed would carry the key to wherever it points.
    if (call.body === undefined) return new Request(address, { headers, signal, redirect: 'manual' });
    headers.set('content-type', 'application/json');
    const body = JSON.stringify(call.body);
    return new Request(address, { method: 'POST', body, headers, signal, redirect: 'manual' });
  };

  const tryOnce = async <Answer>(
    call: HttpCall<Answer>,
    signal: AbortSignal,
  ): Promise<{ readonly answer: Answer } | Failure> => {
    const request = requestOf(call, signal);
    let response: Response;
    let text: string;
    try {
      signal.throwIfAborted();
      // A service in the same program does not hear of an abort; its caller goes on all the same.
      response = await untilAborted(signal, fetch(request));
      text = await untilAborted(signal, response.text());
    } catch (cause) {
      const what = signal.aborted ? 'there was no answer in time' : 'the connection broke';
      return { error: failed(call, what, {}, cause), passing: !signal.aborted, unclear: true, after: 0 };
    }
    const body = jsonIn(text);
    if (response.ok) {
      const parsed = call.answer.safeParse(body);
      if (parsed.success) return { answer: parsed.data };
      const wrong = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'all of it'}: ${code}`);
      const args = { status: response.status, wrong };
      const error = failed(call, 'the answer has not the agreed form', args);
      return { error, passing: false, unclear: true, after: 0 };
    }
    return {
      error: refused(call, response.status, isFields(body) ? (body as JsonObject) : {}, codeOf),
      passing: response.status === 429 || response.status >= 500,
      unclear: response.status >= 500,
      after: retryAfter(response.headers.get('retry-after'), clock.now()),
    };
  };

  return async (call) => {
    const deadline = clock.deadline(limit);
    const { signal: given, key } = call.context;
    const signal = given === undefined ? deadline.signal : AbortSignal.any([given, deadline.signal]);
    const repeatable = call.reads || key !== undefined;
    let unclear: TrunklineError | undefined;
    try {
      for (let count = 1; ; count++) {
        const result = await tryOnce(call, signal);
        if ('answer' in result) return result.answer;
        if (result.unclear) unclear = result.error;
        // Whoever is not let in hears nothing of the try before, which may have done the work.
        const error = unclear !== undefined && notLetIn.has(result.error.code) ? unclear : result.error;
        const wait = Math.max(result.after, random() * firstWait * 2 ** (count - 1));
        const goesOn = repeatable && result.passing && count < tries && clock.now() + wait < deadline.at;
        if (!goesOn) throw error;
        await clock.sleep(wait, signal).catch(() => Promise.reject(error));
      }
    } finally {
      deadline.clear();
    }
  };
}

function isAddress(url: string): boolean {
  return /^https?:\/\//.test(url) && URL.canParse(url) && new URL(url).username === '';
}

const visible = /^[\x21-\x7e]+$/;

function failed(
  { name }: HttpCall<unknown>,
  what: string,
  args: { readonly [name: string]: unknown },
  cause?: unknown,
): TrunklineError {
  return new TrunklineError('upstream', `${name}: ${what}.`, { call: name, ...args }, cause);
}

/** Services write `error`, the gateways before them `message`. */
function refused(
  { name }: HttpCall<unknown>,
  status: number,
  body: JsonObject,
  codeOf: CodeOf,
): TrunklineError {
  const words = [body.message, body.error].find((value) => typeof value === 'string');
  const said = words?.slice(0, 200);
  const parameter = typeof body.parameter === 'string' ? body.parameter : undefined;
  const code = codeOf(status, body) ?? (commonCodes[status] || 'upstream');
  return new TrunklineError(code, `${name}: the service answered ${status}.`, {
    call: name,
    status,
    ...(said === undefined ? {} : { said }),
    ...(parameter === undefined ? {} : { parameter }),
  });
}

const commonCodes: { readonly [status: number]: string } = { 401: 'auth', 403: 'auth', 429: 'throttled' };

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Milliseconds. The header has seconds or a date. */
function retryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return wait > 0 ? wait : 0;
}
