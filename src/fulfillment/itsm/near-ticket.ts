import type { Ticket } from '../../backends/itsm/contract.ts';

/** Characters that sound alike. */
const alike = ['bde', 'a8', '59'];

/**
 * The one ticket whose number is one character away from what was heard: changed, missing or too many. Where several
 * are, the one whose changed character sounds like the one that was heard; nothing where that is not one either.
 */
export function nearTicket(heard: string, tickets: readonly Ticket[]): Ticket | undefined {
  const near = tickets.filter(({ short_ref }) => isOneAway(heard, short_ref));
  if (near.length === 1) return near[0];
  const sounding = near.filter(({ short_ref }) => soundsAlike(heard, short_ref));
  return sounding.length === 1 ? sounding[0] : undefined;
}

/** @param heard May be the beginning of the reference only. */
function isOneAway(heard: string, reference: string): boolean {
  const at = differsAt(heard, reference);
  const changed = reference.startsWith(heard.slice(at + 1), at + 1);
  const missing = reference.startsWith(heard.slice(at), at + 1);
  const tooMany = reference.startsWith(heard.slice(at + 1), at);
  return changed || missing || tooMany;
}

function soundsAlike(heard: string, reference: string): boolean {
  const at = differsAt(heard, reference);
  const pair = [heard[at] ?? '', reference[at] ?? ''];
  return (
    reference.startsWith(heard.slice(at + 1), at + 1) &&
    alike.some((group) => pair.every((character) => character !== '' && group.includes(character)))
  );
}

function differsAt(heard: string, reference: string): number {
  let at = 0;
  while (at < heard.length && heard[at] === reference[at]) at++;
  return at;
}
