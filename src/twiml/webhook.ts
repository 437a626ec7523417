import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Clock } from '../language/clock.ts';
import { untilAborted } from '../language/until-aborted.ts';
import type { RequestEvent } from './event.ts';
import type { Address } from './leg.ts';
import { overridesOf } from './overrides.ts';

/** A request before it is sent, for whoever delivers it. */
export interface TwimlRequest extends Address {
  /** The same for every attempt at one request. */
  readonly token: string;
  /** From 1. */
  readonly attempt: number;
}

/** Delivers a request: sends it once, twice, late or never. What it gives is what Twilio gets. */
export type Deliver = (send: () => Promise<Response>, request: TwimlRequest) => Promise<Response>;

/** What came of a request. */
export type Fetched =
  | { readonly body: string; readonly type: string }
  | {
      readonly failed: 'ct' | 'rt' | '4xx' | '5xx' | 'other';
      readonly code: number;
      readonly reason: string;
    };

/** What requests are made with. */
export interface WebhookOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
  readonly authToken?: string | undefined;
  readonly deliver: Deliver;
  readonly id: () => string;
  /** Told of every attempt, when it is over. `at` is an instant of the clock. */
  readonly log: (event: RequestEvent & { readonly at: number }) => void;
}

/**
 * Makes requests as Twilio does: signed, within 15 seconds in all, a second time where the connection fails. The
 * fragment of an address says otherwise; how long connecting takes cannot be told here, so `ct` only names what is
 * retried.
 *
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export function webhooks({ clock, id, ...options }: WebhookOptions): (address: Address) => Promise<Fetched> {
  return async (address) => {
    const { url, total, read, retries, policy } = overridesOf(address.url);
    if (!isRequestable(url))
      return { failed: 'other', code: 11_100, reason: `${url} is no address of a document` };
    const token = id();
    const end = clock.now() + total;
    for (let attempt = 1; ; attempt++) {
      const request = { ...address, url, token, attempt };
      const fetched = await once(request, Math.min(read, end - clock.now()), { clock, id, ...options });
      const again = 'failed' in fetched && policy.has(fetched.failed);
      if (!again || attempt > retries || clock.now() >= end) return fetched;
    }
  };
}

async function once(
  request: TwimlRequest,
  limit: number,
  { fetch, clock, authToken, deliver, log }: WebhookOptions,
): Promise<Fetched> {
  const { method, parameters, token, attempt } = request;
  const url = method === 'GET' ? withQuery(request.url, parameters) : request.url;
  const posted = method === 'POST';
  const headers = {
    'I-Twilio-Idempotency-Token': token,
    'User-Agent': 'TwilioProxy/1.1',
    ...(posted ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
    ...(authToken === undefined
      ? {}
      : {
          'X-Twilio-Signature': getExpectedTwilioSignature(authToken, url, posted ? parameters : {}),
        }),
  };
  const at = clock.now();
  const deadline = clock.deadline(limit);
  const { signal } = deadline;
  const send = () =>
    fetch(
      new Request(url, {
        method,
        headers,
        signal,
        ...(posted ? { body: new URLSearchParams(parameters).toString() } : {}),
      }),
    );
  const tell = (came: { readonly status?: number; readonly body?: string; readonly problem?: string }) =>
    log({
      type: 'request',
      at,
      method,
      url,
      parameters,
      token,
      attempt,
      ...came,
      milliseconds: clock.now() - at,
    });
  try {
    const response = await untilAborted(signal, deliver(send, request));
    const { status } = response;
    const body = await untilAborted(signal, response.text());
    tell({ status, body });
    if (response.ok) return { body, type: response.headers.get('content-type') ?? '' };
    const failed = status >= 500 ? '5xx' : status >= 400 ? '4xx' : 'other';
    return { failed, code: 11_200, reason: `${url} answered with status ${status}` };
  } catch (error) {
    const late = signal.aborted;
    const problem = late ? `nothing came in ${limit} ms` : causeOf(error);
    tell({ problem });
    return { failed: late ? 'rt' : 'ct', code: 11_205, reason: `${url} gave no answer: ${problem}` };
  } finally {
    deadline.clear();
  }
}

function isRequestable(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url);
}

function withQuery(url: string, parameters: { readonly [name: string]: string }): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.append(name, value);
  return address.href;
}

/** `fetch` says what happened in the cause of its error. */
function causeOf(error: unknown): string {
  const { cause, message } = error as {
    readonly cause?: { readonly code?: string; readonly message?: string };
    readonly message?: string;
  };
  return cause?.code ?? cause?.message ?? message ?? 'the connection failed';
}
