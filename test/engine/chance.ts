/** A source of choices that gives the same row for the same seed, on every machine. */
export interface Chance {
  /** A whole number below `count`. */
  below(count: number): number;
  /** True once in `count` times on average. */
  oneIn(count: number): boolean;
  /** One of these. */
  of<Value>(values: readonly [Value, ...Value[]]): Value;
}

/** Opens a row of choices: mulberry32, which needs 32-bit integers only. */
export function chance(seed: number): Chance {
  let state = seed | 0;
  const below = (count: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
  return {
    below,
    oneIn: (count) => below(count) === 0,
    of: (values) => values[below(values.length)] ?? values[0],
  };
}
