import * as z from 'zod';
import type { JsonObject } from '../language/document.ts';

/**
 * The `components.schemas` of an OpenAPI 3.1 document, from zod schemas by their names. Where one of them stands within
 * another, there is a reference.
 *
 * @example
 * ```ts
 * openApiSchemas({ Room: room, RoomList: z.object({ rooms: z.array(room) }) });
 * // { Room: { type: 'object', … }, RoomList: { … items: { $ref: '#/components/schemas/Room' } … } }
 * ```
 */
export function openApiSchemas(named: { readonly [name: string]: z.ZodType }): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // A format says it already, and in one word.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [
      name,
      schema as JsonObject,
    ]),
  );
}
