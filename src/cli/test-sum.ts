import { plural } from './report.ts';
import type { Look } from './reporter.ts';
import { countsOf, type TestCase, type TestRun } from './test-run.ts';

/** How a run came out, in a line: `3 passed, 1 failed, 2 skipped (2 chat) in 80 ms`. */
export function sumOf({ cases, left, milliseconds }: TestRun, { paint }: Pick<Look, 'paint'>): string {
  const { passed, failed, skipped } = countsOf(cases);
  const colour = failed > 0 ? paint.red : paint.green;
  const parts = [`${passed} passed`, `${failed} failed`];
  if (skipped > 0) parts.push(`${skipped} skipped (${skippedBy(cases)})`);
  const sum = colour(`${parts.join(', ')} in ${Math.round(milliseconds)} ms`);
  if (left === 0) return sum;
  return `${sum}\nStopped at the first failure: ${plural(left, 'file')} ${left === 1 ? 'was' : 'were'} not played.`;
}

function skippedBy(cases: readonly TestCase[]): string {
  const counts = new Map<string, number>();
  for (const { outcome, profile = '' } of cases)
    if (outcome === 'skipped') counts.set(profile, (counts.get(profile) ?? 0) + 1);
  return Array.from(counts, ([profile, count]) => `${count} ${profile}`).join(', ');
}
