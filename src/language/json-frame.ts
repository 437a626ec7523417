import type { JsonPath } from './document.ts';

/** An object or a list that is open at the moment. Used again at its depth, because a flow has thousands. */
export interface Frame {
  readonly outer: Frame | undefined;
  readonly depth: number;
  inner: Frame | undefined;
  object: boolean;
  /** The keys met so far. Most objects have three, so a set would cost more than it saves. */
  keys: string[];
  manyKeys: Set<string> | undefined;
  index: number;
}

/** A frame for an object or a list inside `outer`; `outermost` is the one used before at the top. */
export function openFrame(outer: Frame | undefined, outermost: Frame | undefined, object: boolean): Frame {
  const used = outer === undefined ? outermost : outer.inner;
  if (used !== undefined) {
    used.object = object;
    used.keys.length = 0;
    used.manyKeys = undefined;
    used.index = 0;
    return used;
  }
  const depth = (outer?.depth ?? 0) + 1;
  const frame = { outer, depth, inner: undefined, object, keys: [], manyKeys: undefined, index: 0 };
  if (outer !== undefined) outer.inner = frame;
  return frame;
}

/** Adds a key to those of an object; false when the object has it already. */
export function addKey(frame: Frame, key: string): boolean {
  const { keys } = frame;
  if (keys.length > 8) frame.manyKeys ??= new Set(keys);
  const fresh = frame.manyKeys === undefined ? !keys.includes(key) : !frame.manyKeys.has(key);
  frame.manyKeys?.add(key);
  keys.push(key);
  return fresh;
}

/** The path of the value that is being read inside a frame. */
export function pathOf(frame: Frame | undefined): JsonPath {
  const path: (string | number)[] = [];
  for (let open = frame; open !== undefined; open = open.outer) {
    path.push(open.object ? (open.keys.at(-1) ?? '') : open.index);
  }
  return path.toReversed();
}
