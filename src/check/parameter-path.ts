import type { Json, JsonObject, JsonPath } from '../language/document.ts';

/** Whether an action is written with a parameter; `name` may lead inwards: `InputValidation.CustomValidation`. */
export function hasParameter(parameters: JsonObject, name: string): boolean {
  let value: Json | undefined = parameters;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return false;
    value = (value as JsonObject)[part];
  }
  return value !== undefined;
}

/** Where a parameter of that name stands, or would stand. */
export function parameterPath(step: { readonly path: JsonPath }, name = ''): JsonPath {
  return [...step.path, 'Parameters', ...(name === '' ? [] : name.split('.'))];
}
