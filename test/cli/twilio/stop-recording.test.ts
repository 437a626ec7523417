import { expect, test } from 'vitest';
import { stopRecordingIn } from '../../../src/cli/twilio/stop-recording.ts';
import { account, twilioApi } from '../twilio-api.ts';

const call = `CA${'1'.repeat(32)}`;

test('what is being recorded of a call is stopped', async () => {
  const { url, written } = await twilioApi();
  const stop = stopRecordingIn({ sid: account.sid, authToken: account.token }, { TWILIO_API_URL: url });
  await stop(call);
  expect(written).toEqual([{ call, Status: 'stopped' }]);
});

test('where Twilio refuses it, it is not taken for done', async () => {
  const { url, written } = await twilioApi();
  const stop = stopRecordingIn({ sid: account.sid, authToken: 'wrong-token' }, { TWILIO_API_URL: url });
  await expect(stop(call)).rejects.toMatchObject({ status: 401 });
  expect(written).toEqual([]);
});
