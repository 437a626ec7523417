import type { Fetch } from '../backends/http-call.ts';
import type { Clock } from '../language/clock.ts';
import type { Log } from '../language/log.ts';
import type { Fulfillment } from './fulfillment.ts';

/** What a project opens its tools with: whoever calls them keeps the time and the log. */
export interface ToolsSetting {
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly log: Log;
  /**
   * What stands between the tools and a backend, by a name of the project's own: a simulated call breaks the wire
   * where its fixture says so.
   */
  readonly wire?: (backend: string, fetch: Fetch) => Fetch;
}

/** Tools with whatever they hold open: a store, connections. */
export interface OpenTools {
  readonly fulfillment: Fulfillment;
  /** What may happen elsewhere during a simulated call, by a name of the project's own: another customer's booking. */
  readonly happenings?: { readonly [name: string]: () => Promise<void> };
  close(): Promise<void>;
}
