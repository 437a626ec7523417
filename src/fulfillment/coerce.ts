import * as z from 'zod';

/** What is read into an input: text as a channel carries it, and whatever else it can carry. */
export type Fields = { readonly [name: string]: unknown };

/**
 * Reads text into what a schema asks for: numbers, `true` and `false`, and JSON for lists and objects. An empty text is
 * left out. What cannot be read stays as it is, and what the schema does not know stays too, so that the tool refuses
 * it by name.
 *
 * @example coerce(z.object({ count: z.number() }), { count: '2', note: '' }) // { count: 2 }
 */
export function coerce(schema: z.ZodObject, fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== '' && value !== undefined && value !== null)
      .map(([name, value]) => {
        const member = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
        return [name, typeof value === 'string' && member !== undefined ? read(member, value) : value];
      }),
  );
}

function read(schema: z.core.$ZodType, text: string): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'number':
      return /^\s*-?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : text;
    case 'boolean':
      return /^\s*(true|false)\s*$/i.test(text) ? text.trim().toLowerCase() === 'true' : text;
    case 'literal':
      return def.values.find((value) => String(value) === text) ?? text;
    case 'enum':
      return Object.values(def.entries).find((value) => String(value) === text) ?? text;
    case 'array':
    case 'object':
    case 'record':
    case 'tuple':
      return parsed(text);
    case 'union':
      if (z.safeParse(schema, text).success) return text;
      return def.options.map((option) => read(option, text)).find((value) => value !== text) ?? text;
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return read(def.innerType, text);
    case 'pipe':
      return read(def.in, text);
    case 'lazy':
      return read(def.getter(), text);
    default:
      return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
