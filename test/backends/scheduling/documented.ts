import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Fetch } from '../../../src/backends/http-call.ts';
import { schedulingOpenApi } from '../../../src/backends/scheduling/openapi.ts';

const document = schedulingOpenApi();
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'doc', ...document });

interface Described {
  readonly description: string;
  readonly content: { readonly 'application/json': { readonly schema: { readonly $ref: string } } };
}
interface Operation {
  readonly post: { readonly responses: { readonly [status: number]: Described } };
}
const paths = document.paths as unknown as { readonly [path: string]: Operation };

/** Every answer that goes through it has to be one of the OpenAPI document: its status, its code and its form. */
export function documented(fetch: Fetch): Fetch {
  return async (request) => {
    const response = await fetch(request);
    const path = new URL(request.url).pathname.replaceAll('_', '-');
    const operation = paths[path]?.post;
    if (operation === undefined || request.method !== 'POST') return response;
    const answer = operation.responses[response.status];
    if (answer === undefined) throw new Error(`The document has no ${response.status} of ${path}.`);
    const body: unknown = await response.clone().json();
    const { error } = body as { readonly error?: string };
    if (error !== undefined) expect(answer.description.split(', ')).toContain(error);
    const validate = ajv.getSchema(`doc${answer.content['application/json'].schema.$ref}`);
    expect(validate?.(body) === true ? [] : validate?.errors, `${path} ${response.status}`).toEqual([]);
    return response;
  };
}
