// npm run build, and then node bench/twilio.mjs [turns] [parts] [live] [waiting] [many] [postgres] [--quick]: what it
// takes to answer the phone. Servers have core 0, and whoever loads them core 1. The raw figures go to bench/results/.
// PROFILE=<folder> writes a CPU profile of every server.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { program } from './twilio/children.mjs';
import { row } from './twilio/figures.mjs';
import { measureLiveCalls } from './twilio/live-calls.mjs';
import { measureManyCalls } from './twilio/many-calls.mjs';
import { postgresPlace, sqlitePlace } from './twilio/places.mjs';
import { postgres } from './twilio/postgres.mjs';
import { inFolder } from './twilio/session.mjs';
import { measureTurns } from './twilio/turns.mjs';
import { measureWaiting } from './twilio/waiting.mjs';

// What this program starts stays away from the servers' core: the database, too.
spawnSync('taskset', ['-p', '-c', '1', String(process.pid)]);

const quick = process.argv.includes('--quick');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const size = quick
  ? { rounds: 2, calls: 100, seconds: 10, few: 100, many: 500, played: 1000, each: 250 }
  : { rounds: 5, calls: 500, seconds: 60, few: 500, many: 5000, played: 20_000, each: 2000 };

const parts = {
  turns: () => inFolder((folder) => measureTurns({ ...size, stores: [sqlitePlace(folder).store] })),
  parts: measureParts,
  live: () =>
    inFolder((folder) => measureLiveCalls({ stores: [sqlitePlace(folder).store], seconds: size.seconds })),
  waiting: () => inFolder((folder) => measureWaiting({ ...sqlitePlace(folder), ...size })),
  many: () =>
    inFolder((folder) => {
      const { store, sizeOf } = sqlitePlace(folder);
      return measureManyCalls({ stores: [store], sizeOf, count: size.played, each: size.each });
    }),
  postgres: measurePostgres,
};
const unknown = named.filter((name) => !(name in parts));
if (unknown.length > 0)
  throw new Error(`There is no part "${unknown[0]}": ${Object.keys(parts).join(', ')}.`);

const file = join(import.meta.dirname, 'results', `twilio-node${process.versions.node.split('.')[0]}.json`);
const results = { ...before(), node: process.version, cpu: cpus()[0].model };
console.log(`Node ${process.version}, ${results.cpu}, load ${loadavg()[0].toFixed(2)}`);
for (const [name, measure] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const began = performance.now();
  const load = loadavg();
  const measured = await measure();
  results[name] = { load, seconds: (performance.now() - began) / 1000, ...measured };
  console.log(`  load ${load[0].toFixed(2)} before, ${loadavg()[0].toFixed(2)} after`);
}
if (!quick) {
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(`\nAll figures: ${file}`);
}

/** The parts that are not measured now keep their figures. */
function before() {
  return named.length > 0 && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

async function measureParts() {
  const { ask, end } = program(new URL(import.meta.resolve('./twilio/parts.mjs')), 0);
  const measured = await ask('parts');
  await end();
  console.log('\nA turn in its parts, microseconds of CPU');
  for (const [name, microseconds] of Object.entries({ ...measured.figures, ...measured.whole })) {
    row(name, microseconds.toFixed(1));
  }
  console.log(
    `  asked of the store: ${measured.asked.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`,
  );
  return measured;
}

/** Two servers on one database; the turns of each call go to one and then to the other. */
async function measurePostgres() {
  const { postgresServer, whyNoServer } = await postgres();
  if (whyNoServer !== undefined) {
    console.log(`\nNo figures for PostgreSQL: ${whyNoServer}.`);
    return { missing: whyNoServer };
  }
  const database = await postgresServer();
  try {
    const live = await postgresPlace(database);
    const many = await postgresPlace(database);
    const turns = await postgresPlace(database);
    return {
      turns: await measureTurns({ ...size, stores: [turns.store, turns.store] }),
      live: await measureLiveCalls({ stores: [live.store, live.store], seconds: size.seconds }),
      many: await measureManyCalls({
        stores: [many.store, many.store],
        sizeOf: many.sizeOf,
        count: size.played / 4,
        each: size.each / 2,
      }),
    };
  } finally {
    await database.close();
  }
}
