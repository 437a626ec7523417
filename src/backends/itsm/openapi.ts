import type { JsonObject } from '../../language/document.ts';
import { idempotencyKeyHeader } from '../idempotency-key.ts';
import { openApiSchemas } from '../openapi-schemas.ts';
import {
  addedComment,
  comment,
  createdTicket,
  newComment,
  newTicket,
  serviceError,
  ticket,
  ticketList,
  ticketRef,
} from './contract.ts';

/**
 * The ticket service as an OpenAPI 3.1 document, generated from its contract. The operations are called as the tools
 * that use them.
 *
 * @example writeFileSync('itsm.json', JSON.stringify(itsmOpenApi()));
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function itsmOpenApi(): JsonObject {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Ticket service',
      version: '1.0.0',
      description: 'Tickets of a service desk: open, list, read, comment.',
    },
    security: [{ apiKey: [] }],
    paths: {
      '/tickets': {
        post: {
          operationId: 'create_ticket',
          summary: 'Opens a ticket.',
          parameters: [idempotencyKey],
          requestBody: body('NewTicket'),
          responses: { 201: answer('The ticket, opened.', 'CreatedTicket'), ...refusals(400, 422) },
        },
        get: {
          operationId: 'list_recent_tickets',
          summary: 'The newest tickets of a caller, ten at the most, the newest first.',
          parameters: [
            { ...caller, required: true },
            inQuery('ref', 'TicketRef', 'How the ids of the wanted tickets begin, of the newest thousand.'),
          ],
          responses: {
            200: answer('The tickets; none for an unknown caller.', 'TicketList'),
            ...refusals(400),
          },
        },
      },
      '/tickets/{ticket_id}': {
        get: {
          operationId: 'get_ticket_status',
          summary: 'A ticket.',
          parameters: [ticketId, caller],
          responses: { 200: answer('The ticket.', 'Ticket'), ...refusals(400, 404) },
        },
      },
      '/tickets/{ticket_id}/comments': {
        post: {
          operationId: 'add_ticket_comment',
          summary: 'Adds a comment to a ticket.',
          parameters: [ticketId, caller, idempotencyKey],
          requestBody: body('NewComment'),
          responses: { 200: answer('The comment, added.', 'AddedComment'), ...refusals(400, 404, 422) },
        },
      },
    },
    components: {
      securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
      schemas: openApiSchemas({
        AddedComment: addedComment,
        Comment: comment,
        CreatedTicket: createdTicket,
        Error: serviceError,
        NewComment: newComment,
        NewTicket: newTicket,
        Ticket: ticket,
        TicketList: ticketList,
        TicketRef: ticketRef,
      }),
      responses: {
        400: answer('Something is missing or wrong.', 'Error'),
        403: gatewayAnswer('The API key is missing or wrong.'),
        404: answer('There is no such ticket, or it is somebody else’s.', 'Error'),
        422: answer('The Idempotency-Key was sent with another body before.', 'Error'),
        429: gatewayAnswer('Too many requests at once, or in this month.'),
        500: answer('Something went wrong in the service.', 'Error'),
      },
    },
  };
}

const schemaRef = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

const inQuery = (name: string, schema: string, description: string): JsonObject => ({
  name,
  in: 'query',
  description,
  schema: schemaRef(schema),
});

const caller = inQuery(
  'caller',
  'NewTicket/properties/caller_id',
  'Whose tickets. One of somebody else answers as one that is not there.',
);

const ticketId: JsonObject = {
  name: 'ticket_id',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
};

const idempotencyKey: JsonObject = {
  ...idempotencyKeyHeader,
  description: `${idempotencyKeyHeader.description} It counts for 24 hours.`,
};

function body(schema: string): JsonObject {
  return { required: true, content: { 'application/json': { schema: schemaRef(schema) } } };
}

function answer(description: string, schema: string): JsonObject {
  return { description, content: { 'application/json': { schema: schemaRef(schema) } } };
}

function gatewayAnswer(description: string): JsonObject {
  const schema = {
    type: 'object',
    properties: { message: { type: 'string' } },
    required: ['message'],
  };
  return { description, content: { 'application/json': { schema } } };
}

/** Every operation can meet the gateway, and a failure. */
function refusals(...own: readonly number[]): JsonObject {
  return Object.fromEntries(
    [...own, 403, 429, 500].map((status) => [status, { $ref: `#/components/responses/${status}` }]),
  );
}
