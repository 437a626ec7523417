import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { itsmOpenApi } from '../../../src/backends/itsm/openapi.ts';
import { caller, desk } from './desk.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly required?: boolean }[];
  readonly responses: { readonly [status: string]: object };
}
interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: { readonly [name: string]: { readonly [key: string]: unknown } } };
}
const document = itsmOpenApi() as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** A call, and the answer that the document has for it. */
function row(method: string, path: string, ask: string, status: number, init = {}) {
  return { method, path, ask, status, init };
}

function pointer(path: string, method: string, status: number): string {
  const name = path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
  return `itsm#/paths/${name}/${method.toLowerCase()}/responses/${status}`;
}

test('a public validator takes it as OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(itsmOpenApi()))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('the service gives it away', async () => {
  expect(await (await desk().ask('/openapi.json')).json()).toEqual(itsmOpenApi());
});

test('four operations, named as the tools are; nothing deletes or changes a state', () => {
  expect(operations.map(({ method, path, operation }) => [operation.operationId, method, path])).toEqual([
    ['create_ticket', 'POST', '/tickets'],
    ['list_recent_tickets', 'GET', '/tickets'],
    ['get_ticket_status', 'GET', '/tickets/{ticket_id}'],
    ['add_ticket_comment', 'POST', '/tickets/{ticket_id}/comments'],
  ]);
});

test('required members, lengths and states are those of the contract', () => {
  const { NewTicket, NewComment, Ticket } = document.components.schemas;
  expect(NewTicket).toMatchObject({
    required: ['caller_id', 'issue_description'],
    properties: {
      caller_id: { minLength: 1, maxLength: 100 },
      issue_description: { minLength: 1, maxLength: 1000 },
    },
    additionalProperties: false,
  });
  expect(NewComment).toMatchObject({ properties: { comment: { minLength: 1, maxLength: 1000 } } });
  expect(Ticket).toMatchObject({
    properties: { status: { enum: ['open', 'in_progress', 'resolved', 'closed'] } },
  });
});

describe('the service keeps to it', () => {
  // Each answer is held against the schema that the document has for its operation and status.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'itsm');
  const schemaOf = (path: string, method: string, status: number) => {
    const response = document.paths[path]?.[method.toLowerCase()]?.responses[status];
    if (response === undefined) throw new Error(`${method} ${path} has no answer ${status}.`);
    return '$ref' in response
      ? `itsm${response.$ref}/content/application~1json/schema`
      : `${pointer(path, method, status)}/content/application~1json/schema`;
  };

  const comment = '{"comment":"Since the update."}';
  const ticket = JSON.stringify({ caller_id: caller, issue_description: 'Black screen.' });
  const other = '11111111-2222-4333-8444-555555555555';
  const wrongKey = { 'x-api-key': 'wrong' };
  const secondTime = { 'idempotency-key': 'k1' };
  const rows = [
    row('POST', '/tickets', '/tickets', 201, { body: ticket }),
    row('POST', '/tickets', '/tickets', 400, { body: '{}' }),
    row('POST', '/tickets', '/tickets', 403, { body: ticket, headers: wrongKey }),
    row('POST', '/tickets', '/tickets', 422, { body: ticket, headers: secondTime }),
    row('GET', '/tickets', `/tickets?caller=${caller}`, 200),
    row('GET', '/tickets', '/tickets', 400),
    row('GET', '/tickets', '/tickets', 403, { headers: wrongKey }),
    row('GET', '/tickets/{ticket_id}', '/tickets/ID', 200),
    row('GET', '/tickets/{ticket_id}', '/tickets/ID?caller=', 400),
    row('GET', '/tickets/{ticket_id}', '/tickets/ID', 403, { headers: wrongKey }),
    row('GET', '/tickets/{ticket_id}', `/tickets/${other}`, 404),
    row('POST', '/tickets/{ticket_id}/comments', '/tickets/ID/comments', 200, { body: comment }),
    row('POST', '/tickets/{ticket_id}/comments', '/tickets/ID/comments', 400, { body: '{}' }),
    row('POST', '/tickets/{ticket_id}/comments', '/tickets/ID/comments', 403, { headers: wrongKey }),
    row('POST', '/tickets/{ticket_id}/comments', `/tickets/${other}/comments`, 404, { body: comment }),
    row('POST', '/tickets/{ticket_id}/comments', '/tickets/ID/comments', 422, {
      body: comment,
      headers: secondTime,
    }),
  ];

  test.each(rows)('$method $path, $status', async ({ method, path, ask, status, init }) => {
    const { ask: asked, itsm } = desk();
    const opened = { caller_id: caller, issue_description: 'No sound.' };
    const { ticket_id: id } = await itsm.createTicket(opened, { key: 'k1' });
    await itsm.addComment(id, caller, 'Earlier.', { key: 'k1' });
    const response = await asked(ask.replace('ID', id), { method, ...init });
    expect(response.status).toBe(status);
    const validate = ajv.getSchema(schemaOf(path, method, status));
    expect([validate?.(await response.json()), validate?.errors]).toEqual([true, null]);
  });

  test('each answer that it promises is asked for, 429 and 500 once for all', async () => {
    const promised = operations.flatMap(({ path, method, operation }) =>
      Object.keys(operation.responses).map((status) => `${method} ${path} ${status}`),
    );
    const asked = rows.map(({ path, method, status }) => `${method} ${path} ${status}`);
    expect(promised.filter((answer) => !/ (429|500)$/.test(answer)).toSorted()).toEqual(asked.toSorted());

    const spent = await desk({ limits: { monthly: 0 } }).ask('/tickets?caller=c');
    const broken = desk();
    await broken.store.close();
    for (const response of [spent, await broken.ask('/tickets?caller=c')]) {
      const validate = ajv.getSchema(schemaOf('/tickets', 'GET', response.status));
      expect([response.status, validate?.(await response.json())]).toEqual([response.status, true]);
    }
  });

  test('a parameter that it calls required is', async () => {
    for (const { path, method, operation } of operations)
      for (const { name, required } of operation.parameters)
        if (required === true && !path.includes(`{${name}}`))
          expect((await desk().ask(path, { method })).status).toBe(400);
  });
});
