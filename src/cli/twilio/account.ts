import { usageError } from '../usage.ts';

/** An account at Twilio, as the environment names it. */
export interface Account {
  readonly sid: string;
  readonly authToken: string;
}

/**
 * The auth tokens that requests of Twilio may be signed with: one, or several with commas between them while one
 * replaces the other.
 *
 * @throws {TrunklineError} `usage` where there is none.
 */
export function authTokensIn({ TWILIO_AUTH_TOKEN = '' }: NodeJS.ProcessEnv): readonly string[] {
  const tokens = TWILIO_AUTH_TOKEN.split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
  if (tokens.length > 0) return tokens;
  throw usageError(
    'The environment variable TWILIO_AUTH_TOKEN is not set, so nobody could tell requests of Twilio from others. ' +
      'Set it to the auth token of the account: the Twilio console shows it under Account Info.',
  );
}

/**
 * The account's SID, where the environment names one.
 *
 * @throws {TrunklineError} `usage` where it is none.
 */
export function accountSidIn({ TWILIO_ACCOUNT_SID: sid }: NodeJS.ProcessEnv): string | undefined {
  if (sid === undefined || sid === '') return undefined;
  if (/^AC[0-9a-f]{32}$/.test(sid)) return sid;
  throw usageError(
    `The environment variable TWILIO_ACCOUNT_SID must be AC and 32 digits from 0 to f, in small letters${sid.startsWith('SK') ? '; what begins with SK is an API key' : ''}.`,
  );
}

/**
 * The account that changes are made in, by its first auth token.
 *
 * @throws {TrunklineError} `usage` where the environment does not name it.
 */
export function accountIn(env: NodeJS.ProcessEnv): Account {
  const sid = accountSidIn(env);
  if (sid === undefined)
    throw usageError(
      'The environment variable TWILIO_ACCOUNT_SID is not set. Set it to the SID of the account, which begins with AC: ' +
        'the Twilio console shows it under Account Info.',
    );
  const [authToken = ''] = authTokensIn(env);
  return { sid, authToken };
}
