import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { type HttpOptions, toolsOverHttp } from '../../../src/fulfillment/bindings/http.ts';
import { openApi } from '../../../src/fulfillment/http/openapi.ts';
import { orderTools } from '../bindings/order-tools.ts';

const readers: readonly HttpOptions['for'][] = ['agent', 'program'];

test.each(readers)('the document for a %s is OpenAPI 3.1', async (reader) => {
  const document = openApi(orderTools().fulfillment, {
    for: reader,
    title: 'Orders',
    version: '2.0.0',
    server: 'https://tools.example.com',
  });
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '2.0.0' },
    servers: [{ url: 'https://tools.example.com' }],
  });
  const validator = new Validator();
  expect(await validator.validate(JSON.parse(JSON.stringify(document)))).toEqual({ valid: true });
});

test.each(readers)('a %s gets it at /openapi.json', async (reader) => {
  const { fulfillment } = orderTools();
  const http = toolsOverHttp(fulfillment, { for: reader, keys: [], title: 'Orders' });
  const response = await http.fetch(new Request('http://localhost/openapi.json'));
  expect(await response.json()).toEqual(openApi(fulfillment, { for: reader, title: 'Orders' }));
});

const operationOf = (reader: HttpOptions['for'], path: string) =>
  (openApi(orderTools().fulfillment, { for: reader }) as unknown as Document).paths[path]?.post;

interface Document {
  readonly paths: {
    readonly [path: string]: {
      readonly post: { readonly responses: { readonly [status: string]: { readonly description: string } } };
    };
  };
}

test('an operation is a tool, by its name', () => {
  expect(operationOf('agent', '/tools/add_note')).toMatchObject({
    operationId: 'add_note',
    description: 'Adds a note to an order.',
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            properties: {
              text: { type: 'string', minLength: 1, maxLength: 100 },
              urgent: { default: false },
            },
            required: ['order_id', 'text'],
            additionalProperties: false,
          },
        },
      },
    },
  });
});

test('an agent never sees the headers that say who calls, and a program does', () => {
  expect(operationOf('agent', '/tools/add_note')).not.toHaveProperty('parameters');
  expect(JSON.stringify(openApi(orderTools().fulfillment, { for: 'agent' }))).not.toContain('x-trunkline');
  expect(operationOf('program', '/tools/add_note')).toHaveProperty('parameters.length', 5);
});

test('for a program each outcome stands under its status, with the words that a caller may hear', () => {
  const { responses } = operationOf('program', '/tools/add_note') ?? { responses: {} };
  expect(Object.keys(responses)).toEqual(['200', '400', '404', '409', '422', '500', '502', '503', 'default']);
  expect(responses['404']?.description).toBe(
    'not_found: I cannot find that.\norder_not_found: I cannot find that order.\nunknown_customer: I do not know you.',
  );
  expect(responses['409']).toMatchObject({
    description: expect.stringContaining('order_closed: That order is closed.'),
    content: {
      'application/json': {
        schema: {
          properties: { outcome: { enum: ['slot_taken', 'state_conflict', 'in_progress', 'order_closed'] } },
        },
      },
    },
  });
  expect(operationOf('agent', '/tools/add_note')?.responses).toMatchObject({
    200: { content: { 'application/json': { schema: { required: ['outcome'] } } } },
  });
});
