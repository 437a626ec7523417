import type { Account } from './account.ts';
import { twilioClient } from './twilio-client.ts';

/**
 * Stops what is being recorded of a call: no document can.
 *
 * @see https://www.twilio.com/docs/voice/api/recording#update-a-recording-resource
 */
export function stopRecordingIn(account: Account, env: NodeJS.ProcessEnv): (call: string) => Promise<void> {
  return async (call) => {
    const client = await twilioClient(account, env);
    await client.calls(call).recordings('Twilio.CURRENT').update({ status: 'stopped' });
  };
}
