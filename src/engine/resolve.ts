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
    const look = compileLookUp(parseReference(value) ?? []);
    return (scope) => {
      const found = look(scope) ?? '';
      if (schema.takes === 'anything') return found;
      // A parameter that takes a text does not take an object.
      if (typeof found === 'object') return undefined;
      const text = String(found);
      return fits(schema, text) ? text : undefined;
    };
  }
  if (schema.dynamic !== 'interpolated') return undefined;
  const parts = parseTemplate(value);
  return parts.some((part) => typeof part !== 'string') ? compileTemplate(parts) : undefined;
}

function compileObject(value: JsonObject, schema: ParameterSchema | undefined): Part | undefined {
  const fixed: { [key: string]: Json } = {};
  const parts: { readonly key: string; readonly part: Part }[] = [];
  const named: { readonly name: Template; readonly part: Part }[] = [];
  for (const [key, written] of Object.entries(value)) {
    const part = compile(written, schemaOf(key, schema));
    if (isReference(key)) {
      named.push({ name: compileTemplate(parseTemplate(key)), part: part ?? (() => written) });
      continue;
    }
    // Kept in place even when it is filled in later, so that members stand in the order of the document.
    fixed[key] = written;
    if (part !== undefined) parts.push({ key, part });
  }
  if (parts.length === 0 && named.length === 0) return undefined;
  return (scope) => {
    const resolved = { ...fixed };
    for (const { key, part } of parts) {
      const found = part(scope);
      if (found === undefined) return undefined;
      resolved[key] = found;
    }
    for (const { name, part } of named) {
      const found = part(scope);
      if (found === undefined) return undefined;
      resolved[name(scope)] = found;
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

type Template = (scope: Scope) => string;

function compileTemplate(parts: readonly (string | ReferencePath)[]): Template {
  const pieces = parts.map((part) => (typeof part === 'string' ? part : compileLookUp(part)));
  return (scope) => {
    let text = '';
    for (const piece of pieces) text += typeof piece === 'string' ? piece : textOf(piece(scope));
    return text;
  };
}

/** Prepares a reference. */
export function compileLookUp(path: ReferencePath): Part {
  const [root = '', first, ...rest] = path;
  const ofFlow = flowNamespaces.has(root);
  if (path.includes('__proto__')) return () => undefined;
  if (path.some(isInner)) return compileNested(path);
  const inside = ofFunctions.has(root) ? memberByName : member;
  const rootOf = (scope: Scope) => member(ofFlow ? scope.flowValues : scope.values, root);
  if (first === undefined) return rootOf;
  if (rest.length === 0) return (scope) => member(rootOf(scope), first);
  return (scope) => {
    let found = member(rootOf(scope), first);
    for (const key of rest) found = inside(found, key);
    return found;
  };
}

/** What functions returned: Connect reads no list there by a position. */
const ofFunctions: ReadonlySet<string> = new Set(['External', 'LambdaInvocation']);

/** Whether a name in brackets is itself a reference: `$.DeliveryReceipts['`$.OutboundCommunication.Latest.Id`']`. */
function isInner(name: string): boolean {
  return name.startsWith('`') && isReference(name);
}

/** Prepares a reference of which some names are looked up first. What is found there is a name and nothing more. */
function compileNested(path: ReferencePath): Part {
  const ofFlow = flowNamespaces.has(path[0] ?? '');
  const names = path.map((name) => (isInner(name) ? compileLookUp(parseReference(name) ?? []) : name));
  return (scope) => {
    let found: Json | undefined = ofFlow ? scope.flowValues : scope.values;
    for (const name of names) {
      const known = typeof name === 'string' ? name : textOf(name(scope));
      found = known === '__proto__' ? undefined : member(found, known);
    }
    return found;
  };
}

/** A member of a JSON value. What every object inherits is a function, and no JSON value is one. */
function member(of: Json | undefined, key: string): Json | undefined {
  if (typeof of !== 'object' || of === null) return undefined;
  const found = (of as JsonObject)[key];
  return typeof found === 'function' ? undefined : found;
}

function memberByName(of: Json | undefined, key: string): Json | undefined {
  return Array.isArray(of) ? undefined : member(of, key);
}

/** A value as the text that a prompt, a comparison or a function receives. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
