// Part 1: the CPU that a request takes, beside floors, in one interleaved run.
import { median, range, row } from './figures.mjs';
import { loader, oneEach, right, server, usageOf } from './session.mjs';

const warmUps = 2;
const turns = 4;
const ways = [
  { way: 'keep-alive, 20 at once', concurrency: 20, keepAlive: true, share: 1 },
  { way: 'keep-alive, 1 at a time', concurrency: 1, keepAlive: true, share: 0.5 },
  { way: 'new connections, 20 at once', concurrency: 20, keepAlive: false, share: 0.5 },
];
const floors = ['floor', 'bare', 'adaptor'];

/**
 * @param rounds Beside those that warm up.
 * @param calls That each round plays, four turns each.
 * @param stores One server of ours each; the turns of each call go to one after the other.
 */
export async function measureTurns({ rounds, calls, stores }) {
  const load = loader();
  const servers = {
    floor: [await server('floor')],
    bare: [await server('bare')],
    adaptor: [await server('adaptor')],
    ours: await oneEach(stores),
    memory: [await server('ours')],
  };
  const everybody = Object.values(servers).flat();
  const documents = await load.ask('reference', { port: servers.ours[0].port, call: 1, turns });
  const document = documents['keys 1'];
  for (const { ask } of floors.flatMap((name) => servers[name])) await ask('document', { document });

  const results = { documentBytes: Buffer.byteLength(document), ways: {} };
  let from = 1000;
  for (const { way, share, ...how } of ways) {
    const figures = {};
    for (let round = -warmUps; round < rounds; round++) {
      const played = { from, count: Math.ceil(calls * share) };
      from += played.count;
      for (const { name, at, steps } of contenders()) {
        await load.ask('expect', { documents: floors.includes(at) ? { all: document } : documents });
        const before = await usageOf(servers[at]);
        const ports = servers[at].map(({ port }) => port);
        const { count, p50, p99 } = right(await load.ask('closed', { ports, calls: played, steps, ...how }));
        const microseconds = ((await usageOf(servers[at])) - before) / count;
        if (round >= 0 && name !== undefined) (figures[name] ??= []).push({ microseconds, p50, p99 });
      }
    }
    results.ways[way] = figures;
    print(way, figures);
  }
  await Promise.all([load, ...everybody].map(({ end }) => end()));
  return results;
}

/** In this order in each round: a turn needs its arrival, and a repeat its turn. Those without a name are not told. */
function contenders() {
  const keys = Array.from({ length: turns }, (_, index) => ({ kind: 'keys', turn: index + 1 }));
  const repeats = keys.map(() => keys[turns - 1]);
  return [
    { name: 'floor', at: 'floor', steps: keys },
    { name: 'arrival', at: 'ours', steps: [{ kind: 'arrival' }] },
    { name: 'turn', at: 'ours', steps: keys },
    { name: 'repeated delivery', at: 'ours', steps: repeats },
    { at: 'memory', steps: [{ kind: 'arrival' }] },
    { name: 'turn, store in memory', at: 'memory', steps: keys },
    { name: 'bare node:http, no signature', at: 'bare', steps: keys },
    { name: 'serveNode() alone, no signature', at: 'adaptor', steps: keys },
  ];
}

function print(way, figures) {
  const of = (name) => figures[name].map(({ microseconds }) => microseconds);
  const floor = of('floor');
  console.log(`\nCPU of the server, microseconds a request: ${way}`);
  row('', 'median', 'range', 'floors');
  for (const name of Object.keys(figures)) {
    row(name, median(of(name)).toFixed(0), range(of(name)), (median(of(name)) / median(floor)).toFixed(2));
  }
  const moved = (Math.max(...floor) - Math.min(...floor)) / median(floor);
  if (moved > 0.15) {
    console.log(`  The floor moved by ${(moved * 100).toFixed(0)} %: these figures are to be dropped.`);
  }
}
