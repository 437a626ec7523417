/** How many runs a law gets: TRUNKLINE_RUNS multiplies what is enough for every day. */
export function runs(count: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.ceil(count * Number(process.env['TRUNKLINE_RUNS'] ?? 1)), seed: 20191030 };
}
