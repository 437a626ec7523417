import { createHash, createHmac } from 'node:crypto';
import type { ToolCaller } from './tool.ts';

/** Who a channel says is there. */
export interface Calling {
  readonly contactId: string;
  readonly number?: string;
  readonly account?: string;
}

/**
 * Who is on the line. The key is a keyed hash of the account, where one is signed in, and else of the number: it is
 * the same for each contact of a caller, and cannot be turned back without the secret. Somebody without either is
 * known by the contact alone, and so has no history.
 *
 * @example callerOf({ contactId, number: '+1 (202) 555-0100' }, secret) // { key: 'c_…', number: '+12025550100' }
 */
export function callerOf({ contactId, number, account }: Calling, secret: string): ToolCaller {
  const known = e164Of(number);
  const signedIn = account?.trim() || undefined;
  const who = {
    ...(known === undefined ? {} : { number: known }),
    ...(signedIn === undefined ? {} : { account: signedIn }),
  };
  // A number begins with +, so no account can be taken for one.
  const message = signedIn === undefined ? known : `account:${signedIn}`;
  if (message === undefined) return { key: `s_${shortId(contactId)}`, ...who };
  const hash = createHmac('sha256', secret).update(message).digest('hex');
  return { key: `c_${hash.slice(0, 16)}`, ...who };
}

/** What a backend can keep as part of a caller's id. A session of Lex has up to 100 characters, and that is too long. */
function shortId(contactId: string): string {
  return /^[\x21-\x7e]{1,64}$/.test(contactId)
    ? contactId
    : createHash('sha256').update(contactId).digest('hex').slice(0, 32);
}

// A withheld number can arrive as a word spelled on the keypad. Everybody who withholds it would be one caller.
const withheld: ReadonlySet<string> = new Set([
  '+266696687', // ANONYMOUS
  '+2562533', // BLOCKED
  '+7378742833', // RESTRICTED
  '+86282452253', // UNAVAILABLE
  '+8656696', // UNKNOWN
]);

/** The E.164 form of a number as a channel writes it, or nothing where it is none. */
function e164Of(number: string | undefined): string | undefined {
  const compact = number?.replace(/^tel:|[\s().-]/gi, '').replace(/^00/, '+');
  if (compact === undefined || !/^\+[1-9]\d{6,14}$/.test(compact)) return undefined;
  return withheld.has(compact) ? undefined : compact;
}
