import { type Context, Hono } from 'hono';
import type * as z from 'zod';
import type { Clock } from '../../language/clock.ts';
import { TrunklineError } from '../../language/error.ts';
import type { Log } from '../../language/log.ts';
import { valueProblem } from '../../language/value-problem.ts';
import type { Rate } from '../../serve/rate-limit.ts';
import { readJson } from '../../serve/read-json.ts';
import { guarded, type Service } from '../../serve/service.ts';
import type { Store } from '../../store/store.ts';
import { idempotencyKeyOf } from '../idempotency-key.ts';
import { monthlyQuota } from '../monthly-quota.ts';
import { newComment, newTicket, ticketRef } from './contract.ts';
import { itsmOpenApi } from './openapi.ts';
import { tickets } from './tickets.ts';

/** What the ticket system is made with. */
export interface ItsmServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Each of them opens the service. */
  readonly apiKeys: readonly string[];
  /** From 0 to below 1. Ids are drawn from it. */
  readonly random: () => number;
  /** For each key. @default 50 a second, 100 at once, 10 000 a month */
  readonly limits?: { readonly rate?: Rate; readonly monthly?: number };
  /** One line a request; without descriptions, comments and callers. */
  readonly log?: Log;
}

/**
 * The ticket system as an HTTP service: opens, lists and reads tickets, and adds comments. What it takes and answers is
 * in its own `/openapi.json`. Several instances may share a store.
 *
 * @example
 * ```ts
 * const service = itsmService({ store: memoryStore(), clock: systemClock, apiKeys: [key], random: Math.random });
 * const { url } = await serveNode(service, { port: 8081 });
 * ```
 */
export function itsmService({
  store,
  clock,
  apiKeys,
  random,
  limits: { rate, monthly = 10_000 } = {},
  log = () => {},
}: ItsmServiceOptions): Service {
  const desk = tickets({ store, clock, random });
  const app = new Hono();

  app.post('/tickets', async (context) => {
    const ticket = await bodyOf(context, newTicket);
    return context.json(await desk.create(ticket, idempotencyKeyOf(context.req.raw)), 201);
  });
  app.get('/tickets', async (context) => {
    const caller = callerOf(context);
    if (caller === undefined) throw invalid('caller is missing. Write ?caller= and the id of a caller.');
    const ref = context.req.query('ref');
    const wanted = ref === undefined ? undefined : parsed(ticketRef, ref, 'ref');
    return context.json({ tickets: await desk.list(caller, wanted) });
  });
  app.get('/tickets/:id', async (context) =>
    context.json(await desk.get(idOf(context.req.param('id')), callerOf(context))),
  );
  app.post('/tickets/:id/comments', async (context) => {
    const caller = callerOf(context);
    const { comment } = await bodyOf(context, newComment);
    const key = idempotencyKeyOf(context.req.raw);
    const from = { ...(caller === undefined ? {} : { caller }), ...(key === undefined ? {} : { key }) };
    return context.json(await desk.comment(idOf(context.req.param('id')), comment, from));
  });
  app.get('/tickets/', () => {
    throw invalid('The id of the ticket is missing. Write /tickets/ and its id.');
  });
  app.get('/openapi.json', (context) => context.json(itsmOpenApi()));
  app.notFound((context) =>
    context.json({ error: 'There is no such address. All of them are in /openapi.json.' }, 404),
  );
  app.onError((error, context) => {
    const status = error instanceof TrunklineError ? statuses[error.code] : undefined;
    if (status === undefined) throw error;
    return context.json({ error: error.message }, status);
  });

  return guarded(
    { fetch: async (request) => app.fetch(request) },
    {
      name: 'itsm',
      apiKeys,
      clock,
      log,
      ...(rate && { rate }),
      quota: monthlyQuota({ store, clock, name: 'itsm-quota', most: monthly }),
      failure: () => ({ error: 'Something went wrong here.' }),
    },
  );
}

const statuses: { readonly [code: string]: 400 | 404 | 422 } = {
  invalid_value: 400,
  not_found: 404,
  key_reused: 422,
};

async function bodyOf<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  const body = await readJson(context.req.raw);
  if ('problem' in body) throw invalid(body.problem);
  return parsed(schema, body.value, 'The body');
}

/** A caller that is given and empty is not one that is left out: that would open everybody's tickets. */
function callerOf(context: Context): string | undefined {
  const caller = context.req.query('caller');
  return caller === undefined ? undefined : parsed(newTicket.shape.caller_id, caller, 'caller');
}

const uuidForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What is no id is the id of no ticket. */
function idOf(id: string): string {
  return uuidForm.test(id) ? id.toLowerCase() : '';
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, name: string): z.output<Schema> {
  const result = schema.safeParse(value, { error: valueProblem });
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.map(({ path, message }) => `${path.join('.') || name} ${message}`).join(' '),
  );
}

function invalid(message: string): TrunklineError {
  return new TrunklineError('invalid_value', message);
}
