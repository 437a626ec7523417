import type { PartLine } from './parts.ts';

/** A place where two lists part: what stands there in the one, and what in the other. */
export interface Gap {
  readonly one: readonly PartLine[];
  readonly other: readonly PartLine[];
  /** The last line before it that both have; absent at the beginning. */
  readonly after?: PartLine;
}

/** The places where two lists part, in order: as few lines as can be stand in them. */
export function gapsBetween(one: readonly PartLine[], other: readonly PartLine[]): readonly Gap[] {
  const same = sharedLengths(one, other);
  const gaps: { readonly one: PartLine[]; readonly other: PartLine[]; readonly after?: PartLine }[] = [];
  let open = false;
  let shared: PartLine | undefined;
  const gap = () => {
    const last = gaps.at(-1);
    if (open && last !== undefined) return last;
    const begun = { one: [], other: [], ...(shared === undefined ? {} : { after: shared }) };
    gaps.push(begun);
    open = true;
    return begun;
  };
  let [at, beside] = [0, 0];
  for (;;) {
    const [left, right] = [one[at], other[beside]];
    if (left === undefined && right === undefined) return gaps;
    if (left !== undefined && left.text === right?.text) {
      open = false;
      shared = left;
      at += 1;
      beside += 1;
    } else if (left !== undefined && (right === undefined || same(at + 1, beside) >= same(at, beside + 1))) {
      gap().one.push(left);
      at += 1;
    } else if (right !== undefined) {
      gap().other.push(right);
      beside += 1;
    }
  }
}

/** How many lines the rests of two lists share at the most, in order. */
function sharedLengths(
  one: readonly PartLine[],
  other: readonly PartLine[],
): (at: number, beside: number) => number {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let at = one.length - 1; at >= 0; at--) {
    for (let beside = other.length - 1; beside >= 0; beside--) {
      lengths[at * width + beside] =
        one[at]?.text === other[beside]?.text
          ? (lengths[(at + 1) * width + beside + 1] ?? 0) + 1
          : Math.max(lengths[(at + 1) * width + beside] ?? 0, lengths[at * width + beside + 1] ?? 0);
    }
  }
  return (at, beside) => lengths[at * width + beside] ?? 0;
}
