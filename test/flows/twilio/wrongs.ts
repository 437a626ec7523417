import { isDeepStrictEqual } from 'node:util';
import type { Played } from './play.ts';

/** What must be as in a call in which nothing went wrong. */
export type Kept = (played: Played) => unknown;

/** What was said and done, to the millisecond. */
export const entriesOf: Kept = ({ result }) => result.entries;

/** The way through the flow, whenever that was, and whatever was drawn on it. */
export const wayOf: Kept = ({ result }) =>
  result.entries.flatMap((entry) => {
    const { type, flow, step } = entry;
    if (type.startsWith('prompt.')) return [];
    return [[type, flow, step, 'exit' in entry ? entry.exit : '', 'keys' in entry ? entry.keys : '']];
  });

/** What is recorded of each tool that writes, to the letter. */
export const outcomesOf: Kept = ({ outcomes }) => outcomes;

/** How each tool that writes has ended. */
export const endsOf: Kept = ({ outcomes }) =>
  Object.entries(outcomes).map(([turn, { tool, standing, answer }]) => {
    const { outcome } = answer === '' ? {} : (JSON.parse(answer) as { readonly outcome?: string });
    return [turn, tool, standing, outcome];
  });

/** What stands in the backends, and who is to be called back. */
export const effectsOf: Kept = ({ effects }) => effects;

/** How often the backends were asked to change something. */
export const writesOf: Kept = ({ writes }) => writes;

/** How often each function and service of the world was called. */
export const calledOf: Kept = ({ called }) => [...called];

/** What the play of a call has that must never be, after the same play without a disturbance. */
export function wrongsOf(
  plain: Played,
  disturbed: Played,
  kept: { readonly [what: string]: Kept },
): readonly string[] {
  const { outcome, failure } = disturbed.result;
  return [
    ...(outcome === 'passed' ? [] : [`the call: ${failure?.message}`]),
    ...Object.entries(kept).flatMap(([what, of]) =>
      isDeepStrictEqual(of(disturbed), of(plain)) ? [] : [`${what}: ${difference(of(plain), of(disturbed))}`],
    ),
  ];
}

/** Enough of both to be found again. */
function difference(wanted: unknown, found: unknown): string {
  const [one, other] = [JSON.stringify(wanted), JSON.stringify(found)];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const part = (text: string) => text.slice(Math.max(0, at - 60), at + 120);
  return `…${part(other)}… in place of …${part(one)}…`;
}
