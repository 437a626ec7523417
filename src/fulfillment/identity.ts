import { isE164 } from '../language/e164.ts';
import { TrunklineError } from '../language/error.ts';
import type { ToolCall } from './tool-call.ts';

/** Who a call is for, as its channel knows it. It never comes from what a model or a caller writes. */
export type Identity = Pick<ToolCall, 'contactId' | 'number' | 'account' | 'turn'>;

/** The headers that say it. */
export const identityHeaders = {
  contact: 'x-trunkline-contact',
  number: 'x-trunkline-number',
  account: 'x-trunkline-account',
  turn: 'x-trunkline-turn',
  key: 'idempotency-key',
} as const;

/**
 * Reads the headers of a request. `x-trunkline-turn` says which call of which turn this is (`12/0`), and
 * `Idempotency-Key` stands for it where there are no turns.
 *
 * @param known Whose calls these are where the request names no contact. What it says of another contact is left alone.
 * @throws {TrunklineError} `bad_identity` for a header that is missing or wrong.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function identityOf(headers: Headers, known?: Identity): Identity {
  const contactId = read(headers, identityHeaders.contact);
  const turn = read(headers, identityHeaders.turn) ?? unquoted(read(headers, identityHeaders.key));
  const turned = turn === undefined ? {} : { turn };
  const number = read(headers, identityHeaders.number);
  const account = read(headers, identityHeaders.account);
  if (contactId === undefined) {
    if (known === undefined || number !== undefined || account !== undefined)
      throw wrong(identityHeaders.contact, 'is missing. It says which contact this call is for.');
    return { ...known, ...turned };
  }
  if (number !== undefined && !isE164(number))
    throw wrong(
      identityHeaders.number,
      'must be a phone number with its country code, such as +12025550100.',
    );
  return {
    contactId,
    ...(number === undefined ? {} : { number }),
    ...(account === undefined ? {} : { account }),
    ...turned,
  };
}

/** What an id of a contact, an account or a turn can be, in words. */
export const idForm = '1 to 256 visible ASCII characters, without spaces';

/** Says whether a value can be one. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,256}$/.test(value);
}

function read(headers: Headers, name: string): string | undefined {
  const value = headers.get(name);
  if (value === null) return undefined;
  if (isId(value)) return value;
  throw wrong(name, `must be ${idForm}.`);
}

function unquoted(key: string | undefined): string | undefined {
  return key?.replace(/^"(.+)"$/, '$1');
}

function wrong(header: string, problem: string): TrunklineError {
  return new TrunklineError('bad_identity', `The header ${header} ${problem}`, { header });
}
