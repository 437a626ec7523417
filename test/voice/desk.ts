import { findTicket } from '../../flows/it-service-desk/find-ticket.ts';
import { itServiceDeskGoodbye } from '../../flows/it-service-desk/goodbye.ts';
import { itServiceDesk } from '../../flows/it-service-desk/main.ts';
import { itServiceDeskQueue } from '../../flows/it-service-desk/queue.ts';
import { verifyCaller } from '../../flows/it-service-desk/verify-caller.ts';
import type { Entry } from '../../src/action/entry.ts';
import type { Platform } from '../../src/action/platform.ts';
import { itsmClient } from '../../src/backends/itsm/client.ts';
import { itsmService } from '../../src/backends/itsm/service.ts';
import type { Bots } from '../../src/bot/bot.ts';
import { link } from '../../src/engine/link.ts';
import { callerOf } from '../../src/fulfillment/caller-key.ts';
import { fulfillment } from '../../src/fulfillment/fulfillment.ts';
import { addTicketComment } from '../../src/fulfillment/tools/itsm/add-ticket-comment.ts';
import { createTicket } from '../../src/fulfillment/tools/itsm/create-ticket.ts';
import { getTicketStatus } from '../../src/fulfillment/tools/itsm/get-ticket-status.ts';
import { listRecentTickets } from '../../src/fulfillment/tools/itsm/list-recent-tickets.ts';
import type { Log, LogLine } from '../../src/language/log.ts';
import { type VirtualClock, virtualClock } from '../../src/language/virtual-clock.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { phonePlatform } from '../../src/voice/phone-platform.ts';
import { type SharedVoiceCalls, voiceCalls } from '../../src/voice/voice-calls.ts';
import { type Doing, keys, speakJson, words } from './line.ts';

/** Monday, October sixth 2025, nine in the morning in New York. */
export const monday = Date.parse('2025-10-06T13:00:00Z');

export const deskProgram = link([
  itServiceDesk,
  itServiceDeskQueue,
  findTicket,
  itServiceDeskGoodbye,
  verifyCaller,
]);

/** Calls of the service desk, by what the caller answers. */
export const deskCalls = {
  'a ticket by keys, then good-bye': [keys('1'), keys('2'), keys('1'), keys('9')],
  'a ticket in words, not clear at once': [
    keys('4'),
    words('mumble', 0.1),
    words('my laptop is broken'),
    keys('1'),
    keys('9'),
  ],
  'a callback to a number that is typed': [keys('0'), keys('2'), keys('2025550133', true), keys('9')],
  'a colleague, and a talk': [keys('0'), 'agent', keys('1')],
  'a colleague, and rather a callback': [keys('0'), keys('1')],
} satisfies { readonly [name: string]: readonly Doing[] };

/** How many colleagues are there in a call: without any, there is no queue. */
export function staffFor(name: string): number {
  return name.includes('colleague') ? 1 : 0;
}

/** Whoever calls here. */
export const caller = '+12025550101';

const callerSecret = 'a secret for tests only';

/** What a server is made of that several servers share. */
export interface Shared {
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly itsm: Store;
}

export function sharedBy(store: Store = memoryStore(), clock = virtualClock(monday)): Shared {
  return { clock, store, itsm: memoryStore() };
}

/** A server that answers the phone of the service desk. */
export interface Server {
  readonly calls: SharedVoiceCalls;
  readonly lines: readonly LogLine[];
  readonly told: readonly Entry[];
}

/** What stands before a server's own parts: a place for faults. */
export interface Before {
  readonly store?: (store: Store) => Store;
  readonly platform?: (platform: Platform) => Platform;
  readonly bots?: (bots: Bots) => Bots;
}

/** Who is at work in the queue, and so whether a caller who wants a person gets one. */
export interface DeskOptions extends Before {
  readonly staffed?: number;
  readonly budget?: number;
}

/** What the flows of the service desk ask for, with real tools and a ticket system behind them. */
export function deskPlatform(
  { clock, store, itsm }: Shared,
  { staffed = 0, log = () => {} }: { readonly staffed?: number; readonly log?: Log },
): Platform {
  const service = itsmService({ store: itsm, clock, random: seeded(), apiKeys: ['key'] });
  const tools = fulfillment({
    tools: [createTicket, addTicketComment, getTicketStatus, listRecentTickets],
    backends: {
      itsm: itsmClient({
        url: 'http://itsm.test',
        apiKey: 'key',
        fetch: service.fetch,
        clock,
        random: seeded(),
      }),
    },
    outcomes: store,
    clock,
    log,
    callerSecret,
  });
  return phonePlatform({
    fulfillment: tools,
    functions: { 'lookup-caller': () => ({ found: 'true', name: 'Sam', number: '+12025550101' }) },
    hours: { 'Service desk': { timeZone: 'America/New_York', open: { monday: ['08:00-18:00'] } } },
    metrics: async () => ({ staffed, available: staffed, online: staffed, waiting: 0, oldest: 0 }),
    store,
    clock,
    log,
  });
}

/** A bot that takes whatever is said for the issue of a ticket. */
export const deskBots: Bots = {
  hears: async ({ text }) => ({
    kind: 'intent',
    intent: 'CreateTicket',
    slots: { issue: text },
    sessionAttributes: {},
    messages: [],
  }),
};

export function openServer(shared: Shared, options: DeskOptions = {}): Server {
  const { clock } = shared;
  const store = options.store?.(shared.store) ?? shared.store;
  const lines: LogLine[] = [];
  const told: Entry[] = [];
  const log = (line: LogLine) => lines.push(line);
  const { staffed = 0 } = options;
  const platform = deskPlatform({ ...shared, store }, { staffed, log });
  const calls = voiceCalls({
    program: deskProgram,
    store,
    platform: options.platform?.(platform) ?? platform,
    bots: options.bots?.(deskBots) ?? deskBots,
    clock,
    speak: speakJson,
    log,
    watch: (_snapshot, entries) => told.push(...entries),
    ...(options.budget === undefined ? {} : { budget: options.budget }),
  });
  return { calls, lines, told };
}

/** How many tickets the callers of these tests have opened. */
export async function ticketsIn({ itsm }: Shared): Promise<number> {
  const { key } = callerOf({ contactId: '', number: caller }, callerSecret);
  return (await itsm.collection('itsm-tickets').newest(key, 100)).length;
}

/** Numbers that are the same in every round. */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
