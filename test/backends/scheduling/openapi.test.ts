import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { type ActionName, actions, isWrite, pathOf } from '../../../src/backends/scheduling/contract.ts';
import { schedulingOpenApi } from '../../../src/backends/scheduling/openapi.ts';
import type { JsonObject } from '../../../src/language/document.ts';
import { apiKey, office } from './office.ts';

const names = Object.keys(actions) as ActionName[];
const document = schedulingOpenApi();
const paths = document.paths as { readonly [path: string]: { readonly post: JsonObject } };
const schemas = (document.components as { readonly schemas: { readonly [name: string]: JsonObject } })
  .schemas;

test('a public validator takes the document', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors).toBeUndefined();
  expect([valid, validator.version]).toEqual([true, '3.1']);
});

test('it is what the service serves', async () => {
  const { service } = await office();
  const headers = { 'x-api-key': apiKey };
  const response = await service.fetch(new Request('http://office.test/openapi.json', { headers }));
  expect(await response.json()).toEqual(document);
});

test('it has the twelve actions and the look-up, each under its name', () => {
  expect(Object.keys(paths)).toEqual([...names.map(pathOf), '/find-customer']);
  expect(Object.values(paths).map(({ post }) => post.operationId)).toEqual([...names, 'find_customer']);
});

test.each(names)('%s has the parameters of the contract, and no others', (name) => {
  const schema = schemas[`${name}_parameters`] ?? {};
  const { shape } = actions[name].parameters;
  expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(shape));
  const required = Object.entries(shape).filter(([, type]) => !type.safeParse(undefined).success);
  expect(schema.required ?? []).toEqual(required.map(([parameter]) => parameter));
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schemas[`${name}_result`]?.properties ?? {})).toEqual([
    'action',
    'mock_mode',
    ...Object.keys(actions[name].result.shape),
  ]);
});

test('the writes, and only they, take a key', () => {
  const keyed = names.filter((name) => 'parameters' in (paths[pathOf(name)]?.post ?? {}));
  expect(keyed).toEqual(names.filter(isWrite));
});
