import { Hono } from 'hono';
import { TrunklineError } from '../../language/error.ts';
import { isFields } from '../../language/shape.ts';
import { readJson } from '../../serve/read-json.ts';
import type { Service } from '../../serve/service.ts';
import { answerOf } from '../answer.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { type Admission, refusalOf } from '../http/admission.ts';
import { type OpenApiOptions, openApi } from '../http/openapi.ts';
import { mayBeMadeAgain, programStatus } from '../http/program-status.ts';
import { type Identity, identityOf } from '../identity.ts';
import { knownTool } from '../known-tool.ts';

/** What the tools are offered with over plain HTTP. */
export interface HttpOptions extends Admission, OpenApiOptions {
  /** Whose calls these are where a request has no `x-trunkline-contact`. Without it, such a call is refused. */
  readonly identity?: Identity;
}

/**
 * The tools over plain HTTP: `POST /tools/<name>` with the input as JSON, and `GET /openapi.json`.
 *
 * For an agent every outcome answers 200 with `{ outcome, message?, … }`, so that it reads what to say. For a program
 * the status is the outcome's: see `programStatus()`. A request that is no call of a tool gets 4xx and `{ error }`.
 *
 * Who calls is told by headers: `x-trunkline-contact`, `x-trunkline-number`, `x-trunkline-account`; and which call it
 * is by `x-trunkline-turn` or `Idempotency-Key`, which makes repeats certain.
 *
 * @example
 * ```ts
 * const http = toolsOverHttp(fulfillment, { for: 'program', keys: [key] });
 * const response = await http.fetch(request);
 * ```
 */
export function toolsOverHttp(
  fulfillment: Fulfillment,
  { identity: known, for: reader, ...options }: HttpOptions,
): Service {
  const app = new Hono();
  app.use(async ({ req }, next) => {
    const refusal = refusalOf(req.raw, options);
    if (refusal === undefined) return next();
    return refused(
      refusal.status,
      refusal.reason,
      refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {},
    );
  });
  app.get('/openapi.json', (context) => context.json(openApi(fulfillment, { ...options, for: reader })));
  app.post('/tools/:name', async ({ req }) => {
    const { name: tool } = knownTool(fulfillment, req.param('name'));
    const identity = identityOf(req.raw.headers, known);
    if (!isJson(req.header('content-type')))
      return refused(415, 'The input has to be sent as application/json.');
    const body = await readJson(req.raw);
    if ('problem' in body) return refused(400, body.problem);
    if (!isFields(body.value)) return refused(400, 'The body has to be a JSON object.');
    const result = await fulfillment.call({ tool, input: body.value, ...identity, signal: req.raw.signal });
    const { outcome } = result;
    return Response.json(answerOf(result), {
      status: reader === 'agent' ? 200 : programStatus(outcome),
      headers: reader === 'program' && mayBeMadeAgain(outcome) ? { 'retry-after': '1' } : {},
    });
  });
  app.all('/tools/:name', () => refused(405, 'A tool is called with POST.', { allow: 'POST' }));
  app.notFound(() => refused(404, 'There is POST /tools/<name> here, and GET /openapi.json.'));
  app.onError((error) => {
    const status = error instanceof TrunklineError ? wrongCalls[error.code] : undefined;
    return status === undefined
      ? refused(500, 'There is a problem on our side.')
      : refused(status, error.message);
  });
  return { fetch: async (request) => app.fetch(request) };
}

const wrongCalls: { readonly [code: string]: number } = { unknown_tool: 404, bad_identity: 400 };

function isJson(type: string | undefined): boolean {
  return type?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

function refused(status: number, error: string, headers: { readonly [name: string]: string } = {}): Response {
  return Response.json({ error }, { status, headers });
}
