import { type ActionDefinition, formOf } from '../../src/action/definition.ts';
import type { ParameterSchema } from '../../src/action/parameter.ts';

/** What the facts say of one parameter. */
export interface ParameterFacts {
  readonly path: string;
  readonly type: string;
  readonly dynamic: string;
  readonly required: boolean | 'sometimes';
  readonly enum?: readonly string[];
  readonly min?: number | string;
  readonly max?: number | string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  /** Its name or its form is a guess. */
  readonly verified?: false;
}

/** Every point in which a parameter and the facts differ. */
export function compareParameter(definition: ActionDefinition, facts: ParameterFacts): readonly string[] {
  const { path, type } = facts;
  const found = locate(definition.parameters, path);
  if (found === undefined) return [`${path}: is not in the definition`];
  // A guess is written down, and nobody is held to it.
  if (facts.verified === false) return [];
  const { schema, required } = found;
  const value = valueOf(schema, type);
  const form = value.else ?? value;
  const always = required || formOf(definition, {}).required?.includes(path) === true;
  const named =
    type === 'map' && schema.properties !== undefined ? Object.keys(schema.properties) : form.enum;
  const isNumber = type === 'number-as-string';
  // The keys of a map are as many as the author likes.
  const counted = facts.required !== 'sometimes' && !path.endsWith('>');
  return [
    ...differ(`${path}: dynamic`, dynamicOf(value), facts.dynamic),
    ...(counted ? differ(`${path}: required`, always, facts.required) : []),
    ...(named === undefined && facts.enum === undefined
      ? []
      : differ(`${path}: enum`, sorted(named ?? []), sorted(facts.enum ?? []))),
    ...(isNumber ? differ(`${path}: range`, form.range, [safe(facts.min, -1), safe(facts.max, 1)]) : []),
    ...differ(`${path}: longest`, form.maxLength, facts.maxLength),
    ...differ(`${path}: most items`, schema.maxItems ?? schema.maxProperties, facts.maxItems),
    ...(facts.pattern === undefined ? [] : differ(`${path}: pattern`, form.pattern, facts.pattern)),
  ];
}

interface Located {
  readonly schema: ParameterSchema;
  /** Its parent cannot do without it. */
  readonly required: boolean;
}

function locate(root: ParameterSchema, path: string): Located | undefined {
  let found: Located | undefined = { schema: root, required: true };
  for (const part of path.split('.')) {
    if (found === undefined) return undefined;
    const name = part.replace('[]', '');
    const schema = memberOf(found.schema, name);
    const required: boolean =
      found.schema.required?.includes(name) === true || found.schema.else?.required?.includes(name) === true;
    if (schema === undefined) return undefined;
    found = part.endsWith('[]') ? schema.items && { schema: schema.items, required } : { schema, required };
  }
  return found;
}

function memberOf(
  { properties, additionalProperties }: ParameterSchema,
  name: string,
): ParameterSchema | undefined {
  if (!name.startsWith('<')) return properties?.[name];
  return typeof additionalProperties === 'object' ? additionalProperties : Object.values(properties ?? {})[0];
}

/** What a list holds and what a map leads to stand for the whole. */
function valueOf(schema: ParameterSchema, type: string): ParameterSchema {
  if (type === 'list') return schema.items?.type === 'string' ? schema.items : schema;
  return type === 'map' ? (memberOf(schema, '<>') ?? schema) : schema;
}

function dynamicOf(schema: ParameterSchema): string {
  if (schema.dynamic !== 'reference') return schema.dynamic ?? 'static';
  return schema.else === undefined && schema.pattern !== undefined ? 'jsonpath-only' : 'jsonpath';
}

/** The parameters of a definition that the facts do not have. */
export function unknownPaths(
  schema: ParameterSchema,
  parameters: readonly ParameterFacts[],
  at = '',
): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const path = `${at}${name}`;
    const facts = parameters.find((parameter) => parameter.path === path);
    if (facts === undefined) return [`${path}: is not in the facts`];
    if (facts.type === 'map') return [];
    const inside = unknownPaths(member, parameters, `${path}.`);
    return member.items === undefined
      ? inside
      : inside.concat(unknownPaths(member.items, parameters, `${path}[].`));
  });
}

function safe(limit: number | string | undefined, sign: 1 | -1): number {
  const number = Number(limit ?? sign * Number.POSITIVE_INFINITY);
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, number));
}

/** One sentence where two values are not the same. */
export function differ(what: string, found: unknown, expected: unknown): readonly string[] {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  return a === b ? [] : [`${what}: ${a ?? 'none'}, in the facts ${b ?? 'none'}`];
}

/** The values in the order of the alphabet. */
export function sorted(values: readonly string[]): readonly string[] {
  return [...values].sort();
}
