import type { Fetch } from '../backends/http-call.ts';
import type { Clock } from '../language/clock.ts';
import { TrunklineError } from '../language/error.ts';
import type { Log } from '../language/log.ts';
import { isFields } from '../language/shape.ts';
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

/**
 * Gives back what `tools` of a configuration gave: no compiler may have seen the configuration.
 *
 * @throws {TrunklineError} `tools_not_opened` where that is something else than opened tools.
 */
export function mustBeOpen(given: unknown): OpenTools {
  if (areOpen(given)) return given;
  const mended =
    typeof given === 'function'
      ? 'It gives a function: write tools: openTools, or call it, as in tools: (setting) => openTools(setting).'
      : 'fulfillment is what fulfillment() gives, and close a function that closes what the tools hold open.';
  throw new TrunklineError(
    'tools_not_opened',
    `tools of the configuration must give { fulfillment, close }. ${mended}`,
  );
}

function areOpen(given: unknown): given is OpenTools {
  if (!isFields(given) || !isFields(given['fulfillment'])) return false;
  return typeof given['fulfillment']['call'] === 'function' && typeof given['close'] === 'function';
}
