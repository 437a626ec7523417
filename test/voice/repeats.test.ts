import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../../src/store/stores/memory.ts';
import { sqliteStore } from '../../src/store/stores/sqlite.ts';
import {
  caller,
  deskCalls,
  openServer,
  type Server,
  type Shared,
  sharedBy,
  staffFor,
  ticketsIn,
} from './desk.ts';
import { mustBeSound } from './invariants.ts';
import { type Deliver, playCall, type Sent, send as sendOnce } from './line.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-voice-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const stores: { readonly [name: string]: () => Promise<readonly [Store, Store]> } = {
  'in memory': async () => {
    const store = memoryStore();
    return [store, store];
  },
  SQLite: async () => {
    const file = join(folder, `${files++}.db`);
    return [await sqliteStore({ file }), await sqliteStore({ file })];
  },
};

let deliveries = 0;
const send: typeof sendOnce = (calls, sent) => {
  deliveries++;
  return sendOnce(calls, sent);
};

/** Every way in which a carrier delivers more than once: what it then gets. */
const ways: { readonly [name: string]: (one: Server, other: Server) => Deliver } = {
  once: (one) => (sent) => send(one.calls, sent),
  twice: (one) => async (sent) => {
    const first = await send(one.calls, sent);
    const second = await send(one.calls, sent);
    expect(second).toEqual({ document: first?.document, repeated: true });
    return first;
  },
  'twice at once': (one) => async (sent) => {
    const [first, second] = await Promise.all([send(one.calls, sent), send(one.calls, sent)]);
    expect(second?.document).toBe(first?.document);
    expect(first?.repeated).not.toBe(second?.repeated);
    return first;
  },
  'after the next one': (one) => {
    let before: { readonly sent: Sent; readonly document: string | undefined } | undefined;
    return async (sent) => {
      const reply = await send(one.calls, sent);
      if (before !== undefined)
        expect(await send(one.calls, before.sent)).toEqual({ document: before.document, repeated: true });
      before = { sent, document: reply?.document };
      return reply;
    };
  },
  'at another server': (one, other) => async (sent) => {
    const first = await send(one.calls, sent);
    expect(await send(other.calls, sent)).toEqual({ document: first?.document, repeated: true });
    return first;
  },
  'at two servers at once': (one, other) => async (sent) => {
    const [first, second] = await Promise.all([send(one.calls, sent), send(other.calls, sent)]);
    expect(second?.document).toBe(first?.document);
    return first;
  },
  'by turns at two servers': (one, other) => {
    let count = 0;
    return (sent) => send(count++ % 2 === 0 ? one.calls : other.calls, sent);
  },
};

afterAll(() => console.log(`repeats: ${deliveries} deliveries`));

describe.each(Object.entries(stores))('%s', (_where, open) => {
  describe.each(Object.entries(deskCalls))('%s', (name, script) => {
    async function played(way: keyof typeof ways) {
      const [store, second] = await open();
      const shared: Shared = sharedBy(store);
      const options = { staffed: staffFor(name) };
      const one = openServer(shared, options);
      const other = openServer({ ...shared, store: second }, options);
      const deliver = ways[way]?.(one, other) ?? ((sent) => send(one.calls, sent));
      const inTime: Deliver = (sent) => {
        shared.clock.moveTo(shared.clock.now() + 3000);
        return deliver(sent);
      };
      const call = await playCall(inTime, { call: 'CA1', script, from: caller });
      // Long after, every request is known, and nothing moves.
      for (const [index, sent] of call.sent.entries()) {
        expect(await send(other.calls, sent)).toEqual({ document: call.documents[index], repeated: true });
      }
      const turns = await mustBeSound(store, 'CA1');
      const events = turns.map((turn) => turn.events.map(({ kind }) => kind));
      const tickets = await ticketsIn(shared);
      await Promise.all([store.close(), second.close()]);
      return { call, events, tickets };
    }

    test.each(Object.keys(ways).slice(1))('delivered %s, it is the same call', async (way) => {
      const plain = await played('once');
      const again = await played(way);
      expect(again.call.documents).toEqual(plain.call.documents);
      expect(again.events).toEqual(plain.events);
      expect(again.tickets).toBe(plain.tickets);
      expect(plain.tickets).toBe(name.startsWith('a ticket') ? 1 : 0);
      expect(plain.call.last.waits).toBe('ended');
    });
  });
});
