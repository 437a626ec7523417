import { isDeepStrictEqual } from 'node:util';
import type { Played } from './play.ts';

/** What must be as in a call in which nothing went wrong. */
export type Kept = (played: Played) => unknown;

/** What was said and done, to the millisecond. */
export const entriesOf: Kept = ({ result }) => result.entries;

/** What was said and done, whenever that was. */
export const storyOf: Kept = ({ result }) => withoutTimes(result.entries);

/** What is recorded of each tool that writes, to the letter. */
export const outcomesOf: Kept = ({ outcomes }) => outcomes;

/** How each tool that writes has ended, whenever that was. */
export const endsOf: Kept = ({ outcomes }) => withoutTimes(outcomes);

/** What stands in the backends, and who is to be called back. */
export const effectsOf: Kept = ({ effects }) => effects;

/** How often the backends were asked to change something, and each function and service of the world was called. */
export const calledOf: Kept = ({ called, writes }) => ({ writes, called: [...called] });

function withoutTimes(value: unknown): string {
  const text = JSON.stringify(value, (name, part) => (name === 'at' ? undefined : part));
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '(time)');
}

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
  const [one, other] = [textOf(wanted), textOf(found)];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const part = (text: string) => text.slice(Math.max(0, at - 60), at + 120);
  return `…${part(other)}… in place of …${part(one)}…`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
