import type { Scheduling } from '../../backends/scheduling/scheduling.ts';
import { readCall } from '../backend-call.ts';
import { outcome } from '../outcome-code.ts';
import type { ToolContext } from '../tool.ts';

/** What the tools of the scheduling side are run with. */
export type WithScheduling = ToolContext & { readonly scheduling: Scheduling };

/**
 * The customer whom a contact tells, by the number or else by the account. Whoever is on the line cannot name another.
 * Ends with `unknown_customer` where there is none.
 */
export const ofCustomer = {
  customer_id: async (context: WithScheduling): Promise<string> => {
    const { number, account } = context.caller;
    const who = number === undefined ? account && { account } : { number };
    const found = who && (await context.scheduling.findCustomer(who, readCall(context)));
    if (!found) throw outcome('unknown_customer');
    return found.customer_id;
  },
};
