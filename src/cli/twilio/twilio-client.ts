import type { Twilio } from 'twilio';
import { usageError } from '../usage.ts';
import type { Account } from './account.ts';

/** Milliseconds that an answer of Twilio may take. */
const timeout = 10_000;

/**
 * A client of Twilio's API. `TWILIO_API_URL` says where the API is reached by a proxy of one's own.
 *
 * @throws {TrunklineError} `usage` where that is no URL.
 * @see https://www.twilio.com/docs/iam/api-keys#authentication
 */
export async function twilioClient({ sid, authToken }: Account, env: NodeJS.ProcessEnv): Promise<Twilio> {
  const { TWILIO_API_URL: url = '' } = env;
  if (url !== '' && !/^https?:\/\//i.test(url))
    throw usageError(
      'The environment variable TWILIO_API_URL is no URL. Set it to where your proxy reaches the API of Twilio, such as ' +
        'https://proxy.example.com, or take it out.',
    );
  const { default: twilio } = await import('twilio');
  const client = twilio(sid, authToken, { timeout });
  if (url !== '') client.api.baseUrl = url;
  return client;
}
