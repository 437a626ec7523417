import { parse } from 'node:querystring';
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import { TrunklineError } from '../../language/error.ts';

/** The parameters of a form; a list where a name stands there more than once. */
export type Parameters = { readonly [name: string]: string | readonly string[] };

/** What a signature is held against. */
export interface Signed {
  /** As Twilio was given it, with path and query. */
  readonly url: string;
  readonly signature: string;
  readonly parameters: Parameters;
  readonly body: string;
}

/**
 * Says whether one of the auth tokens signed a request. Two of them while one replaces the other.
 *
 * @throws {TrunklineError} `no_auth_token` where there is none, or one that is empty or has white space in it.
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signatures(authTokens: readonly string[]): (signed: Signed) => boolean {
  if (authTokens.length === 0 || authTokens.some((token) => !/^\S+$/.test(token)))
    throw new TrunklineError(
      'no_auth_token',
      'The phone needs the auth token of the Twilio account, or everybody could ring it up. Give authTokens, each without white space.',
    );
  return (signed) => authTokens.some((token) => isSignedBy(token, signed));
}

function isSignedBy(token: string, { url, signature, parameters, body }: Signed): boolean {
  return url.includes('bodySHA256=')
    ? validateRequestWithBody(token, signature, url, body)
    : validateRequest(token, signature, url, parameters as { [name: string]: string | string[] });
}

/** The parameters that a form or a query holds. */
export function parametersOf(form: string): Parameters {
  // Forgers choose the names, and none of them is a member that every object has: what comes back has no prototype.
  return parse(form, '&', '=', { maxKeys: 0 }) as { [name: string]: string | string[] };
}
