import { TrunklineError } from '../language/error.ts';
import type { TwimlEnd } from './event.ts';

/** @throws {TrunklineError} `bad_url`. */
export function mustBeAddress(url: string | undefined): void {
  if (url === undefined || (URL.canParse(url) && /^https?:/i.test(url))) return;
  throw new TrunklineError(
    'bad_url',
    `${JSON.stringify(url)} cannot be called. Write an address that begins with http:// or https://.`,
    { url },
  );
}

/** @throws {TrunklineError} `bad_time`. */
export function mustBeTime(milliseconds: number): void {
  if (milliseconds >= 0) return;
  throw new TrunklineError('bad_time', `A time of ${milliseconds} milliseconds is none. Write 0 or more.`, {
    at: milliseconds,
  });
}

/** @throws {TrunklineError} `bad_keys`. */
export function mustBeKeys(keys: string): void {
  if (/^[0-9*#]+$/.test(keys)) return;
  throw new TrunklineError(
    'bad_keys',
    `${JSON.stringify(keys)} cannot be pressed: a phone has the keys 0 to 9, * and #.`,
    { keys },
  );
}

export function callOver(verb: string, { by, reason }: TwimlEnd): TrunklineError {
  return new TrunklineError('call_over', `The caller ${verb}, but the call had ended (${reason}, by ${by}).`);
}
