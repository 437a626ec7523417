import { longestWait } from './tables/limits.ts';

/** How one address is requested. Times in milliseconds. */
export interface Overrides {
  /** Without its fragment. */
  readonly url: string;
  readonly total: number;
  readonly read: number;
  readonly retries: number;
  /** The failures after which the request is made again. */
  readonly policy: ReadonlySet<string>;
}

/**
 * What the fragment of an address asks for: `#rc=2&rp=5xx`. Values outside their limits count as not written.
 *
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export function overridesOf(address: string): Overrides {
  const [url = '', fragment = ''] = address.split('#');
  const asked = new URLSearchParams(fragment);
  const number = (name: string, least: number, most: number, initial: number) => {
    const value = Number(asked.get(name) ?? Number.NaN);
    return Number.isInteger(value) && value >= least && value <= most ? value : initial;
  };
  const policy = (asked.get('rp') ?? 'ct').split(',');
  return {
    url,
    total: number('tt', 100, longestWait, longestWait),
    read: number('rt', 100, longestWait, longestWait),
    retries: number('rc', 0, 5, 1),
    policy: new Set(policy.includes('all') ? ['ct', 'rt', '4xx', '5xx'] : policy),
  };
}
