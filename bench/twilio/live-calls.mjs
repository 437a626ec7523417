// Part 3: calls that go on side by side, at times that nobody's answer changes.
import { row } from './figures.mjs';
import { loader, oneEach, right } from './session.mjs';

/** @param stores One server each; the turns of each call go to one after the other. */
export async function measureLiveCalls({ stores, seconds, calls = 500, every = 10_000 }) {
  const load = loader();
  const servers = await oneEach(stores);
  const ports = servers.map(({ port }) => port);
  const turns = Math.max(1, Math.round((seconds * 1000) / every));
  await load.ask('reference', { port: ports[0], call: 1, turns: turns + 1 });
  // Warm, all of them, and then the calls that are to live.
  for (const from of [1000, 5000]) {
    right(
      await load.ask('closed', {
        ports,
        calls: { from, count: calls },
        steps: [{ kind: 'arrival' }, ...(from === 1000 ? [{ kind: 'keys', turn: 1 }] : [])],
        concurrency: 20,
      }),
    );
  }
  const live = right(
    await load.ask('open', { ports, calls: { from: 5000, count: calls }, firstTurn: 1, turns, every }),
  );
  await Promise.all([load, ...servers].map(({ end }) => end()));
  const rate = (calls * 1000) / every;
  console.log(
    `\n${calls} live calls, ${rate} turns a second, ${(live.milliseconds / 1000).toFixed(0)} s, ${ports.length} server(s): ` +
      'milliseconds from the planned time',
  );
  row('', 'p50', 'p99', 'max', 'turns', 'wrong');
  row('', ...[live.p50, live.p99, live.max].map((value) => value.toFixed(1)), live.count, 0);
  return live;
}
