import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Collection, Store } from '../../src/store/store.ts';
import type { LineReply } from '../../src/voice/channel.ts';
import { type Before, caller, deskCalls, openServer, sharedBy, staffFor, ticketsIn } from './desk.ts';
import { mustBeSound } from './invariants.ts';
import { type Deliver, playCall, type Sent, send } from './line.ts';

/** With `TRUNKLINE_FAULTS=all`, ten thousand histories. */
const runs = process.env['TRUNKLINE_FAULTS'] === 'all' ? 10_000 : 200;

/** What two servers get at once. */
const meetings = ['the same', 'the same', 'an old one too', 'a hang-up too', 'at the other'] as const;

/** Lets chance decide which server's step comes first. */
function scheduled(scheduler: fc.Scheduler): Before {
  const turn = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    await scheduler.schedule(Promise.resolve());
    return act();
  };
  return {
    store: (own): Store => ({
      ...own,
      collection: <Value>(name: string): Collection<Value> => {
        const records = own.collection<Value>(name);
        return {
          get: (key) => turn(() => records.get(key)),
          insert: (...record) => turn(() => records.insert(...record)),
          replace: (...record) => turn(() => records.replace(...record)),
          remove: (...record) => turn(() => records.remove(...record)),
          newest: (...asked) => turn(() => records.newest(...asked)),
        };
      },
    }),
    platform: (own) => ({
      ...own,
      invoke: (effect, asked) => turn(() => own.invoke(effect, asked)),
      callback: (effect, asked) => turn(() => own.callback(effect, asked)),
    }),
  };
}

const seen = new Map<string, number>();
const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
afterAll(() => console.log('races:', Object.fromEntries(seen)));

const names = Object.keys(deskCalls) as (keyof typeof deskCalls)[];

test('two servers that race agree on every turn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.constantFrom(...names),
      fc.infiniteStream(fc.constantFrom(...meetings)),
      async (scheduler, name, plan) => {
        const shared = sharedBy();
        const options = { ...scheduled(scheduler), staffed: staffFor(name) };
        const servers = [openServer(shared, options), openServer(shared, options)] as const;
        const answers = new Map<string, string>();
        const old: Sent[] = [];

        const sentTo = async (server: number, sent: Sent): Promise<LineReply | undefined> => {
          const reply = await send(servers[server]?.calls ?? servers[0].calls, sent);
          const request = JSON.stringify(sent);
          // Nobody is told before the call has arrived.
          if (reply !== undefined) {
            expect(answers.get(request) ?? reply.document).toBe(reply.document);
            answers.set(request, reply.document);
          }
          return reply;
        };
        const deliver: Deliver = async (sent) => {
          shared.clock.moveTo(shared.clock.now() + 2000);
          const meeting = plan.next().value;
          count(meeting);
          const [one, other] = meeting === 'at the other' ? [1, undefined] : [0, 1];
          const sends = [sentTo(one, sent)];
          if (other !== undefined) sends.push(sentTo(other, sent));
          const past = old.at(-1 - (old.length % 3));
          if (meeting === 'an old one too' && past !== undefined) sends.push(sentTo(0, past));
          if (meeting === 'a hang-up too' && old.length > 4)
            sends.push(
              sentTo(1, { call: 'CA1', notice: { id: 'hangup', kind: 'hangup', by: 'customer' } }),
              sentTo(0, { call: 'CA1', notice: { id: 'hangup', kind: 'hangup', by: 'customer' } }),
            );
          old.push(sent);
          const [reply] = await scheduler.waitFor(Promise.all(sends));
          return reply;
        };
        const { last } = await playCall(deliver, { call: 'CA1', script: deskCalls[name], from: caller });
        expect(last.waits).toBe('ended');
        const after = Promise.all(old.map((sent) => sentTo(1, sent)));
        await scheduler.waitFor(after);
        await mustBeSound(shared.store, 'CA1');
        expect(await ticketsIn(shared)).toBeLessThanOrEqual(1);
        count('histories');
      },
    ),
    { numRuns: runs, seed: 5 },
  );
}, 3_600_000);
