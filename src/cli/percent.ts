/** A part of a whole in percent, with one decimal, rounded down: what is not complete is never 100. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part * 1000) / whole) / 10;
}
