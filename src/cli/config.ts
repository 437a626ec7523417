import type { OpenTools, ToolsSetting } from '../fulfillment/open-tools.ts';
import type { Calendar } from '../language/calendar.ts';
import type { FunctionMock } from '../simulate/world.ts';
import type { TwilioConfig } from './twilio/twilio-config.ts';

/** What a project tells the command line. Paths are relative to the file that holds it. */
export interface Config {
  /**
   * The files that hold the project's flows and modules: TypeScript, JavaScript, or JSON in the Flow language.
   * `*` stands for any characters of a name, `**` for any folders.
   */
  readonly flows?: readonly string[];
  /** The folder of the simulated calls. */
  readonly fixtures?: string;
  /** Where `trunkline build` writes to. @default 'build/flows' */
  readonly out?: string;
  /** The Lambda functions that flows call, by the names that the flows use. */
  readonly functions?: { readonly [name: string]: ConfiguredFunction };
  /**
   * The hours of operation by the clock, by the names that the flows use: what `calendar` in a fixture stands for, and
   * what `trunkline call` goes by where its world has a `clock`.
   */
  readonly hours?: { readonly [name: string]: Calendar };
  /**
   * Opens the tools of the project: for `trunkline tools`, and for fixtures with `tools: real`. Whoever opens them
   * closes them.
   */
  readonly tools?: (setting: ToolsSetting) => Promise<OpenTools>;
  /** The Amazon Connect instances of the project, by names of your own. */
  readonly instances?: { readonly [name: string]: Instance };
  /** How `trunkline twilio` answers the phone. */
  readonly twilio?: TwilioConfig;
}

/** What is known of a function outside the flows. */
export interface ConfiguredFunction {
  /** The function in AWS. */
  readonly arn?: string;
  /** What it answers in `trunkline call` and `trunkline twilio simulate`. */
  readonly mock?: FunctionMock;
}

/** An Amazon Connect instance. */
export interface Instance {
  /** The id at the end of the instance's ARN. */
  readonly id: string;
  /** @example 'eu-central-1' */
  readonly region: string;
}

/**
 * Gives the configuration its type. Export it as `config` from `trunkline.config.ts`.
 *
 * @example
 * ```ts
 * export const config = defineConfig({
 *   flows: ['flows/*.ts'],
 *   out: 'build/flows',
 *   functions: { 'order-status': { mock: { status: 'on its way' } } },
 *   instances: { dev: { id: '00000000-0000-4000-8000-000000000000', region: 'eu-central-1' } },
 * });
 * ```
 */
export function defineConfig(config: Config): Config {
  return config;
}
