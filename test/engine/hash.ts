import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Entry } from '../../src/action/entry.ts';
import { link } from '../../src/engine/link.ts';
import { projects } from './always-valid.ts';
import { drive } from './drive.ts';
import { publicFlows } from './public-flows.ts';

/** The hash of the entries of 200 generated contacts: the same on every version of Node and in every time zone. */
export function generatedHash(): string {
  const sample = fc.sample(projects, { numRuns: 200, seed: 20191030 });
  return hashOf(sample.map(({ flows, start }, seed) => drive(link(flows), start, { seed }).entries));
}

/** The hash of the entries of 100 contacts on public flows, or `''` where the folder does not hold them. */
export function publicHash(folder: string): string {
  const flows = publicFlows(folder);
  if (flows.length === 0) return '';
  const contacts = Array.from({ length: 100 }, (_, seed) => {
    const played = flows[seed % flows.length]?.flows ?? [];
    const start = {
      id: 'c-1',
      channel: seed % 4 === 0 ? 'CHAT' : 'VOICE',
      from: '+12025550100',
      seed,
    } as const;
    return drive(link(played), start, { seed }).entries;
  });
  return hashOf(contacts);
}

function hashOf(contacts: readonly (readonly Entry[])[]): string {
  const hash = createHash('sha256');
  for (const entries of contacts) hash.update(JSON.stringify(entries.map(sorted)));
  return hash.digest('hex');
}

/** Members in the order of their names, so that how the engine builds an entry does not show. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}
