import { twilioVoice } from '../../dist/twilio.js';
import { mainLine } from './main-line.mjs';
import { accountSid, authToken, publicUrl } from './requests.mjs';

/** The service as somebody would set it up, without a log, as the floor has none. */
export const phone = (store, more = {}) =>
  twilioVoice({
    flow: mainLine,
    store,
    publicUrl,
    authTokens: [authToken],
    accountSid,
    log: () => undefined,
    ...more,
  });
