import type { Json } from '../language/document.ts';
import { isReference } from '../language/reference.ts';

/**
 * Whether a parameter may hold references: `static` none, `reference` exactly one as its whole value,
 * `interpolated` any number inside a text.
 */
export type Dynamic = 'static' | 'reference' | 'interpolated';

/** JSON Schema of a parameter's written form; `dynamic`, `takes`, `range` and `advised` are keywords of our own. */
export interface ParameterSchema {
  readonly type?: 'string' | 'object' | 'array' | 'boolean';
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: ParameterSchema;
  readonly properties?: { readonly [name: string]: ParameterSchema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | ParameterSchema;
  readonly propertyNames?: ParameterSchema;
  readonly if?: ParameterSchema;
  readonly else?: ParameterSchema;
  readonly dynamic?: Dynamic;
  /** The value behind the reference may be anything, or nothing at all. */
  readonly takes?: 'anything';
  /** Least and greatest value of a number that is written as a string. */
  readonly range?: readonly [number, number];
  /** Least and greatest value that AWS names, where Connect takes others too. */
  readonly advised?: readonly [number, number];
}

/** An action's `Parameters`. */
export interface ParametersSchema extends ParameterSchema {
  readonly type: 'object';
  readonly properties: { readonly [name: string]: ParameterSchema };
}

const referencePattern = '^`?\\$[.\\[]';

/** One of the given texts, letter case included. */
export function choice(...values: readonly string[]): ParameterSchema {
  return { type: 'string', enum: values };
}

/** A whole number written as a string. */
export function numeral(least: number, greatest = Number.MAX_SAFE_INTEGER): ParameterSchema {
  return { type: 'string', minLength: 1, pattern: '^-?[0-9]+$', range: [least, greatest] };
}

/** A text without references. */
export function literal(limits: { readonly max?: number; readonly pattern?: string } = {}): ParameterSchema {
  return { type: 'string', minLength: 1, ...lengths(limits) };
}

/** A text with any number of references inside. */
export function words(limits: { readonly max?: number } = {}): ParameterSchema {
  return { type: 'string', minLength: 1, ...lengths(limits), dynamic: 'interpolated' };
}

/** Exactly one reference, or else the given literal form. */
export function orReference(otherwise: ParameterSchema = literal()): ParameterSchema {
  return {
    type: 'string',
    minLength: 1,
    dynamic: 'reference',
    if: { pattern: referencePattern },
    else: otherwise,
  };
}

/** Exactly one reference; a literal is refused. */
export function onlyReference(): ParameterSchema {
  return { type: 'string', minLength: 1, dynamic: 'reference', pattern: referencePattern };
}

/** An object with these members and no others. */
export function object(
  properties: { readonly [name: string]: ParameterSchema },
  ...required: readonly string[]
): ParametersSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** An object of which these members are known; it may have others. */
export function open(
  properties: { readonly [name: string]: ParameterSchema },
  ...required: readonly string[]
): ParametersSchema {
  return { type: 'object', properties, required, additionalProperties: true };
}

/** A value of whatever form. */
export const anything: ParameterSchema = {};

/** A map from any name to values of one form. */
export function map(values: ParameterSchema): ParameterSchema {
  return { type: 'object', additionalProperties: values };
}

/** A list of values of one form. */
export function list(
  items: ParameterSchema,
  limits: { readonly min?: number; readonly max?: number } = {},
): ParameterSchema {
  return {
    type: 'array',
    items,
    ...(limits.min === undefined ? {} : { minItems: limits.min }),
    ...(limits.max === undefined ? {} : { maxItems: limits.max }),
  };
}

/**
 * Says whether a value is of the kind that its schema names, at every depth: texts are texts, and required members
 * are there, and what is to be counted with is a number. An action may read parameters of that form without looking
 * twice. Ranges and choices are not looked at.
 */
export function hasForm(schema: ParameterSchema, value: Json | undefined): boolean {
  if (schema.type === 'string') {
    const isNumeral = (schema.range ?? schema.else?.range) !== undefined;
    return typeof value === 'string' && (!isNumeral || isNumber(value) || isReference(value));
  }
  if (schema.type === 'boolean') return typeof value === 'boolean';
  if (schema.type === 'array')
    return Array.isArray(value) && value.every((item) => hasForm(schema.items ?? {}, item));
  if (schema.type !== 'object') return value !== undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { properties = {}, required = [], additionalProperties } = schema;
  const others = typeof additionalProperties === 'object' ? additionalProperties : {};
  return (
    required.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) =>
      hasForm((Object.hasOwn(properties, name) ? properties[name] : undefined) ?? others, member),
    )
  );
}

function isNumber(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}

/** Says whether a value that a reference gave at run time is one that the parameter takes. */
export function fits(schema: ParameterSchema, value: string): boolean {
  const form = schema.dynamic === 'reference' ? (schema.else ?? schema) : schema;
  if (form.enum !== undefined && !form.enum.includes(value)) return false;
  if (value.length < (form.minLength ?? 0) || value.length > (form.maxLength ?? Number.POSITIVE_INFINITY))
    return false;
  if (
    form.pattern !== undefined &&
    form.pattern !== referencePattern &&
    !new RegExp(form.pattern).test(value)
  )
    return false;
  return form.range === undefined || inRange(form.range, value);
}

/** Says whether a number written as a string lies in a range. Anything else than a whole number does not. */
export function inRange([least, greatest]: readonly [number, number], value: string): boolean {
  const number = Number(value);
  return value.trim() !== '' && Number.isInteger(number) && number >= least && number <= greatest;
}

function lengths(limits: { readonly max?: number; readonly pattern?: string }): ParameterSchema {
  return {
    ...(limits.max === undefined ? {} : { maxLength: limits.max }),
    ...(limits.pattern === undefined ? {} : { pattern: limits.pattern }),
  };
}
