import type { StoredTicket, Tickets } from './tickets.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

interface Row {
  readonly id: string;
  readonly description: string;
  readonly status: StoredTicket['status'];
  /** Milliseconds before now. */
  readonly age: number;
  readonly comments?: readonly string[];
}

/** Tickets of somebody who calls often: each state, and two whose numbers begin alike. */
const regular: readonly Row[] = [
  {
    id: '33567ee8-5b1c-4d0e-9a52-6f1f0c8d2b71',
    description: 'The notebook stays black when the power button is pressed.',
    status: 'in_progress',
    age: 2 * day,
    comments: ['It started after the update.'],
  },
  {
    id: '335612ab-0d4f-4c7a-8e19-b3c5d7a90f24',
    description: 'The badge printer on the second floor prints blank cards.',
    status: 'open',
    age: day,
  },
  {
    id: '9c41d0f2-7a86-4b35-8d1e-0e52f6a7c913',
    description: 'The shared mailbox of the finance team does not open.',
    status: 'resolved',
    age: 9 * day,
    comments: ['The rights were missing.', 'The mailbox opens again.'],
  },
  {
    id: 'e07b5a38-1f92-4e6d-b7c4-52d8396af001',
    description: 'A second screen for the desk.',
    status: 'closed',
    age: 40 * day,
  },
];

/** The ticket of somebody else. */
const stranger: readonly Row[] = [
  {
    id: '5d2e8f17-c364-4a09-9b7f-18ac4e60d3b5',
    description: 'The telephone at the front desk has no sound.',
    status: 'open',
    age: 3 * day,
  },
];

/**
 * Puts tickets in for trying things out, each once: four of a regular caller, in every state, of which two begin with
 * 3356, and an open one of somebody else.
 *
 * @param callers Caller ids, as the tools send them.
 * @param now Milliseconds since 1970. The tickets are some days older.
 * @example await seedTickets(tickets({ store, clock, random }), { regular, stranger }, clock.now());
 */
export async function seedTickets(
  tickets: Tickets,
  callers: { readonly regular: string; readonly stranger: string },
  now: number,
): Promise<void> {
  for (const row of regular) await tickets.put(stored(row, callers.regular, now));
  for (const row of stranger) await tickets.put(stored(row, callers.stranger, now));
}

function stored(
  { id, description, status, age, comments = [] }: Row,
  caller: string,
  now: number,
): StoredTicket {
  const at = (after: number) => new Date(now - age + after * minute).toISOString();
  return {
    ticket_id: id,
    caller_id: caller,
    issue_description: description,
    status,
    created_at: at(0),
    updated_at: at(comments.length),
    comments: comments.map((text, index) => ({ comment_text: text, added_at: at(index + 1) })),
  };
}
