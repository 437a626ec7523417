import type { Clock } from '../../language/clock.ts';
import type { JsonObject } from '../../language/document.ts';
import { type Rate, rateLimit } from '../../serve/rate-limit.ts';
import type { WireRequest } from '../../serve/wire.ts';
import { misconfigured } from './misconfigured.ts';
import { parametersOf, signatures } from './signature.ts';
import { type Webhook, webhookOf } from './webhook.ts';

/** Why a request is refused. */
export type RefusalReason =
  | 'account'
  | 'content-type'
  | 'malformed'
  | 'method'
  | 'path'
  | 'rate'
  | 'signature'
  | 'size'
  | 'unsigned';

/** A request that is not let in. */
export interface Refused {
  readonly status: number;
  readonly reason: RefusalReason;
  /** For the log, and for nobody else. */
  readonly details?: JsonObject;
}

/** What requests are held against. */
export interface AdmissionOptions {
  /** Without its last slash. */
  readonly publicUrl: string;
  readonly authTokens: readonly string[];
  readonly accountSid: string | undefined;
  readonly bodyLimit: number;
  readonly rate: Rate;
  readonly clock: Clock;
}

/**
 * Lets in what Twilio signed, and nothing else. The URL that is held against the signature is the public URL with the
 * path and the query that came: what a request says of its own host is never believed.
 *
 * @throws {TrunklineError} `no_auth_token`.
 */
export function admission(options: AdmissionOptions): (request: WireRequest) => Promise<Webhook | Refused> {
  const { publicUrl, authTokens, accountSid, bodyLimit, clock } = options;
  const isSigned = signatures(authTokens);
  const allowed = rateLimit(options.rate, clock);
  const advise = misconfigured({ publicUrl, authTokens, accountSid, clock });
  const prefix = new URL(publicUrl).pathname.replace(/\/$/, '');

  return async (request) => {
    const { method } = request;
    if (method !== 'POST' && method !== 'GET') return { status: 405, reason: 'method' };
    // To a proxy one may write a whole address there.
    if (!request.target.startsWith('/')) return malformed('The request names no path.');
    const bytes = method === 'POST' ? await request.body(bodyLimit) : noBytes;
    if (bytes === undefined) return { status: 413, reason: 'size' };
    if (bytes.length > 0 && !isForm(request)) return { status: 415, reason: 'content-type' };
    const signature = request.header('x-twilio-signature');
    if (signature === '') return { status: 403, reason: 'unsigned' };
    const body = Buffer.from(bytes).toString();
    const { path, query } = placeOf(request.target, prefix);
    const signed = { url: publicUrl + path + query, signature, parameters: parametersOf(body), body };
    if (!isSigned(signed)) return { status: 403, reason: 'signature', details: advise(request, signed) };
    const parameters = method === 'POST' ? signed.parameters : parametersOf(query.slice(1));
    const token = request.header('i-twilio-idempotency-token');
    const webhook = webhookOf({ path, query, parameters, token });
    if ('malformed' in webhook) return malformed(webhook.malformed);
    const account = webhook.parameter('AccountSid');
    if (accountSid !== undefined && account !== accountSid)
      return { status: 403, reason: 'account', details: { advice: otherAccount(account, accountSid) } };
    // What helps a call on is never held up; it goes no further than twice at one place.
    return path === '/fallback' || allowed(webhook.call) ? webhook : { status: 429, reason: 'rate' };
  };
}

function malformed(advice: string): Refused {
  return { status: 400, reason: 'malformed', details: { advice } };
}

function otherAccount(account: string, expected: string): string {
  return `The call is of the account ${account}, and only calls of ${expected} are taken: that is accountSid (TWILIO_ACCOUNT_SID). Set it to the account that owns the number.`;
}

const noBytes = new Uint8Array();

function isForm(request: WireRequest): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.header('content-type'));
}

/** Path and query as they came, without the prefix of the public URL where a proxy left it on. */
function placeOf(target: string, prefix: string): { readonly path: string; readonly query: string } {
  const [whole = ''] = target.split('#', 1);
  const [path = ''] = whole.split('?', 1);
  return {
    path: path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path,
    query: whole.slice(path.length),
  };
}
