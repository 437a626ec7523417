import { type Ticket, ticket } from '../../backends/itsm/contract.ts';
import type { Offer, Page } from '../offer.ts';
import { offerOf } from '../offer.ts';
import { charactersInSsml, spokenCharacters } from '../spoken/spoken-characters.ts';
import { spokenTopic } from '../spoken/spoken-text.ts';

/** A ticket without the key of its caller, which nobody is to see. */
export const shownTicket = ticket.omit({ caller_id: true });

/** How a ticket stands, for the ear: `in progress`. */
export function spokenStatus(status: Ticket['status']): string {
  return status.replace('_', ' ');
}

/** The keys with the number of a ticket: `reference` for the next tool, the others to be spoken or written. */
export const referenceKeys = ['reference', 'spoken_reference', 'reference_ssml'] as const;

export function referenceOf(shortRef: string) {
  return {
    reference: shortRef,
    spoken_reference: spokenCharacters(shortRef),
    reference_ssml: charactersInSsml(shortRef),
  };
}

/** Tickets to choose from, each by what it is about: `1: My notebook stays black. 2: A second screen.` */
export function ticketOffer(
  tickets: readonly { readonly short_ref: string; readonly issue_description: string }[],
  page: Page,
): Offer<'ticket'> {
  const topics = new Map(tickets.map((one) => [one.short_ref, spokenTopic(one.issue_description)]));
  const topicOf = (reference: string) => topics.get(reference) ?? '';
  // What people write is a sentence, and sentences do not go into a list with `or`.
  const offer = page.offered.map((reference, index) => `${index + 1}: ${topicOf(reference)}.`).join(' ');
  return { ...offerOf('ticket', page, topicOf), offer };
}
