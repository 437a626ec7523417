import type * as z from 'zod';
import type { TrunklineError } from '../../language/error.ts';
import type { Store } from '../../store/store.ts';
import { refused } from './bookings/refused.ts';
import type { Customer, customerQuery, location } from './parts.ts';

/** A place of a company. */
export type Place = z.output<typeof location>;

/** A customer as it is kept. */
export interface CustomerRecord extends Customer {
  /** E.164. No two customers have the same. */
  readonly number?: string;
  /** What a chat signs in with. No two customers have the same. */
  readonly account?: string;
  /** Only an active customer is served. */
  readonly status: 'active' | 'inactive' | 'suspended' | 'deleted';
  /** The places of a company; empty for a person. */
  readonly locations: readonly Place[];
}

/** Customers by their ids, their numbers and their accounts. */
export interface Customers {
  /**
   * Adds a customer who is not there yet; one who is stays as it stands.
   *
   * @throws {TrunklineError} `invalid_value` where the number or the account is another customer's.
   */
  add(customer: CustomerRecord): Promise<void>;
  /** @throws {TrunklineError} `unknown_customer` for one who is not there or not active. */
  get(customerId: string): Promise<CustomerRecord>;
  /** @throws {TrunklineError} `unknown_customer` */
  find(query: z.output<typeof customerQuery>): Promise<CustomerRecord>;
}

/**
 * The customers of a store.
 *
 * @example await customers(store).add({ ...customer, number: '+12025550101', status: 'active', locations: [] });
 */
export function customers(store: Store): Customers {
  const records = store.collection<CustomerRecord>('customers');
  const reached = store.collection<{ readonly customer_id: string }>('customer-contacts');

  const get = async (customerId: string) => {
    const found = await records.get(customerId);
    if (found?.value.status !== 'active') throw unknownCustomer();
    return found.value;
  };
  return {
    get,
    async add(customer) {
      // The number and the account are claimed first: a claim without its customer finds nobody, and does no harm.
      for (const [parameter, key] of contactsOf(customer)) {
        if (await reached.insert(key, { customer_id: customer.customer_id })) continue;
        const owner = await reached.get(key);
        if (owner?.value.customer_id !== customer.customer_id)
          throw refused('invalid_value', `The ${parameter} belongs to another customer.`, {
            parameter,
          });
      }
      await records.insert(customer.customer_id, customer);
    },
    async find(query) {
      const [, key = ''] = contactsOf(query)[0] ?? [];
      const found = await reached.get(key);
      if (found === undefined) throw unknownCustomer();
      return get(found.value.customer_id);
    },
  };
}

function contactsOf({
  number,
  account,
}: Pick<z.output<typeof customerQuery>, 'number' | 'account'>): readonly (readonly [string, string])[] {
  return [
    ...(number === undefined ? [] : [['number', `number:${number}`] as const]),
    ...(account === undefined ? [] : [['account', `account:${account}`] as const]),
  ];
}

/** The same for whoever is not there, not active, or not of this client. */
export function unknownCustomer(): TrunklineError {
  return refused('unknown_customer', 'There is no such customer.');
}

/**
 * The places that a list of jobs is about: for a company its primary one, the one that is named, or `all`.
 * Undefined where no job is left out.
 *
 * @throws {TrunklineError} `invalid_value` for a place that the customer does not have, naming those that it has.
 */
export function placeFor({ locations }: CustomerRecord, wanted: string | undefined): string | undefined {
  if (wanted?.toLowerCase() === 'all') return undefined;
  if (wanted === undefined) return locations.find(({ primary }) => primary)?.location_id;
  const found = locations.find(({ location_id, name }) =>
    [location_id, name].some((word) => word.toLowerCase() === wanted.toLowerCase()),
  );
  if (found !== undefined) return found.location_id;
  const known = locations.map(({ location_id, name }) => `${location_id} (${name})`).join(', ');
  throw refused(
    'invalid_value',
    known === ''
      ? 'The customer has no places. Leave location_id out.'
      : `The customer has no such place. There are ${known}, and "all".`,
    { parameter: 'location_id' },
  );
}
