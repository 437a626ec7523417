// npm run bench: CPU time and ratios, on one core, contenders in turn and each in a process of its own.
// The raw figures go to bench/results/.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { printFlow } from '../dist/index.js';
import { fiftyActions } from './fifty-actions.mjs';

const rounds = Number(process.argv[2] ?? 5);
const here = import.meta.dirname;
// One core: a process that moves between cores is measured with the cost of moving.
const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];
const node = (...args) => {
  const [command, ...rest] = [...pinned, process.execPath, ...args];
  return execFileSync(command, rest, { encoding: 'utf8' });
};
const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const range = (values) => `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;

/** Runs every work in turn, round after round. */
function inTurn(works) {
  const figures = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) figures[name].push(work());
  }
  return figures;
}

const results = { node: process.version, cpu: cpus()[0].model, load: loadavg(), rounds };
console.log(
  `Node ${process.version}, ${results.cpu}, load ${results.load[0].toFixed(2)}, ${rounds} rounds\n`,
);

const calls = inTurn(
  Object.fromEntries(
    ['bare', 'hand', 'engine', 'json', 'xstate'].map((name) => [
      name,
      () => Number(node(join(here, 'contender.mjs'), name)),
    ]),
  ),
);
results.call = calls;
console.log('The seven-step call, microseconds of CPU a call (median, range)');
for (const [name, figures] of Object.entries(calls)) {
  console.log(`  ${name.padEnd(8)} ${median(figures).toFixed(2).padStart(8)}  ${range(figures)}`);
}
const engine = median(calls.engine);
console.log(
  `  engine: 1/${(engine / median(calls.hand)).toFixed(1)} of the hand-written loop with the same entries,`,
);
console.log(`          1/${(engine / median(calls.bare)).toFixed(0)} of the one without entries,`);
console.log(`          ${(median(calls.xstate) / engine).toFixed(1)} times xstate createActor;`);
console.log(
  `          through JSON at every turn ${(median(calls.json) / engine).toFixed(1)} times as much\n`,
);

const sizes = [10, 50, 100, 250];
results.step = inTurn(
  Object.fromEntries(sizes.map((size) => [size, () => Number(node(join(here, 'steps.mjs'), String(size)))])),
);
console.log('A step in flows of 10 to 250 actions, nanoseconds of CPU a step');
for (const size of sizes) {
  console.log(
    `  ${String(size).padEnd(8)} ${median(results.step[size]).toFixed(0).padStart(8)}  ${range(results.step[size])}`,
  );
}

const corpus = resolve(process.env.TRUNKLINE_CORPUS ?? '../shared/corpus', 'flows');
if (existsSync(corpus)) {
  const largest = readdirSync(corpus)
    .map((file) => join(corpus, file))
    .toSorted((one, other) => statSync(other).size - statSync(one).size)[0];
  results.reading = Array.from({ length: rounds }, () =>
    JSON.parse(node(join(here, 'reading.mjs'), largest)),
  );
  const of = (name) => median(results.reading.map((figures) => figures[name]));
  console.log(
    `\nThe largest public flow (${(readFileSync(largest).length / 1024).toFixed(0)} KB), milliseconds of CPU`,
  );
  console.log(
    `  JSON.parse ${of('json').toFixed(2)}, parseFlow ${of('parse').toFixed(2)}, parse and check ${of('parseAndCheck').toFixed(2)}`,
  );
  console.log(
    `  parse and check: ${median(results.reading.map((figures) => figures.parseAndCheck / figures.json)).toFixed(1)} times JSON.parse`,
  );
} else {
  console.log('\nNo public flows here: set TRUNKLINE_CORPUS to measure parse and check.');
}

const folder = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
const fifty = join(folder, 'fifty.json');
writeFileSync(fifty, printFlow(fiftyActions.document));
const bin = resolve(here, '../dist/bin/trunkline.js');
const wall = (...args) => {
  const before = performance.now();
  node(...args);
  return performance.now() - before;
};
const starts = {};
for (let round = 0; round < Math.max(rounds * 4, 5); round++) {
  for (const [name, args] of Object.entries({
    node: ['-e', '0'],
    version: [bin, '--version'],
    check: [bin, 'check', fifty],
  })) {
    (starts[name] ??= []).push(wall(...args));
  }
}
results.start = starts;
const over = (name) => (median(starts[name]) - median(starts.node)).toFixed(0);
console.log(`\nStart-up, milliseconds over node -e 0 (${median(starts.node).toFixed(0)} ms)`);
console.log(`  trunkline --version ${over('version')}, trunkline check of a 50-action flow ${over('check')}`);

mkdirSync(join(here, 'results'), { recursive: true });
const file = join(here, 'results', `node-${process.versions.node.split('.')[0]}.json`);
writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(`\nAll figures: ${file}`);
