import type { ParameterSchema } from '../action/parameter.ts';
import type { Json, JsonObject, JsonPath } from '../language/document.ts';

/** A text in the parameters of an action, with the schema that speaks of it. */
export interface WrittenValue {
  /** Begins below `Parameters`. */
  readonly path: JsonPath;
  readonly value: string;
  readonly schema: ParameterSchema;
  /** The name that the flow's author gave it, where it stands in a map such as the contact attributes. */
  readonly name?: string;
}

/** Every text in the parameters that the schema knows, in document order. */
export function writtenValues(schema: ParameterSchema, parameters: JsonObject): readonly WrittenValue[] {
  const values: WrittenValue[] = [];
  collect(schema, parameters, [], undefined, values);
  return values;
}

function collect(
  schema: ParameterSchema,
  value: Json,
  path: JsonPath,
  name: string | undefined,
  values: WrittenValue[],
): void {
  if (typeof value === 'string') {
    values.push(name === undefined ? { path, value, schema } : { path, value, schema, name });
  } else if (Array.isArray(value)) {
    const { items } = schema;
    if (items !== undefined)
      value.forEach((item, index) => collect(items, item, [...path, index], name, values));
  } else if (typeof value === 'object' && value !== null) {
    const { properties = {}, additionalProperties: others } = schema;
    for (const [key, member] of Object.entries(value)) {
      const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (known !== undefined) collect(known, member, [...path, key], name, values);
      else if (typeof others === 'object') collect(others, member, [...path, key], key, values);
    }
  }
}
