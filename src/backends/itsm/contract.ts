import * as z from 'zod';

/** The states of a ticket. */
export const ticketStates = ['open', 'in_progress', 'resolved', 'closed'] as const;

const at = z.iso.datetime().describe('UTC');

export const comment = z.object({ comment_text: z.string(), added_at: at });

/** A ticket as the API gives it. */
export const ticket = z.object({
  ticket_id: z.uuid(),
  caller_id: z.string(),
  issue_description: z.string(),
  status: z.enum(ticketStates),
  created_at: at,
  updated_at: at,
  comments: z.array(comment),
  /** The first eight characters of the id, which is what people say and hear. */
  short_ref: z.string().regex(/^[0-9a-f]{8}$/),
});
/** A ticket, with times in UTC. */
export type Ticket = z.output<typeof ticket>;

/** What opens a ticket. Texts are trimmed before they are measured. */
export const newTicket = z.strictObject({
  // A database cannot list by a NUL or by half a character.
  caller_id: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has characters that cannot stand there.'),
  issue_description: z.string().trim().min(1).max(1000),
});
/** What opens a ticket: who, and what about. */
export type NewTicket = z.output<typeof newTicket>;

export const createdTicket = ticket.pick({
  ticket_id: true,
  status: true,
  created_at: true,
  short_ref: true,
});
/** A ticket that has just been opened. */
export type CreatedTicket = z.output<typeof createdTicket>;

export const newComment = z.strictObject({ comment: z.string().trim().min(1).max(1000) });
export const addedComment = z.object({ success: z.literal(true), updated_at: at });
/** A comment that was added, and when. */
export type AddedComment = z.output<typeof addedComment>;

/** How the ids of the wanted tickets begin. Hyphens and capitals make no difference. */
export const ticketRef = z
  .string()
  .regex(/^[0-9a-fA-F-]{4,36}$/, 'has to be 4 to 36 hexadecimal digits and hyphens.');

export const ticketList = z.object({ tickets: z.array(ticket) });

/** An error of the service itself; the gateway before it writes `message` instead. */
export const serviceError = z.object({ error: z.string() });

/** How many tickets a list has at the most. */
export const listLimit = 10;
