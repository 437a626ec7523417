import type { Twilio } from 'twilio';
import type { Account } from './account.ts';

/** Milliseconds that an answer of Twilio may take. */
const timeout = 10_000;

/**
 * A client of Twilio's API. `TWILIO_API_URL` says where the API is reached by a proxy of one's own.
 *
 * @see https://www.twilio.com/docs/iam/api-keys#authentication
 */
export async function twilioClient({ sid, authToken }: Account, env: NodeJS.ProcessEnv): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const client = twilio(sid, authToken, { timeout });
  const { TWILIO_API_URL: url } = env;
  if (url !== undefined) client.api.baseUrl = url;
  return client;
}
