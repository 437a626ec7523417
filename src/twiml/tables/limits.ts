/** The largest document, in bytes. @see https://www.twilio.com/docs/api/errors/11750 */
export const documentBytes = 65_536;

/** How many characters one `<Say>` may have, SSML not counted. @see https://www.twilio.com/docs/voice/twiml/say#limits */
export function sayLimit(voice: string): number {
  if (voice.startsWith('Polly.')) return 3000;
  return voice.startsWith('Google.') ? 5000 : 4096;
}

/** @see https://www.twilio.com/docs/voice/twiml/gather#hints */
export const hints = { most: 500, characters: 100 };

/** @see https://www.twilio.com/docs/voice/twiml/enqueue */
export const queueNameLength = 64;

/** @see https://www.twilio.com/docs/voice/twiml/number */
export const numbersAtOnce = 10;
