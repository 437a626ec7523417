import type { JsonPath } from '../language/document.ts';

/** Where a value is no JSON, and what stands there. */
export interface NotJson {
  readonly path: JsonPath;
  /** `a Date`, `NaN`, `undefined`, … */
  readonly found: string;
}

const deepest = 200;

/**
 * Looks for what JSON would lose or change without a word: dates, maps, instances, functions, big integers, NaN,
 * `undefined` in a list. A member that is `undefined` is no loss, and is left out.
 */
export function notJson(value: unknown, depth = 0): NotJson | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : here(String(value));
  if (typeof value === 'undefined') return here('undefined');
  if (typeof value !== 'object') return here(`a ${typeof value}`);
  if (depth === deepest)
    return here(`something that contains itself, or is more than ${deepest} levels deep`);
  const isList = Array.isArray(value);
  if (!isList && !isPlain(value)) return here(`a ${value.constructor?.name || 'class instance'}`);
  const members = value as { readonly [name: string | number]: unknown };
  // A list tells of its holes, too.
  for (const name of isList ? value.keys() : Object.keys(value)) {
    const member = members[name];
    const wrong = member === undefined && !isList ? undefined : notJson(member, depth + 1);
    if (wrong !== undefined) return { ...wrong, path: [name, ...wrong.path] };
  }
  return undefined;
}

const here = (found: string): NotJson => ({ path: [], found });

/** Plain objects of another realm have a prototype of their own, which has none in turn. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
