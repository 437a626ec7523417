import type { BackendCall } from '../backend-call.ts';
import type { ActionName, Parameters, Result } from './contract.ts';
import type { Customer } from './parts.ts';

/**
 * The scheduling service, as its clients see it. Errors are `TrunklineError`s with a code of `errors`, and `auth`.
 * A project of another customer is `project_not_found`, as one that is not there.
 */
export interface Scheduling {
  act<Name extends ActionName>(
    action: Name,
    parameters: Parameters<Name>,
    call: BackendCall,
  ): Promise<Result<Name>>;
  /** Finds a customer by phone number (E.164) or by the account of a chat; undefined where there is none. */
  findCustomer(
    who: { readonly number?: string; readonly account?: string },
    call: BackendCall,
  ): Promise<Customer | undefined>;
}
