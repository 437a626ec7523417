import type * as z from 'zod';
import type { JsonObject } from '../../language/document.ts';
import { TrunklineError } from '../../language/error.ts';
import type { BackendCall } from '../backend-call.ts';
import { type CodeOf, type HttpAccess, httpCaller } from '../http-call.ts';
import {
  type ActionName,
  actions,
  findCustomerPath,
  isWrite,
  type Parameters,
  pathOf,
  type Result,
} from './contract.ts';
import { isSchedulingError } from './errors.ts';
import { foundCustomer } from './parts.ts';
import type { Scheduling } from './scheduling.ts';

/**
 * The scheduling service behind a URL. Every call takes 7 seconds at the most; reads, and writes with a key, are made
 * up to three times.
 *
 * @example
 * ```ts
 * const scheduling = schedulingClient({ url, apiKey, clock: systemClock, random: Math.random });
 * const parameters = { customer_id: 'CUST001' };
 * const { projects } = await scheduling.act('list_projects', parameters, { contactId });
 * ```
 */
export function schedulingClient(access: HttpAccess): Scheduling {
  const call = httpCaller(access, codeOf);
  return {
    act: <Name extends ActionName>(action: Name, parameters: Parameters<Name>, context: BackendCall) =>
      call<Result<Name>>({
        name: action,
        path: pathOf(action),
        body: parameters as JsonObject,
        reads: !isWrite(action),
        // The compiler does not see that a table's member goes with its name.
        answer: actions[action].result as unknown as z.ZodType<Result<Name>>,
        context,
      }),
    async findCustomer({ number, account }, context) {
      const body = { ...(number !== undefined && { number }), ...(account !== undefined && { account }) };
      const asked = { name: 'find_customer', path: findCustomerPath, body, reads: true, context };
      try {
        return (await call({ ...asked, answer: foundCustomer })).customer;
      } catch (error) {
        if (error instanceof TrunklineError && error.code === 'unknown_customer') return undefined;
        throw error;
      }
    },
  };
}

const codeOf: CodeOf = (_status, { error }) =>
  typeof error === 'string' && isSchedulingError(error) ? error : undefined;
