import type { BackendCall } from '../../backends/backend-call.ts';
import type { Ticket } from '../../backends/itsm/contract.ts';
import type { Itsm } from '../../backends/itsm/itsm.ts';
import { TrunklineError } from '../../language/error.ts';
import { heardReference } from './heard-reference.ts';
import { nearTicket } from './near-ticket.ts';

/** What a reference leads to. Only tickets of the caller are ever looked at. */
export type Resolved =
  | { readonly kind: 'found'; readonly ticket: Ticket }
  /** Several tickets of the caller begin so. */
  | { readonly kind: 'ambiguous'; readonly tickets: readonly Ticket[] }
  /** None; `near` is the one that was most likely meant, which the caller has to confirm. */
  | { readonly kind: 'not_found'; readonly near?: Ticket }
  /** Fewer than four characters were heard. */
  | { readonly kind: 'too_short' };

/** People say and hear the first eight characters. */
const spokenLength = 8;
const least = 4;

/**
 * Finds the ticket that a caller means by what they say: by its whole id; by four characters or more among their ten
 * newest; by eight among all of theirs.
 *
 * @param said As it was heard or typed: `three three five six, seven double e eight`.
 * @param caller The key of the caller. A stranger's ticket is not found, as one that is not there.
 * @example
 * ```ts
 * const resolved = await resolveReference('double three five six', caller.key, { itsm, call: { contactId } });
 * if (resolved.kind === 'found') console.log(resolved.ticket.status);
 * ```
 */
export async function resolveReference(
  said: string,
  caller: string,
  { itsm, call }: { readonly itsm: Itsm; readonly call: BackendCall },
): Promise<Resolved> {
  const heard = heardReference(said);
  if (heard.length < least) return { kind: 'too_short' };
  if (heard.length === 32) return byId(() => itsm.getTicket(uuidOf(heard), caller, call));
  const own = await itsm.listTickets(caller, call);
  const beginning = own.filter((ticket) => digitsOf(ticket).startsWith(heard));
  if (beginning.length > 0) return oneOf(beginning);
  if (heard.length >= spokenLength) {
    const older = await itsm.listTickets(caller, { ...call, ref: heard.slice(0, spokenLength) });
    const meant = older.filter((ticket) => digitsOf(ticket).startsWith(heard));
    if (meant.length > 0) return oneOf(meant);
  }
  const near = nearTicket(heard.slice(0, spokenLength), own);
  return { kind: 'not_found', ...(near === undefined ? {} : { near }) };
}

function oneOf(tickets: readonly Ticket[]): Resolved {
  const [ticket] = tickets;
  return tickets.length === 1 && ticket !== undefined
    ? { kind: 'found', ticket }
    : { kind: 'ambiguous', tickets };
}

async function byId(get: () => Promise<Ticket>): Promise<Resolved> {
  try {
    return { kind: 'found', ticket: await get() };
  } catch (error) {
    if (error instanceof TrunklineError && error.code === 'not_found') return { kind: 'not_found' };
    throw error;
  }
}

function digitsOf({ ticket_id }: Ticket): string {
  return ticket_id.replaceAll('-', '');
}

function uuidOf(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
