import { expect, test } from 'vitest';
import * as z from 'zod';
import { gatewayToolSchema } from '../../../src/fulfillment/lambda/gateway-tool-schema.ts';
import { deskTools } from './desk-tools.ts';

const schemaOf = (input: z.ZodObject) => {
  const [[, tool] = []] = deskTools().fulfillment.tools;
  if (tool === undefined) throw new Error('There is no tool to change.');
  return gatewayToolSchema({
    tools: new Map([['t', { ...tool, name: 't', description: 'Does t.', input }]]),
  })[0];
};

test.each([
  ['a text', z.string().describe('What is wrong'), { type: 'string', description: 'What is wrong' }],
  ['lengths', z.string().min(1).max(1000), { type: 'string', description: '1 to 1000 characters.' }],
  ['a form', z.string().regex(/^\d{4}$/), { type: 'string', description: 'Pattern: ^\\d{4}$.' }],
  ['a date', z.iso.date(), { type: 'string', description: 'Format: date.' }],
  [
    'choices',
    z.enum(['open', 'closed']).describe('State.'),
    { type: 'string', description: 'State. One of: open, closed.' },
  ],
  ['one value', z.literal(7), { type: 'number', description: 'Always 7.' }],
  ['a whole number', z.number().int(), { type: 'integer' }],
  ['limits', z.number().min(1).max(5), { type: 'number', description: '1 to 5.' }],
  ['one limit', z.number().max(5), { type: 'number', description: 'At most 5.' }],
  ['null too', z.boolean().nullable().describe('Or not'), { type: 'boolean', description: 'Or not' }],
  ['several types', z.union([z.null(), z.number(), z.string()]), { type: 'number' }],
  ['several forms', z.union([z.null(), z.array(z.string())]), { type: 'array', items: { type: 'string' } }],
  [
    'a list',
    z.array(z.enum(['a', 'b'])).max(3),
    {
      type: 'array',
      description: 'At most 3 items.',
      items: { type: 'string', description: 'One of: a, b.' },
    },
  ],
  [
    'an object',
    z.object({ city: z.string(), zip: z.string().optional() }),
    { type: 'object', properties: { city: { type: 'string' }, zip: { type: 'string' } }, required: ['city'] },
  ],
  ['anything', z.unknown(), { type: 'string' }],
])('%s', (_, member, expected) => {
  expect(schemaOf(z.object({ member }))?.inputSchema).toHaveProperty('properties.member', expected);
});

test('what may be left out is not required, and its default is told', () => {
  expect(schemaOf(z.object({ days: z.number().default(7), id: z.string() }))).toEqual({
    name: 't',
    description: 'Does t.',
    inputSchema: {
      type: 'object',
      properties: { days: { type: 'number', description: 'Without it: 7.' }, id: { type: 'string' } },
      required: ['id'],
    },
  });
});

test('a gateway finds nothing that it does not know', () => {
  const allowed = new Set(['type', 'description', 'properties', 'required', 'items']);
  const keys = new Set<string>();
  const visit = (schema: object) => {
    for (const [key, value] of Object.entries(schema)) {
      keys.add(key);
      if (key === 'properties') for (const member of Object.values(value as object)) visit(member as object);
      if (key === 'items') visit(value as object);
    }
  };
  for (const { inputSchema } of gatewayToolSchema(deskTools().fulfillment)) visit(inputSchema);
  expect([...keys].filter((key) => !allowed.has(key))).toEqual([]);
});
