import { afterAll, describe, expect, test } from 'vitest';
import { listCallbacks } from '../../src/voice/callbacks.ts';
import { caller, deskCalls, openServer, sharedBy, staffFor, ticketsIn } from './desk.ts';
import { type FaultKind, faultKinds, faultyAt } from './faults.ts';
import { mustBeSound } from './invariants.ts';
import { type Deliver, playCall, send } from './line.ts';

const outcomes = new Map<string, number>();
const count = (what: string) => outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
afterAll(() => console.log('faults:', Object.fromEntries(outcomes)));

const ways = ['at one server', 'by turns at two'] as const;

/** Plays a call on servers of which the first meets a fault; whatever is not answered is sent again. */
async function played(way: (typeof ways)[number], name: keyof typeof deskCalls, at: number, kind: FaultKind) {
  const shared = sharedBy();
  const staffed = staffFor(name);
  const faulty = faultyAt(at, kind);
  let server = openServer(shared, { ...faulty.before, staffed });
  let { dead } = faulty;
  const second = openServer(shared, { staffed });
  let restarts = 0;
  let requests = 0;
  const deliver: Deliver = async (sent) => {
    shared.clock.moveTo(shared.clock.now() + 3000);
    if (way === 'by turns at two' && requests++ % 2 === 1) return send(second.calls, sent);
    for (let tries = 0; tries < 3; tries++) {
      try {
        const reply = await Promise.race([send(server.calls, sent), dead]);
        if (reply !== 'dead') return reply;
        server = openServer(shared, { staffed });
        dead = new Promise(() => {});
        restarts++;
      } catch {
        // Its carrier sends the request again.
      }
    }
    throw new Error('it is never answered');
  };
  const call = await playCall(deliver, { call: 'CA1', script: deskCalls[name], from: caller });
  const other = openServer(shared, { staffed });
  for (const [index, sent] of call.sent.entries()) {
    expect((await send(other.calls, sent))?.document).toBe(call.documents[index]);
  }
  await mustBeSound(shared.store, 'CA1');
  const [tickets, callbacks] = [await ticketsIn(shared), (await listCallbacks(shared.store)).length];
  return { call, faulty, tickets, callbacks, restarts };
}

const names = Object.keys(deskCalls) as (keyof typeof deskCalls)[];

describe.each(names.flatMap((name) => ways.map((way) => [name, way] as const)))('%s, %s', (name, way) => {
  test.each(faultKinds)('goes on, and nothing is lost or done twice: %s', async (kind) => {
    const plain = await played(way, name, 0, kind);
    const points = plain.faulty.count;
    expect(points).toBeGreaterThan(10);
    for (let at = 1; at <= points; at++) {
      const { call, faulty, tickets, callbacks, restarts } = await played(way, name, at, kind);
      const where = `point ${at}, ${kind}`;
      expect(faulty.met, where).toBe(true);
      expect(call.last.waits, where).toBe('ended');
      expect(tickets, where).toBeLessThanOrEqual(1);
      expect(callbacks, where).toBeLessThanOrEqual(1);
      // What the caller was told is true.
      const heard = call.documents.join('\n');
      if (heard.includes('Your ticket has the number')) expect(tickets, where).toBe(1);
      if (heard.includes('call you back as soon as') || heard.includes('We will call you back'))
        expect(callbacks, where).toBe(1);
      count('points');
      if (restarts > 0) count('restarts');
      if (call.documents.join() === plain.call.documents.join()) count('the same call');
      else count('another way to the end');
    }
  });
});
