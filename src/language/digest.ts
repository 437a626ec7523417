import { createHash } from 'node:crypto';
import type { Json } from './document.ts';

/** A hash of values, 64 hex digits: the same however the members of objects are ordered. */
export function digestOf(...values: readonly Json[]): string {
  return createHash('sha256').update(JSON.stringify(values, ordered)).digest('hex');
}

function ordered(_: string, value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
