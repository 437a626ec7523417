import type { HttpAccess } from '../../backends/http-call.ts';
import { itsmClient } from '../../backends/itsm/client.ts';
import type { Itsm } from '../../backends/itsm/itsm.ts';
import { schedulingClient } from '../../backends/scheduling/client.ts';
import type { Scheduling } from '../../backends/scheduling/scheduling.ts';
import { TrunklineError } from '../../language/error.ts';
import type { Log } from '../../language/log.ts';
import { systemClock } from '../../language/system-clock.ts';
import type { Store } from '../../store/store.ts';
import { memoryStore } from '../../store/stores/memory.ts';
import { fulfillment } from '../fulfillment.ts';
import type { Tool } from '../tool.ts';
import type { LambdaHandler } from './lambda-context.ts';
import { lambdaHandler } from './lambda-handler.ts';
import { lambdaSettings, type SettingsSource } from './lambda-settings.ts';
import { powertoolsLog } from './powertools-log.ts';
import { storeOnDemand } from './store-on-demand.ts';

/** What a function of one tool is made with. */
export interface ToolFunctionOptions extends SettingsSource {
  /** Opens the store of outcomes that `DATABASE_URL` names. A tool that writes needs it; others keep nothing. */
  readonly openStore?: (url: string) => Promise<Store>;
  /** @default powertoolsLog() */
  readonly log?: Log;
}

/**
 * A Lambda function of one tool of the ticket side. Its environment has `ITSM_URL` and by reference the secrets
 * `ITSM_API_KEY` and `CALLER_SECRET`, and for a tool that writes `DATABASE_URL`: see `lambdaSettings()`.
 *
 * @throws {TrunklineError} `missing_setting` and `no_store`, when the function starts.
 * @example
 * ```ts
 * const openStore = (url: string) => postgresStore({ url });
 * export const handler = itsmFunction(createTicket, { env: process.env, openStore });
 * ```
 */
export function itsmFunction(
  tool: Tool<string, { readonly itsm: Itsm }>,
  options: ToolFunctionOptions,
): LambdaHandler {
  return toolFunction('ITSM', tool, withItsm, options);
}

/**
 * The same for a tool of the scheduling side, with `SCHEDULING_URL` and `SCHEDULING_API_KEY`.
 *
 * @throws {TrunklineError} `missing_setting` and `no_store`, when the function starts.
 * @example
 * ```ts
 * const openStore = (url: string) => postgresStore({ url });
 * export const handler = schedulingFunction(confirmAppointment, { env: process.env, openStore });
 * ```
 */
export function schedulingFunction(
  tool: Tool<string, { readonly scheduling: Scheduling }>,
  options: ToolFunctionOptions,
): LambdaHandler {
  return toolFunction('SCHEDULING', tool, withScheduling, options);
}

const withItsm = (access: HttpAccess) => ({ itsm: itsmClient(access) });
const withScheduling = (access: HttpAccess) => ({ scheduling: schedulingClient(access) });

function toolFunction<Backends extends object>(
  side: 'ITSM' | 'SCHEDULING',
  tool: Tool<string, NoInfer<Backends>>,
  backends: (access: HttpAccess) => Backends,
  { openStore, log = powertoolsLog(), ...source }: ToolFunctionOptions,
): LambdaHandler {
  if (tool.writes && openStore === undefined)
    throw new TrunklineError(
      'no_store',
      `${tool.name} changes something, and this function keeps no outcomes. Give it openStore.`,
      { tool: tool.name },
    );
  const url = `${side}_URL` as const;
  const apiKey = `${side}_API_KEY` as const;
  const database = tool.writes ? (['DATABASE_URL'] as const) : [];
  const settings = lambdaSettings({ texts: [url], secrets: [apiKey, 'CALLER_SECRET', ...database] }, source);
  const made = async (): Promise<LambdaHandler> => {
    const secrets = await settings.secrets();
    const access = {
      url: settings.texts[url],
      apiKey: secrets[apiKey],
      clock: systemClock,
      random: Math.random,
      ...(source.fetch === undefined ? {} : { fetch: source.fetch }),
    };
    const tools = fulfillment({
      tools: [tool],
      backends: backends(access),
      outcomes:
        openStore === undefined ? memoryStore() : storeOnDemand(() => openStore(secrets.DATABASE_URL)),
      clock: systemClock,
      log,
      callerSecret: secrets.CALLER_SECRET,
    });
    return lambdaHandler(tools, { tool: tool.name });
  };
  let ready: Promise<LambdaHandler> | undefined;
  return async (event, context) => {
    ready ??= made().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return (await ready)(event, context);
  };
}
