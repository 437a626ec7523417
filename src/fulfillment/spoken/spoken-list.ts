/**
 * Things to choose from, read out: `ten A M or noon`; with semicolons, where one of them has a comma:
 * `Monday, October sixth; or Tuesday, October seventh`.
 *
 * @example spokenChoice(['nine A M', 'ten A M', 'noon']) // 'nine A M, ten A M or noon'
 */
export function spokenChoice(choices: readonly string[]): string {
  return joined(choices, 'or');
}

/**
 * Things that are all meant, read out.
 *
 * @example spokenList(['rain on Monday', 'sun on Tuesday']) // 'rain on Monday and sun on Tuesday'
 */
export function spokenList(things: readonly string[]): string {
  return joined(things, 'and');
}

function joined(things: readonly string[], word: 'and' | 'or'): string {
  const last = things.at(-1) ?? '';
  if (things.length < 2) return last;
  const first = things.slice(0, -1);
  return things.some((thing) => thing.includes(','))
    ? `${first.join('; ')}; ${word} ${last}`
    : `${first.join(', ')} ${word} ${last}`;
}
