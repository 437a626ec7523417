import { itsmClient } from '../../../src/backends/itsm/client.ts';
import { type ItsmServiceOptions, itsmService } from '../../../src/backends/itsm/service.ts';
import { type VirtualClock, virtualClock } from '../../../src/language/virtual-clock.ts';
import type { Service } from '../../../src/serve/service.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../../src/store/stores/memory.ts';

export const apiKey = 'test-key';
export const caller = 'c_0123456789abcdef';
export const stranger = 'c_fedcba9876543210';

/** Numbers that look random and are the same in every run. */
export function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One instance of the service on a store, and what calls it. */
export interface Desk {
  readonly service: Service;
  readonly itsm: ReturnType<typeof itsmClient>;
  readonly store: Store;
  readonly clock: VirtualClock;
  /** Sends a request as it stands; with the key, unless the headers say otherwise. */
  ask(
    path: string,
    init?: { method?: string; body?: string; headers?: Record<string, string> },
  ): Promise<Response>;
  /** Posts JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** @param seed Instances that draw from the same one draw the same ids. */
export function desk(
  options: Partial<ItsmServiceOptions> & { clock?: VirtualClock; seed?: number } = {},
): Desk {
  const {
    seed = 1,
    store = memoryStore(),
    clock = virtualClock(Date.parse('2025-10-06T13:00:00Z')),
  } = options;
  const random = drawn(seed);
  const service = itsmService({ apiKeys: [apiKey], random, ...options, store, clock });
  const ask: Desk['ask'] = (path, { headers = {}, ...init } = {}) =>
    service.fetch(
      new Request(`http://itsm${path}`, { ...init, headers: { 'x-api-key': apiKey, ...headers } }),
    );
  return {
    service,
    itsm: itsmClient({ url: 'http://itsm', apiKey, fetch: service.fetch, clock, random }),
    store,
    clock,
    ask,
    post: (path, body, headers = {}) => ask(path, { method: 'POST', body: JSON.stringify(body), headers }),
  };
}

/** Status and body, for comparing. */
export async function told(response: Response | Promise<Response>): Promise<readonly [number, unknown]> {
  const { status } = await response;
  return [status, await (await response).json()];
}
