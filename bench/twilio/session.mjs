// The programs of a session, and where they keep things.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './children.mjs';

/** Flags that every server gets besides its own. */
const flags = ['--expose-gc', ...(process.env.PROFILE === undefined ? [] : profiled(process.env.PROFILE))];

/** Starts a contender on core 0. */
export async function server(contender, store = 'memory:') {
  const started = program(new URL(import.meta.resolve('./server.mjs')), 0, {
    args: [contender],
    flags,
    env: { STORE: store },
  });
  return { ...started, port: await started.ask('port') };
}

/** A server of ours for each store, one after the other: a store that is new is set up by the first. */
export async function oneEach(stores) {
  const servers = [];
  for (const store of stores) servers.push(await server('ours', store));
  return servers;
}

export const loader = () => program(new URL(import.meta.resolve('./loader.mjs')), 1);

/** Microseconds of CPU that servers have taken so far, all together. */
export async function usageOf(servers) {
  const usages = await Promise.all(servers.map(({ ask }) => ask('usage')));
  return usages.reduce((sum, usage) => sum + usage, 0);
}

/** A folder that is gone when the work is done. */
export async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-load-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fails where an answer was wrong: a fast wrong answer is no figure. */
export function right({ count, wrong, problems, ...figures }) {
  if (wrong > 0) throw new Error(`${wrong} of ${count} answers were wrong:\n${problems.join('\n')}`);
  return { count, ...figures };
}

function profiled(folder) {
  return ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval', '200'];
}
