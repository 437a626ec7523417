import type { JsonObject } from '../language/document.ts';
import type { Reference } from '../language/reference.ts';

/** Values handed to or from a module, in the JSON types that the module declares; a reference stands for a text. */
export interface ModuleValues<Uses extends string = never> {
  readonly [name: string]: string | number | boolean | Reference<Uses>;
}

/** What stands in the document for a module's values, or `undefined` for none. */
export function writtenValues(values: ModuleValues<string> = {}): JsonObject | undefined {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'object' ? value.path : value] as const,
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
