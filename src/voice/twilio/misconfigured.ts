import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Clock } from '../../language/clock.ts';
import type { JsonObject } from '../../language/document.ts';
import { maskedText } from '../../language/mask.ts';
import { rateLimit } from '../../serve/rate-limit.ts';
import type { WireRequest } from '../../serve/wire.ts';
import type { Signed } from './signature.ts';
import { type Difference, type Variant, variantsOf } from './url-variants.ts';

/** What a signature that does not fit is held against. */
export interface MisconfiguredOptions {
  /** Without its last slash. */
  readonly publicUrl: string;
  readonly authTokens: readonly string[];
  readonly accountSid: string | undefined;
  readonly clock: Clock;
}

/** Forgers could have a server look for the reasons of their own signatures; from these on they only get refused. */
const rate = { rate: 1, burst: 5 };
/** Twilio's own parameters are far smaller, in characters. */
const longest = 8192;

/**
 * Says, for the log, what is wrong when a signature does not fit: which URL it was held against, the setting that
 * makes this URL, and which other scheme, host, port, path or query Twilio had signed. It looks and never lets in.
 */
export function misconfigured({ publicUrl, authTokens, accountSid, clock }: MisconfiguredOptions) {
  const looks = rateLimit(rate, clock);
  return (request: WireRequest, signed: Signed): JsonObject => {
    const expectedUrl = shown(signed.url);
    const unknown = { expectedUrl, setting: 'publicUrl, authTokens' };
    if (signed.body.length > longest || !looks('')) return unknown;
    for (const variant of variantsOf(publicUrl, signed.url.slice(publicUrl.length), request)) {
      const token = authTokens.findIndex((candidate) => fits(candidate, signed, variant.url));
      if (token === -1) continue;
      return {
        expectedUrl,
        setting: 'publicUrl',
        signedUrl: shown(variant.url),
        differs: variant.differs.join(', '),
        ...(token === 0 ? {} : { position: token + 1 }),
        advice: adviceOn(variant),
      };
    }
    return { ...unknown, advice: noMatch(request, signed, accountSid) };
  };
}

function fits(token: string, { signature, parameters }: Signed, url: string): boolean {
  return getExpectedTwilioSignature(token, url, parameters) === signature;
}

const ofPublicUrl = new Set<Difference>(['scheme', 'host', 'port', 'prefix']);

function adviceOn({ base, differs }: Variant): string {
  const advice = [
    ...(differs.some((difference) => ofPublicUrl.has(difference)) ? [anotherAddress(base)] : []),
    ...(differs.includes('slash') ? [slashTooMany] : []),
    ...(differs.includes('path') ? [`The URL that Twilio was given has no path. ${giveShown}`] : []),
    ...(differs.includes('query')
      ? [
          'Something between Twilio and this service changes the query or drops it: have it passed on as it came.',
        ]
      : []),
  ];
  return advice.join(' ');
}

/** What is wrong with a URL that Twilio was given, and has signed, and that no webhook stands at. */
export function leadsNowhere(publicUrl: string, path: string, paths: Iterable<string>): string {
  const end = [...paths].find((known) => path.endsWith(known)) ?? path;
  const prefix = path.slice(0, path.length - end.length);
  if (prefix === '') return `There is no such webhook. ${giveShown}`;
  return /^\/+$/.test(prefix) ? slashTooMany : anotherAddress(publicUrl + maskedText(prefix.slice(0, 200)));
}

const giveShown = 'Give Twilio the URLs that "trunkline twilio setup" shows.';

const slashTooMany =
  'The URL that Twilio was given has a slash too many: take it out of the URLs of the number at Twilio.';

function anotherAddress(base: string): string {
  return `Twilio reaches this service by another address: set publicUrl to ${base}. "trunkline twilio serve" takes it as --public-url.`;
}

function noMatch(request: WireRequest, { parameters }: Signed, accountSid: string | undefined): string {
  const account = parameters['AccountSid'];
  if (request.method === 'GET' && account === undefined && !request.target.includes('AccountSid='))
    return 'The parameters are missing: a redirect on the way, such as one to https, turns POST into GET. Give Twilio the last address.';
  if (accountSid !== undefined && account !== undefined && account !== accountSid)
    return 'It names another account than accountSid: calls of a subaccount are signed with the token of the subaccount.';
  return 'No other scheme, host, port, path or query that this server can see fits. If it came from Twilio, authTokens does not hold the auth token of the account (TWILIO_AUTH_TOKEN), or Twilio signed a URL that this server does not see whole, such as one with a path that a proxy takes off: publicUrl has to hold that path. Or what stands between changed the body.';
}

/** A URL for the log: a query of Twilio's own holds the caller's number. */
function shown(url: string): string {
  const [place = '', query] = url.slice(0, 300).split('?', 2);
  const names = query?.replace(/([^&=]*)=([^&]*)/g, (whole, name: string) =>
    name === 't' ? whole : `${name}=…`,
  );
  return maskedText(query === undefined ? place : `${place}?${names}`);
}
