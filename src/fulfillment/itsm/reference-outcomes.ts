/** How a tool can end that takes a ticket number as it was said. */
export const referenceOutcomes = {
  not_found: 'I cannot find a ticket of yours with that number.',
  too_short: 'I need at least four characters of the ticket number. Please say them one by one.',
} as const;
