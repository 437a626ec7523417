import type { Json, JsonObject } from '../language/document.ts';
import type { Reference } from '../language/reference.ts';
import type { Prop } from './constructor.ts';
import { readMap, readValue } from './reading.ts';

/** A value handed to or from a module, in the JSON type that the module declares; a reference stands for a text. */
export type ModuleValue<Uses extends string = never> = string | number | boolean | Reference<Uses>;

/** Values handed to or from a module, by the names that it declares. */
export type ModuleValues<Uses extends string = never, Name extends string = string> = ByName<
  Name,
  ModuleValue<Uses>
>;

declare const anything: unique symbol;

/** Values by the names that a module declares. */
export type ByName<Name extends string, Value> = {
  // Hint: the symbol keeps the type from being empty, and so closed to other names where none is declared.
  readonly [Key in Name | typeof anything]?: Value;
};

/** What stands in the document for a module's values, or `undefined` for none. */
export function writtenValues(values: ModuleValues<string> = {}): JsonObject | undefined {
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'object' ? value.path : value] as const],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The values that a module is given or gives, as a constructor takes them. */
export function readValues(values: Json | undefined): ReadonlyMap<string, Prop> | undefined {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined;
  return readMap(values as JsonObject, (value) => {
    if (typeof value === 'string') return readValue(value);
    return typeof value === 'object' ? undefined : value;
  });
}
