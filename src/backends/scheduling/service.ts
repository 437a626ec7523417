import type * as z from 'zod';
import { TrunklineError } from '../../language/error.ts';
import type { Log } from '../../language/log.ts';
import { nearest } from '../../language/nearest.ts';
import type { Rate } from '../../serve/rate-limit.ts';
import { readJson } from '../../serve/read-json.ts';
import { guarded, type Service } from '../../serve/service.ts';
import { idempotencyKeyOf } from '../idempotency-key.ts';
import { refused } from './bookings/refused.ts';
import {
  type ActionName,
  actions,
  isAction,
  isWrite,
  type ReadParameters,
  type Result,
  type WriteName,
  writes,
} from './contract.ts';
import { customers } from './customers.ts';
import { type Desk, type DeskOptions, desk } from './desk.ts';
import { errors, isSchedulingError } from './errors.ts';
import { schedulingOpenApi } from './openapi.ts';
import { customer, customerQuery } from './parts.ts';
import { readParameters } from './read-parameters.ts';

/** What the scheduling service is made with. */
export interface SchedulingServiceOptions extends DeskOptions {
  /** Each of them opens the service. */
  readonly apiKeys: readonly string[];
  /** For each key. @default 50 a second, 100 at once */
  readonly rate?: Rate;
  /** The writes that are switched on; any other is refused with `not_enabled`. @default all four */
  readonly enabled?: readonly WriteName[];
  /** What results say of themselves: that there is no real office behind them. @default false */
  readonly mockMode?: boolean;
  /** One line a request; without parameters. */
  readonly log?: Log;
}

/**
 * The scheduling service over HTTP: the twelve actions of the contract, each a POST to its name, and `/find-customer`.
 * What it takes and answers is in its own `/openapi.json`. Several instances may share a store.
 *
 * @example
 * ```ts
 * const options = { store: memoryStore(), clock: systemClock, calendar: officeCalendar, random: Math.random };
 * await seedScheduling(options);
 * const { url } = await serveNode(schedulingService({ ...options, apiKeys: [key] }), { port: 8082 });
 * ```
 */
export function schedulingService(options: SchedulingServiceOptions): Service {
  const { apiKeys, clock, enabled = writes, mockMode = false, rate, log = () => {} } = options;
  const acts = desk(options);
  const known = customers(options.store);

  const carryOut = async (name: string, request: Request): Promise<object> => {
    if (name === '')
      throw refused('no_action', 'The path names no action. Write one such as /list-projects.');
    if (request.method !== 'POST') throw refused('unknown_action', 'An action is called with POST.');
    if (name === 'find_customer') {
      const found = await known.find(readParameters(customerQuery, await bodyOf(request)));
      return { customer: customer.parse(found) };
    }
    if (!isAction(name)) throw unknownAction(name);
    if (!isWrite(name)) return act(acts, name, await bodyOf(request));
    if (!enabled.includes(name)) throw refused('not_enabled', `${name} is switched off in this service.`);
    return act(acts, name, await bodyOf(request), idempotencyKeyOf(request));
  };

  const answer = async (request: Request): Promise<Response> => {
    const action = actionIn(request);
    if (action === 'openapi.json' && request.method === 'GET') return Response.json(schedulingOpenApi());
    try {
      return Response.json({ action, mock_mode: mockMode, ...(await carryOut(action, request)) });
    } catch (error) {
      if (!(error instanceof TrunklineError && isSchedulingError(error.code))) throw error;
      const { code, message, args } = error;
      const parameter = typeof args.parameter === 'string' ? { parameter: args.parameter } : {};
      return Response.json({ error: code, action, message, ...parameter }, { status: errors[code] });
    }
  };
  return guarded(
    { fetch: answer },
    {
      name: 'scheduling',
      apiKeys,
      clock,
      log,
      ...(rate && { rate }),
      failure: (request) => ({
        error: 'internal',
        action: actionIn(request),
        message: 'Something went wrong here.',
      }),
    },
  );
}

/** The name of the action that a request is for, in snake case. */
function actionIn({ url }: Request): string {
  return new URL(url).pathname.slice(1, 61).replaceAll('-', '_');
}

function act<Name extends ActionName>(
  acts: Desk,
  name: Name,
  body: unknown,
  key?: string,
): Promise<Result<Name>> {
  // The compiler does not see that a table's member goes with its name.
  const parameters = readParameters<z.ZodType>(actions[name].parameters, body) as ReadParameters<Name>;
  return acts[name](parameters, key);
}

async function bodyOf(request: Request): Promise<unknown> {
  const body = await readJson(request);
  if ('problem' in body) throw refused('invalid_value', body.problem);
  return body.value;
}

function unknownAction(name: string): TrunklineError {
  const meant = nearest(name, Object.keys(actions));
  return refused(
    'unknown_action',
    `There is no action of this name. ${meant === undefined ? 'All of them are in /openapi.json.' : `Did you mean ${meant}?`}`,
  );
}
