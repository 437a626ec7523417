import type { Clock } from '../../language/clock.ts';
import type { JsonObject } from '../../language/document.ts';
import type { Log } from '../../language/log.ts';
import { maskedText } from '../../language/mask.ts';
import type { Rate } from '../../serve/rate-limit.ts';
import { type WireRequest, type WireResponse, type WireService, wireService } from '../../serve/wire.ts';
import type { Store } from '../../store/store.ts';
import type { VoiceCalls } from '../channel.ts';
import { problemOf } from '../warning.ts';
import { admission, type RefusalReason } from './admission.ts';
import { contactOfCall } from './contact-of-call.ts';
import { fallback } from './fallback.ts';
import type { PhoneMetrics } from './metrics.ts';
import { leadsNowhere } from './misconfigured.ts';
import { publicUrlOf } from './public-url.ts';
import { routesOf } from './routes.ts';

/** What stands between Twilio and the calls. */
export interface TwilioServiceOptions {
  readonly calls: VoiceCalls;
  /** Remembers which calls the fallback helped. The store of the calls will do. */
  readonly store: Store;
  /** How Twilio reaches this service: `https://phone.example.com`. Signatures are held against it. */
  readonly publicUrl: string;
  /** Each of them opens the phone. Two while one replaces the other. */
  readonly authTokens: readonly string[];
  /** Only calls of this account are taken. Calls of a subaccount are signed with its own token, and carry its own id. */
  readonly accountSid?: string;
  readonly clock: Clock;
  /** Told of every request: its route and path, status and milliseconds, and of its query and parameters nothing. */
  readonly log: Log;
  readonly metrics?: PhoneMetrics;
  /** For each call. @default 10 a second, 60 at once */
  readonly rate?: Rate;
  /** In bytes. @default 64 KiB */
  readonly bodyLimit?: number;
  /** What Twilio calls a queue of the flow. @default its own name */
  readonly queueName?: (queue: string) => string;
}

/** What came of a request. */
interface Outcome {
  readonly status: number;
  /** One of ours, or `other`. */
  readonly route: string;
  readonly contactId: string;
  readonly document?: string | undefined;
  readonly repeated?: boolean | undefined;
  readonly reason?: RefusalReason;
  readonly details?: JsonObject | undefined;
}

/**
 * Answers the webhooks of Twilio: lets in what the account signed, tells the calls what happened, and gives back their
 * documents. A request that is refused starts nothing and learns nothing: 403 without a right signature, 405, 413,
 * 415, 400, 429 above the rate, 404 for a path that there is not. 500 where something breaks inside: Twilio then asks
 * the fallback.
 *
 * @throws {TrunklineError} `no_auth_token`, `bad_public_url`.
 * @see https://www.twilio.com/docs/usage/webhooks/voice-webhooks
 * @example
 * ```ts
 * const service = twilioService({
 *   calls,
 *   store,
 *   publicUrl: 'https://phone.example.com',
 *   authTokens: [authToken],
 *   clock: systemClock,
 *   log: (line) => console.log(JSON.stringify(line)),
 * });
 * await serveNode(service, { port: 8080 });
 * ```
 */
export function twilioService(options: TwilioServiceOptions): WireService {
  const { calls, store, authTokens, accountSid, clock, log, metrics, bodyLimit = 65_536 } = options;
  const { rate = { rate: 10, burst: 60 }, queueName = (queue) => queue } = options;
  const publicUrl = publicUrlOf(options.publicUrl);
  const admit = admission({ publicUrl, authTokens, accountSid, bodyLimit, rate, clock });
  const routes = routesOf({
    calls,
    publicUrl,
    queueName,
    fallback: fallback({ calls, store, clock, publicUrl }),
  });

  async function outcomeOf(request: WireRequest): Promise<Outcome> {
    const admitted = await admit(request);
    if ('reason' in admitted) return { ...admitted, route: 'other', contactId: '' };
    const { path, call } = admitted;
    const at = { route: path, contactId: contactOfCall(call) };
    const route = routes.get(path);
    if (route === undefined) {
      const details = { advice: leadsNowhere(publicUrl, path, routes.keys()) };
      return { ...at, route: 'other', status: 404, reason: 'path', details };
    }
    try {
      const {
        document,
        status = document === undefined ? 204 : 200,
        repeated,
        details,
      } = await route(admitted);
      return { ...at, status, document, repeated, details };
    } catch (error) {
      return { ...at, ...broken(error) };
    }
  }

  return wireService(async (request) => {
    const begun = clock.now();
    const outcome = await outcomeOf(request).catch(
      (error: unknown): Outcome => ({ route: 'other', contactId: '', ...broken(error) }),
    );
    const milliseconds = clock.now() - begun;
    const { status, route, contactId, document, repeated, reason, details } = outcome;
    metrics?.answered(route, status, milliseconds / 1000);
    if (reason !== undefined) metrics?.refused(reason);
    if (repeated !== undefined) metrics?.told(repeated);
    log({
      // A problem is a caller who was turned away.
      level:
        status >= 500
          ? 'error'
          : reason === undefined && details?.['problem'] === undefined
            ? 'info'
            : 'warn',
      message: 'request',
      contactId,
      service: 'twilio',
      method: request.method.slice(0, 10),
      route,
      path: pathIn(request.target),
      status,
      milliseconds,
      repeated,
      reason,
      ...details,
    });
    return responseOf(status, document);
  });
}

function responseOf(status: number, document: string | undefined): WireResponse {
  if (document !== undefined) return { status, headers: asXml, body: document };
  return { status, headers: status === 405 ? { allow: 'GET, POST' } : {}, body: '' };
}

/** The path that was asked for, for the log: the query has the caller's number where Twilio sends by GET. */
function pathIn(target: string): string {
  return maskedText(target.replace(/[?#].*$/s, '')).slice(0, 200);
}

const asXml = { 'content-type': 'text/xml; charset=utf-8' };

/** Something broke: what it was and where is for the log. */
function broken(error: unknown): Pick<Outcome, 'status' | 'details'> {
  return { status: 500, details: { problem: maskedText(problemOf(error)) } };
}
