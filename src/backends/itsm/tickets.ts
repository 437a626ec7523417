import type { Clock } from '../../language/clock.ts';
import { digestOf } from '../../language/digest.ts';
import { TrunklineError } from '../../language/error.ts';
import type { Collection, Kept, Store } from '../../store/store.ts';
import {
  type AddedComment,
  type CreatedTicket,
  listLimit,
  type NewTicket,
  type Ticket,
  type ticketStates,
} from './contract.ts';
import { uuid } from './uuid.ts';

type State = (typeof ticketStates)[number];

/** A ticket as it is kept. */
export interface StoredTicket extends Omit<Ticket, 'short_ref' | 'comments'> {
  readonly comments: readonly StoredComment[];
  /** The key of the call that opened it. */
  readonly key?: string;
}

interface StoredComment {
  readonly comment_text: string;
  readonly added_at: string;
  /** The key of the call that added it. */
  readonly key?: string;
}

/** Which ticket the calls with a key are about, written down before there is one. */
interface Reservation {
  readonly ticketId: string;
  /** Of what was asked for, so that other work under the same key is noticed. */
  readonly digest: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The tickets themselves. Errors are `TrunklineError`s: `not_found`, `key_reused`. */
export interface Tickets {
  /** With a key: once, and the same answer for 24 hours. */
  create(ticket: NewTicket, key?: string): Promise<CreatedTicket>;
  /** The newest of a caller, ten at the most. `ref` keeps those whose id begins so, among the newest thousand. */
  list(caller: string, ref?: string): Promise<readonly Ticket[]>;
  /** Only that caller's, where one is given. */
  get(id: string, caller?: string): Promise<Ticket>;
  /** With a key: once, and the same answer for 24 hours. */
  comment(
    id: string,
    text: string,
    from: { readonly caller?: string; readonly key?: string },
  ): Promise<AddedComment>;
  /** What the people at the desk do. No call over HTTP leads here. */
  setState(id: string, state: State): Promise<void>;
  /** Puts a whole ticket in, or says false where the id is taken. */
  put(ticket: StoredTicket): Promise<boolean>;
}

const keyLifetime = 24 * 60 * 60 * 1000;
const searched = 1000;

/**
 * The tickets in a store. Several instances may work on one store at once, and each may end between any two writes: a
 * call that is made again with its key goes on where the first one stopped.
 *
 * @example
 * ```ts
 * const desk = tickets({ store, clock: systemClock, random: Math.random });
 * await desk.setState('33567ee8-5b1c-4d0e-9a52-6f1f0c8d2b71', 'resolved');
 * ```
 */
export function tickets({
  store,
  clock,
  random,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: () => number;
}): Tickets {
  const records = store.collection<StoredTicket>('itsm-tickets');
  const reservations = store.collection<Reservation>('itsm-keys');
  const now = () => new Date(clock.now()).toISOString();

  const put = (ticket: StoredTicket) =>
    records.insert(ticket.ticket_id, ticket, { group: ticket.caller_id, order: ticket.created_at });

  const reserve = async (key: string, ticket: NewTicket): Promise<Kept<Reservation>> => {
    for (;;) {
      const kept = await reservations.get(key);
      const digest = digestOf(ticket.caller_id, ticket.issue_description);
      const value = { ticketId: uuid(random), digest, until: clock.now() + keyLifetime };
      if (kept === undefined || kept.value.until <= clock.now()) {
        const reserved = await write(reservations, key, kept, value);
        if (reserved !== undefined) return reserved;
      } else {
        if (kept.value.digest !== digest) throw keyReused();
        return kept;
      }
    }
  };

  const get = async (id: string, caller?: string): Promise<Kept<StoredTicket>> => {
    const kept = await records.get(id);
    // Somebody else's answers like one that is not there.
    if (kept === undefined || (caller !== undefined && kept.value.caller_id !== caller))
      throw new TrunklineError('not_found', 'There is no such ticket.');
    return kept;
  };

  /** Writes the change, or what it makes of the ticket as somebody else has changed it meanwhile. */
  const change = async <Result>(
    id: string,
    caller: string | undefined,
    changed: (ticket: StoredTicket) => { readonly ticket?: StoredTicket; readonly result: Result },
  ): Promise<Result> => {
    for (;;) {
      const { version, value } = await get(id, caller);
      const { ticket, result } = changed(value);
      if (ticket === undefined || (await records.replace(id, version, ticket))) return result;
    }
  };

  return {
    put,
    create: async (ticket, key) => {
      for (;;) {
        const reserved = key === undefined ? undefined : await reserve(key, ticket);
        const at = now();
        const opened: StoredTicket = {
          ticket_id: reserved?.value.ticketId ?? uuid(random),
          ...ticket,
          status: 'open',
          created_at: at,
          updated_at: at,
          comments: [],
          ...(key === undefined ? {} : { key }),
        };
        if (await put(opened)) return createdOf(opened);
        const there = await records.get(opened.ticket_id);
        if (key !== undefined && there?.value.key === key) return createdOf(there.value);
        // Another ticket has drawn the same id: a reservation of it is worth nothing.
        if (reserved !== undefined && key !== undefined)
          await write(reservations, key, reserved, { ...reserved.value, ticketId: uuid(random) });
      }
    },
    list: async (caller, ref) => {
      const found = await records.newest(caller, ref === undefined ? listLimit : searched);
      const wanted = digitsOf(ref ?? '');
      return found
        .filter(({ value }) => digitsOf(value.ticket_id).startsWith(wanted))
        .slice(0, listLimit)
        .map(({ value }) => shown(value));
    },
    get: async (id, caller) => shown((await get(id, caller)).value),
    comment: (id, text, { caller, key }) =>
      change<AddedComment>(id, caller, (ticket) => {
        const at = now();
        const earlier = ticket.comments.find(
          (comment) =>
            key !== undefined &&
            comment.key === key &&
            Date.parse(comment.added_at) + keyLifetime > clock.now(),
        );
        if (earlier !== undefined && earlier.comment_text !== text) throw keyReused();
        if (earlier !== undefined) return { result: { success: true, updated_at: earlier.added_at } };
        const comment = { comment_text: text, added_at: at, ...(key === undefined ? {} : { key }) };
        return {
          ticket: { ...ticket, updated_at: at, comments: [...ticket.comments, comment] },
          result: { success: true, updated_at: at },
        };
      }),
    setState: (id, state) =>
      change(id, undefined, (ticket) => ({
        ticket: { ...ticket, status: state, updated_at: now() },
        result: undefined,
      })),
  };
}

/** Adds a record, or writes over the one that was read; nothing where somebody else was faster. */
async function write<Value extends { readonly until: number }>(
  collection: Collection<Value>,
  key: string,
  over: Kept<Value> | undefined,
  value: Value,
): Promise<Kept<Value> | undefined> {
  const placed = { expires: value.until };
  const written =
    over === undefined
      ? await collection.insert(key, value, placed)
      : await collection.replace(key, over.version, value, placed);
  return written ? { key, version: (over?.version ?? 0) + 1, value } : undefined;
}

function keyReused(): TrunklineError {
  return new TrunklineError(
    'key_reused',
    'This Idempotency-Key was sent with another body before. Give each piece of work its own.',
  );
}

function createdOf({ ticket_id, created_at }: StoredTicket): CreatedTicket {
  return { ticket_id, status: 'open', created_at, short_ref: ticket_id.slice(0, 8) };
}

function shown({ key: _key, comments, ...ticket }: StoredTicket): Ticket {
  return {
    ...ticket,
    comments: comments.map(({ comment_text, added_at }) => ({ comment_text, added_at })),
    short_ref: ticket.ticket_id.slice(0, 8),
  };
}

function digitsOf(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}
