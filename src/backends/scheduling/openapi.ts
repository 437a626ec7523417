import * as z from 'zod';
import type { JsonObject } from '../../language/document.ts';
import { idempotencyKeyHeader } from '../idempotency-key.ts';
import { openApiSchemas } from '../openapi-schemas.ts';
import { type ActionName, actions, findCustomerPath, isWrite, pathOf } from './contract.ts';
import { errors, type SchedulingError } from './errors.ts';
import { address, customer, customerQuery, foundCustomer, location, note, project } from './parts.ts';

/** What an action does, and what it can refuse beside what any can. */
interface Operation {
  readonly summary: string;
  readonly refuses: readonly SchedulingError[];
}

const anywhere = ['missing_parameter', 'invalid_value', 'throttled', 'internal'] as const;
const write = ['key_reused', 'not_enabled'] as const;
const choice = [
  'project_not_found',
  'not_schedulable',
  'request_expired',
  'date_not_offered',
  'slot_not_offered',
  'slot_taken',
] as const;

const operations: { readonly [Name in ActionName]: Operation } = {
  list_projects: {
    summary: 'The jobs of a customer; those that are over only if they are asked for.',
    refuses: ['unknown_customer'],
  },
  get_available_dates: {
    summary: 'The days on which a job can be begun, under a request id that the next calls take along.',
    refuses: ['project_not_found', 'not_schedulable'],
  },
  get_time_slots: {
    summary: 'The times that are free on one of these days, and end before the office closes.',
    refuses: ['project_not_found', 'not_schedulable', 'request_expired', 'date_not_offered'],
  },
  confirm_appointment: {
    summary: 'Books a time that was offered.',
    refuses: [...choice, 'already_scheduled', 'state_conflict', ...write],
  },
  reschedule_appointment: {
    summary: 'Books the new time, and only then gives the old one up. Whatever fails, one of them stands.',
    refuses: [...choice, 'state_conflict', ...write],
  },
  cancel_appointment: {
    summary: 'Cancels the appointment of a job, for a reason.',
    refuses: ['project_not_found', 'not_schedulable', 'state_conflict', ...write],
  },
  get_project_details: {
    summary: 'A job in full.',
    refuses: ['project_not_found', 'unknown_customer'],
  },
  get_appointment_status: {
    summary: 'The last appointment of a job, and what may be done with it.',
    refuses: ['project_not_found'],
  },
  get_working_hours: { summary: 'When the office is open, from its one calendar.', refuses: [] },
  get_weather: { summary: 'The weather of a place, today and the days after.', refuses: ['upstream'] },
  add_note: { summary: 'Writes a note to a job.', refuses: ['project_not_found', ...write] },
  list_notes: { summary: 'The notes of a job, the newest first.', refuses: ['project_not_found'] },
};

/**
 * The scheduling service as an OpenAPI 3.1 document, generated from its contract. The operations are called as the
 * actions are.
 *
 * @example writeFileSync('scheduling.json', JSON.stringify(schedulingOpenApi()));
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function schedulingOpenApi(): JsonObject {
  const names = Object.keys(operations) as ActionName[];
  return {
    openapi: '3.1.1',
    info: {
      title: 'Scheduling service',
      version: '1.0.0',
      description: 'Jobs and their appointments: what is there, what is free, book, move, cancel, notes.',
    },
    security: [{ apiKey: [] }],
    paths: {
      ...Object.fromEntries(
        names.map((name) => [pathOf(name), { post: operationOf(name, operations[name], isWrite(name)) }]),
      ),
      [findCustomerPath]: {
        post: operationOf('find_customer', {
          summary:
            'Finds a customer by number or account. For programs: whoever calls does not choose the customer.',
          refuses: ['unknown_customer'],
        }),
      },
    },
    components: {
      securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
      schemas: openApiSchemas({
        Address: address,
        Customer: customer,
        Error: errorBody,
        GatewayError: z.object({ message: z.string() }),
        Location: location,
        Note: note,
        Project: project,
        find_customer_parameters: customerQuery,
        find_customer_result: withFrame('find_customer', foundCustomer.shape),
        ...Object.fromEntries(
          names.flatMap((name): [string, z.ZodType][] => [
            [`${name}_parameters`, actions[name].parameters],
            [`${name}_result`, withFrame(name, actions[name].result.shape)],
          ]),
        ),
      }),
    },
  };
}

const errorBody = z.object({
  error: z.string().describe('The code'),
  action: z.string(),
  message: z.string().describe('For whoever wrote the call, and not to be spoken'),
  parameter: z.string().optional().describe('The one that is missing or wrong'),
});

function withFrame(name: string, shape: z.ZodRawShape): z.ZodType {
  return z.object({ action: z.literal(name), mock_mode: z.boolean(), ...shape });
}

function operationOf(name: string, { summary, refuses }: Operation, takesKey = false): JsonObject {
  const codes: readonly SchedulingError[] = [...anywhere, ...refuses];
  return {
    operationId: name,
    summary,
    ...(takesKey && { parameters: [idempotencyKeyHeader] }),
    requestBody: { required: true, content: json(`${name}_parameters`) },
    responses: {
      200: { description: 'Done.', content: json(`${name}_result`) },
      403: { description: 'The API key is missing or wrong.', content: json('GatewayError') },
      429: { description: 'Too many requests.', content: json('GatewayError') },
      ...Object.fromEntries(
        codes.map((code) => {
          const alike = codes.filter((other) => errors[other] === errors[code]);
          return [errors[code], { description: alike.join(', '), content: json('Error') }];
        }),
      ),
    },
  };
}

function json(schema: string): JsonObject {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}
