/** The largest document, in bytes. @see https://www.twilio.com/docs/api/errors/11750 */
export const documentBytes = 65_536;

/**
 * How long Twilio waits for a document at most, in milliseconds.
 *
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export const longestWait = 15_000;

/** How much one `<Say>` may have. */
export interface SayLimit {
  /** Bytes of UTF-8. */
  readonly bytes: number;
  /** Whether the tags of SSML count. */
  readonly tags: boolean;
}

/** @see https://www.twilio.com/docs/api/errors/13521 */
export function sayLimit(voice: string): SayLimit {
  if (voice.startsWith('Polly.')) return { bytes: 3000, tags: false };
  return voice.startsWith('Google.') ? { bytes: 5000, tags: true } : { bytes: 4096, tags: false };
}

/** How many characters one `<Say>` may have as a URL writes them, whatever the voice is. */
export const sayEncoded = 4500;

/** @see https://www.twilio.com/docs/voice/twiml/gather#hints */
export const hints = { most: 500, characters: 100 };

/** @see https://www.twilio.com/docs/voice/twiml/enqueue */
export const queueNameLength = 64;

/** @see https://www.twilio.com/docs/voice/twiml/number */
export const numbersAtOnce = 10;
