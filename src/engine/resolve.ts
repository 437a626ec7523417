import type { Values } from '../action/contact.ts';
import { fits, type ParameterSchema } from '../action/parameter.ts';
import type { Json, JsonObject } from '../language/document.ts';
import { flowNamespaces } from '../language/namespace.ts';
import { isReference, parseReference, parseTemplate, type ReferencePath } from '../language/reference.ts';

/** Where references find their values. */
export interface Scope {
  readonly values: Values;
  readonly flowValues: Values;
}

/** Gives parameters their values; `undefined` when one lies outside what the parameter takes. */
export type Resolver = (scope: Scope) => JsonObject | undefined;

type Part = (scope: Scope) => Json | undefined;

/**
 * Prepares the parameters of a step, or gives nothing when none of them holds a reference. What does not change
 * from contact to contact is shared; a value is substituted once, and one that is missing leaves nothing.
 */
export function compileParameters(parameters: JsonObject, schema: ParameterSchema): Resolver | undefined {
  return compileObject(parameters, schema) as Resolver | undefined;
}

function compile(value: Json, schema: ParameterSchema | undefined): Part | undefined {
  if (typeof value === 'string') return schema === undefined ? undefined : compileText(value, schema);
  if (Array.isArray(value)) return compileList(value, schema);
  return typeof value === 'object' && value !== null ? compileObject(value as JsonObject, schema) : undefined;
}

function compileText(value: string, schema: ParameterSchema): Part | undefined {
  if (schema.dynamic === 'reference' && isReference(value)) {
    const path = parseReference(value) ?? [];
    return (scope) => {
      const found = lookUp(path, scope) ?? '';
      if (typeof found === 'object') return found;
      const text = String(found);
      return fits(schema, text) ? text : undefined;
    };
  }
  if (schema.dynamic !== 'interpolated') return undefined;
  const parts = parseTemplate(value);
  return parts.some((part) => typeof part !== 'string') ? (scope) => render(parts, scope) : undefined;
}

function compileObject(value: JsonObject, schema: ParameterSchema | undefined): Part | undefined {
  const fixed: { [key: string]: Json } = {};
  const parts: (readonly [key: string, Part])[] = [];
  const names: (readonly [key: readonly (string | ReferencePath)[], Json])[] = [];
  for (const [key, member] of Object.entries(value)) {
    const memberSchema = schemaOf(key, schema);
    const part = compile(member, memberSchema);
    const name = isReference(key) ? parseTemplate(key) : undefined;
    if (name !== undefined) names.push([name, member]);
    else if (part !== undefined) parts.push([key, part]);
    // Kept in place even when it is filled in later, so that members stand in the order of the document.
    if (name === undefined) fixed[key] = member;
  }
  if (parts.length === 0 && names.length === 0) return undefined;
  const named = names.map(([name, member]) => [name, member, compile(member, schemaOf('', schema))] as const);
  return (scope) => {
    const resolved = { ...fixed };
    for (const [key, part] of parts) {
      const member = part(scope);
      if (member === undefined) return undefined;
      resolved[key] = member;
    }
    for (const [name, member, part] of named) {
      const found = part === undefined ? member : part(scope);
      if (found === undefined) return undefined;
      resolved[render(name, scope)] = found;
    }
    return resolved;
  };
}

function compileList(value: readonly Json[], schema: ParameterSchema | undefined): Part | undefined {
  const parts = value.map((item) => compile(item, schema?.items));
  if (parts.every((part) => part === undefined)) return undefined;
  return (scope) => {
    const items: Json[] = [];
    for (const [index, part] of parts.entries()) {
      const item = part === undefined ? (value[index] ?? null) : part(scope);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };
}

function schemaOf(key: string, schema: ParameterSchema | undefined): ParameterSchema | undefined {
  const declared = schema?.properties?.[key];
  if (declared !== undefined) return declared;
  const others = schema?.additionalProperties;
  if (typeof others === 'object') return others;
  // A value of free form, such as nested input of a function, is interpolated at every depth.
  return schema?.dynamic === 'interpolated' ? schema : undefined;
}

function render(parts: readonly (string | ReferencePath)[], scope: Scope): string {
  let text = '';
  for (const part of parts) text += typeof part === 'string' ? part : textOf(lookUp(part, scope));
  return text;
}

/** The value behind a reference, or `undefined`. */
export function lookUp(path: ReferencePath, { values, flowValues }: Scope): Json | undefined {
  const root = path[0] ?? '';
  let found: Json | undefined = (flowNamespaces.has(root) ? flowValues : values)[root];
  for (let index = 1; index < path.length; index++) {
    const key = path[index] ?? '';
    // Own members only: a reference must never reach what every object inherits.
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as JsonObject)[key];
  }
  return found;
}

/** A value as the text that a prompt, a comparison or a function receives. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
