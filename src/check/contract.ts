import type { Json, JsonObject } from '../language/document.ts';
import { isReference } from '../language/reference.ts';
import { memberOf } from './project.ts';

/** What a module declares: the members that it takes or gives back, and the results that it returns with. */
export interface Contract {
  readonly input: Members;
  readonly resultData: Members;
  readonly results: readonly string[];
}

/** Members by name with their JSON type, and those that must be there. */
export interface Members {
  readonly types: { readonly [name: string]: string };
  readonly required: readonly string[];
}

/** What is wrong with a set of values: a member that is not declared, one that is missing, or one of another type. */
export type Breach =
  | { readonly why: 'undeclared'; readonly name: string; readonly declared: readonly string[] }
  | { readonly why: 'missing'; readonly name: string }
  | { readonly why: 'mistyped'; readonly name: string; readonly expected: string };

/** Reads the settings of a module resource. What they do not speak of is not declared. */
export function readContract(settings: JsonObject): Contract {
  const results = memberOf(memberOf(settings, 'transitions'), 'results');
  return {
    input: membersOf(settings, 'input'),
    resultData: membersOf(settings, 'resultData'),
    results: textsOf(Array.isArray(results) ? results.map((result: Json) => memberOf(result, 'name')) : []),
  };
}

/** Holds values against declared members. A reference may stand only where a text belongs. */
export function* breaches({ types, required }: Members, values: Json | undefined): Generator<Breach> {
  // One reference may give anything at all.
  if (typeof values === 'string') return;
  const written = (values ?? {}) as JsonObject;
  for (const name of required) if (!Object.hasOwn(written, name)) yield { why: 'missing', name };
  for (const [name, value] of Object.entries(written)) {
    const expected = Object.hasOwn(types, name) ? types[name] : undefined;
    if (expected === undefined) yield { why: 'undeclared', name, declared: Object.keys(types) };
    else if (!isOf(expected, value)) yield { why: 'mistyped', name, expected };
  }
}

function membersOf(settings: JsonObject, part: 'input' | 'resultData'): Members {
  const schema = memberOf(memberOf(settings, part), 'schema');
  const properties = memberOf(schema, 'properties') ?? {};
  const required = memberOf(schema, 'required');
  return {
    types: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, typeOf(property)])),
    required: textsOf(Array.isArray(required) ? required : []),
  };
}

/** `''` where the schema leaves the type open, which lets anything in. */
function typeOf(property: Json): string {
  const type = memberOf(property, 'type');
  return typeof type === 'string' ? type : '';
}

function textsOf(values: readonly (Json | undefined)[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

function isOf(type: string, value: Json): boolean {
  if (typeof value === 'string' && isReference(value)) return type === 'string' || type === '';
  switch (type) {
    case '':
      return true;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}
