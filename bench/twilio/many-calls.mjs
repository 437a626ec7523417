// Part 5: many short calls, one after the other: is anything of them left in memory?

import { row, slope } from './figures.mjs';
import { loader, oneEach, right, usageOf } from './session.mjs';

/**
 * Calls that arrive, press a key and hang up, and what is left of them.
 *
 * @param stores One server each.
 * @param sizeOf Bytes of the store.
 */
export async function measureManyCalls({ stores, sizeOf, count, each = 2000 }) {
  const load = loader();
  const servers = await oneEach(stores);
  const ports = servers.map(({ port }) => port);
  await load.ask('reference', { port: ports[0], call: 1, turns: 1 });
  const figures = [];
  console.log(`\n${count} calls that arrive, press a key and hang up, over ${ports.length} server(s)`);
  row('calls', 'heap KB', 'RSS KB', 'store KB', 'µs a request');
  let spent = 0;
  for (let played = each; played <= count; played += each) {
    const before = await usageOf(servers);
    const { count: requests } = right(
      await load.ask('closed', {
        ports,
        calls: { from: 10_000 + played, count: each },
        steps: [{ kind: 'arrival' }, { kind: 'keys', turn: 1 }, { kind: 'hangup' }],
        concurrency: 20,
      }),
    );
    spent = ((await usageOf(servers)) - before) / requests;
    const memory = await Promise.all(servers.map(({ ask }) => ask('memory')));
    const [heap, rss] = ['heap', 'rss'].map((of) => Math.max(...memory.map((one) => one[of])));
    const stored = await sizeOf();
    figures.push({ played, heap, rss, stored, microseconds: spent });
    row(String(played), ...[heap, rss, stored].map((bytes) => (bytes / 1024).toFixed(0)), spent.toFixed(0));
  }
  // The first batch fills what is filled once.
  const steady = figures.slice(1).map(({ played, heap }) => [played, heap]);
  const grows = steady.length > 1 ? slope(steady) : Number.NaN;
  const began = performance.now();
  const swept = await servers[0].ask('sweep', { now: Date.now() + 3 * 86_400_000 });
  const milliseconds = performance.now() - began;
  const left = await sizeOf();
  console.log(`  heap grows by ${grows.toFixed(1)} bytes a call;`);
  console.log(
    `  a sweep three days later takes ${swept} records in ${milliseconds.toFixed(0)} ms, store ${(left / 1024).toFixed(0)} KB`,
  );
  await Promise.all([load, ...servers].map(({ end }) => end()));
  return { figures, bytesACall: grows, swept, milliseconds, left };
}
