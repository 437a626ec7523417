import { TrunklineError } from '../../language/error.ts';

/**
 * The public URL as the URLs of webhooks are written on it: without its last slash.
 *
 * @throws {TrunklineError} `bad_public_url` for what is no URL of the web, and for one with a query or a fragment.
 */
export function publicUrlOf(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const problem =
    url === undefined || !/^https?:\/\/[^\s\\"'<>]+$/i.test(written)
      ? 'is no address of the web'
      : /[?#]/.test(written)
        ? 'has a query or a fragment, and the URLs of the turns are written behind it'
        : url.username !== '' || url.password !== ''
          ? 'has a user name or a password'
          : undefined;
  if (problem === undefined) return written.replace(/\/+$/, '');
  throw new TrunklineError(
    'bad_public_url',
    `The public URL ${problem}. Give the address that Twilio reaches this service by, such as https://phone.example.com.`,
  );
}
