import type { JsonObject } from '../../language/document.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { identityHeaders } from '../identity.ts';
import { answerSchemaOf, inputSchemaOf, notOkProperties, outputSchemaOf } from '../json-schema.ts';
import type { Tool } from '../tool.ts';
import { programStatus } from './program-status.ts';

/** What an OpenAPI document is made with. */
export interface OpenApiOptions {
  /** Who reads the answers: an AI agent every outcome with 200, a program by its status. */
  readonly for: 'agent' | 'program';
  /** @default 'Tools' */
  readonly title?: string;
  /** The version of the tools. @default '1.0.0' */
  readonly version?: string;
  /** Where they are served: `https://tools.example.com`. */
  readonly server?: string;
}

/**
 * The OpenAPI 3.1 document of `toolsOverHttp()`, from the tools themselves. An `operationId` is a tool's name.
 *
 * For an agent it has no header that says who calls: whoever reads the document as a list of parameters would make
 * one up. The host sets them.
 *
 * @example writeFileSync('tools.json', JSON.stringify(openApi(fulfillment, { for: 'agent' })));
 * @see https://spec.openapis.org/oas/v3.1.0.html
 */
export function openApi(
  { tools }: Fulfillment,
  { for: reader, title = 'Tools', version = '1.0.0', server }: OpenApiOptions,
): JsonObject {
  const parameters = Object.keys(headers).map((name) => ({ $ref: `#/components/parameters/${name}` }));
  return {
    openapi: '3.1.0',
    info: { title, version },
    ...(server === undefined ? {} : { servers: [{ url: server }] }),
    paths: Object.fromEntries(
      Array.from(tools.values(), (tool) => [
        `/tools/${tool.name}`,
        {
          post: {
            operationId: tool.name,
            description: tool.description,
            ...(reader === 'program' ? { parameters } : {}),
            requestBody: { required: true, content: json(inputSchemaOf(tool)) },
            responses: reader === 'agent' ? forAgent(tool) : forProgram(tool),
          },
        },
      ]),
    ),
    components: {
      ...(reader === 'program' ? { parameters: headers } : {}),
      schemas: {
        ...(reader === 'program' ? { NotOk: notOk } : {}),
        Refused: { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] },
      },
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
    },
    security: [{ key: [] }],
  };
}

type Schemed = Pick<Tool, 'output' | 'outcomes'>;

function forAgent(tool: Schemed): JsonObject {
  return {
    200: { description: 'How the call ended.', content: json(answerSchemaOf(tool)) },
    default: refused,
  };
}

function forProgram(tool: Schemed): JsonObject {
  const { properties, required, ...rest } = outputSchemaOf(tool);
  const done = {
    ...rest,
    properties: { ...properties, outcome: { const: 'ok' } },
    required: ['outcome', ...required],
  };
  const codes = Object.keys(tool.outcomes);
  const others = [...new Set(codes.map(programStatus))].map((status) => {
    const here = codes.filter((code) => programStatus(code) === status);
    return [
      status,
      {
        description: here.map((code) => `${code}: ${tool.outcomes[code]}`).join('\n'),
        content: json({ $ref: '#/components/schemas/NotOk', properties: { outcome: { enum: here } } }),
      },
    ];
  });
  return {
    200: { description: 'Done.', content: json(done) },
    ...Object.fromEntries(others),
    default: refused,
  };
}

const notOk: JsonObject = {
  type: 'object',
  properties: { outcome: { type: 'string' }, ...notOkProperties },
  required: ['outcome', 'message'],
};

const refused: JsonObject = {
  description: 'The request is no call of a tool.',
  content: json({ $ref: '#/components/schemas/Refused' }),
};

const headers: { readonly [name: string]: JsonObject } = {
  contact: header(identityHeaders.contact, 'The contact that this call is for.', true),
  number: header(identityHeaders.number, "The caller's phone number with its country code.", false),
  account: header(identityHeaders.account, 'The account that the caller has signed in with.', false),
  turn: header(
    identityHeaders.turn,
    'Which call of which turn this is: `12/0`. Repeats have the same.',
    false,
  ),
  key: header(identityHeaders.key, 'In place of the turn: the same for every repeat of a request.', false),
};

function header(name: string, description: string, required: boolean): JsonObject {
  return { name, in: 'header', description, required, schema: { type: 'string' } };
}

function json(schema: JsonObject): JsonObject {
  return { 'application/json': { schema } };
}
