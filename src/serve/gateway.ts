import type { Clock } from '../language/clock.ts';
import { TrunklineError } from '../language/error.ts';
import { clientsBy } from './api-keys.ts';
import { type Rate, rateLimit } from './rate-limit.ts';

export interface GatewayOptions {
  /** Each of them opens the service. Two while one replaces the other. */
  readonly apiKeys: readonly string[];
  readonly clock: Clock;
  /** @default 50 a second, 100 at once, for each key */
  readonly rate?: Rate;
  /** Counts a call of a client, and gives the milliseconds to wait where its quota is used up, else 0. */
  readonly quota?: (client: string) => Promise<number>;
}

/**
 * What stands before a service, and answers like API Gateway: 403 without a right `x-api-key`, 429 above the rate or the
 * quota, each with a `message`. It gives the answer to refuse a request with, or undefined where it may go on.
 *
 * @throws {TrunklineError} `no_api_key` where none is given, or an empty one.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function gateway({
  apiKeys,
  clock,
  rate = { rate: 50, burst: 100 },
  quota = async () => 0,
}: GatewayOptions): (request: Request) => Promise<Response | undefined> {
  if (apiKeys.length === 0 || apiKeys.includes(''))
    throw new TrunklineError(
      'no_api_key',
      'A service needs an API key, or everybody could call it. Give apiKeys.',
    );
  const clientOf = clientsBy(apiKeys);
  const allowed = rateLimit(rate, clock);
  return async (request) => {
    const client = clientOf(request.headers.get('x-api-key') ?? '');
    if (client === undefined) return refusal(403, 'Forbidden');
    if (!allowed(client)) return refusal(429, 'Too Many Requests');
    const wait = await quota(client);
    if (wait === 0) return undefined;
    return refusal(429, 'Limit Exceeded', { 'retry-after': String(Math.ceil(wait / 1000)) });
  };
}

function refusal(
  status: number,
  message: string,
  headers: { readonly [name: string]: string } = {},
): Response {
  return Response.json({ message }, { status, headers });
}
