/** An `order` by which `newest` lists the earliest first: it falls as time rises. In milliseconds since 1970. */
export function oldestFirst(time: number): string {
  return String(Number.MAX_SAFE_INTEGER - time).padStart(16, '0');
}
