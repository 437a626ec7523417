import * as z from 'zod';
import type { JsonObject } from '../language/document.ts';
import type { Tool } from './tool.ts';

/** The JSON Schema of an object, in the draft that OpenAPI 3.1 and MCP share (2020-12). */
export interface ObjectSchema extends JsonObject {
  readonly type: 'object';
  readonly properties: { readonly [name: string]: JsonObject };
  readonly required: readonly string[];
}

/** What a caller or a model supplies; what is injected does not show. */
export function inputSchemaOf({ input }: Pick<Tool, 'input'>): ObjectSchema {
  return schemaOf(input, 'input');
}

/** What a tool gives when all is well. */
export function outputSchemaOf({ output }: Pick<Tool, 'output'>): ObjectSchema {
  return schemaOf(output, 'output');
}

/** What every answer fits, however the call ended: the outcome is always there, the output when it is `ok`. */
export function answerSchemaOf({ output, outcomes }: Pick<Tool, 'output' | 'outcomes'>): ObjectSchema {
  const { properties } = schemaOf(output, 'output');
  return {
    type: 'object',
    properties: {
      ...notOkProperties,
      ...properties,
      outcome: {
        type: 'string',
        enum: ['ok', ...Object.keys(outcomes)],
        description: 'How the call ended. With anything but ok, say the message.',
      },
    },
    required: ['outcome'],
  };
}

/** The members of an answer that is not `ok`, beside `outcome`. */
export const notOkProperties: { readonly [name: string]: JsonObject } = {
  message: { type: 'string', description: 'What the caller may hear.' },
  parameter: { type: 'string', description: 'The parameter that is missing or wrong.' },
  problem: { type: 'string', description: 'What is wrong with it. Not for the caller.' },
};

function schemaOf(schema: z.ZodObject, io: 'input' | 'output'): ObjectSchema {
  // The draft is left unsaid: a client that validates by another one would refuse the whole schema.
  const { $schema: _draft, ...written } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return { properties: {}, required: [], ...(written as JsonObject), type: 'object' };
}
