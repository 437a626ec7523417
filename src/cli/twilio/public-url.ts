import { TrunklineError } from '../../language/error.ts';
import { publicUrlOf } from '../../voice/twilio/public-url.ts';
import { usageError } from '../usage.ts';

/**
 * What `--public-url` says, without its last slash.
 *
 * @throws {TrunklineError} `usage` where it says nothing, where it is no URL that Twilio can sign, and where what
 * callers do would go over the network for everybody to read.
 */
export function publicUrl(written: string | undefined): string {
  if (written === undefined)
    throw usageError(
      'Say where Twilio reaches "trunkline twilio serve": --public-url https://calls.example.com.',
    );
  const url = wellFormed(written);
  if (url.startsWith('https:') || isLocal(url)) return url;
  throw usageError(
    'The public URL begins with http:, so what callers press could be read on the way. Give one with https:, ' +
      'or one of this machine.',
  );
}

/** Says whether only this machine reaches a URL. */
export function isLocal(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}

function wellFormed(written: string): string {
  try {
    return publicUrlOf(written);
  } catch (error) {
    throw error instanceof TrunklineError ? usageError(error.message) : error;
  }
}
